-- Which rows are used, which are rejected and why: the first reason that applies.
CREATE VIEW judged_people AS
SELECT *, CASE
    WHEN person_id IS NULL THEN 'missing person_id'
    WHEN row_number() OVER (PARTITION BY person_id ORDER BY row_no) > 1 THEN 'duplicate person' END AS reason
FROM raw_people;

CREATE TABLE people AS
SELECT person_id, age, gender, CASE WHEN regexp_full_match(country, '[A-Za-z]{2}')
    THEN lower(country) ELSE country END AS country, metro, devices,
    row_number() OVER (ORDER BY row_no) AS person
FROM judged_people WHERE reason IS NULL;

CREATE VIEW judged_interests AS
SELECT *, CASE
    WHEN interest_id IS NULL THEN 'missing interest_id'
    WHEN NOT regexp_full_match(interest_id, '[0-9]{1,18}') THEN 'malformed interest_id'
    WHEN row_number() OVER (PARTITION BY interest_id ORDER BY row_no) > 1 THEN 'duplicate interest'
    WHEN name IS NULL THEN 'missing interest name' END AS reason
FROM raw_interests;

CREATE TABLE interests AS SELECT interest_id, name, parent_id FROM judged_interests WHERE reason IS NULL;

CREATE VIEW judged_accounts AS
SELECT *, CASE
    WHEN key IS NULL THEN 'missing ad_account_id'
    WHEN NOT regexp_full_match(key, '[0-9]{1,18}') THEN 'malformed ad_account_id'
    WHEN row_number() OVER (PARTITION BY key ORDER BY row_no) > 1 THEN 'duplicate ad account' END AS reason
FROM raw_accounts;

CREATE VIEW judged_items AS
WITH tags AS (
    SELECT row_no, unnest(string_split(interest_ids, ';')) AS tag FROM raw_items WHERE interest_ids IS NOT NULL),
bad AS (
    SELECT row_no, bool_or(NOT regexp_full_match(tag, '[0-9]{1,18}')) AS malformed, bool_or(tag NOT IN (SELECT interest_id
        FROM interests)) AS unknown
    FROM tags GROUP BY row_no)
SELECT raw_items.*, CASE
    WHEN item_id IS NULL THEN 'missing item_id'
    WHEN row_number() OVER (PARTITION BY item_id ORDER BY raw_items.row_no) > 1 THEN 'duplicate item'
    WHEN NOT regexp_full_match(ad_account_id, '[0-9]{1,18}') THEN 'malformed ad_account_id'
    WHEN ad_account_id IS NOT NULL AND (SELECT has_accounts FROM params)
        AND ad_account_id NOT IN (SELECT key FROM judged_accounts WHERE reason IS NULL) THEN 'unknown ad account'
    WHEN malformed THEN 'malformed interest_id'
    WHEN unknown THEN 'unknown interest' END AS reason
FROM raw_items LEFT JOIN bad ON bad.row_no = raw_items.row_no;

CREATE TABLE items AS
SELECT item_id, ad_account_id, interest_ids, row_number() OVER (ORDER BY row_no) AS item FROM judged_items WHERE reason IS NULL;

CREATE TABLE item_tags AS
SELECT DISTINCT item, unnest(string_split(interest_ids, ';')) AS interest_id FROM items WHERE interest_ids IS NOT NULL;

CREATE TABLE accounts AS
SELECT key AS account, coalesce(name, key) AS name FROM judged_accounts WHERE reason IS NULL AND (SELECT has_accounts FROM params)
UNION ALL
SELECT DISTINCT ad_account_id, ad_account_id FROM items WHERE ad_account_id IS NOT NULL AND NOT (SELECT has_accounts FROM params);

-- Times: a day, perhaps a time, perhaps an offset, taken apart here so that no cast decides about time zones.
CREATE TABLE judged_interactions AS
WITH parts AS (
    SELECT raw_interactions.*, people.person, items.item, items.ad_account_id,
        regexp_extract(occurred_at, '^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$',
            ['day', 'time', 'zone']) AS part
    FROM raw_interactions
    LEFT JOIN people ON people.person_id = raw_interactions.person_id
    LEFT JOIN items ON items.item_id = raw_interactions.item_id),
timed AS (
    SELECT *, try_cast(part.day || ' ' || CASE
            WHEN part.time = '' THEN '00:00:00'
            WHEN length(part.time) = 5 THEN part.time || ':00'
            ELSE part.time END AS TIMESTAMP)
        - CASE WHEN part.zone IN ('', 'Z') THEN INTERVAL 0 MINUTE
            ELSE to_minutes(CAST(part.zone[1] || '1' AS BIGINT) * (60 * CAST(part.zone[2:3] AS BIGINT) + CAST(part.zone[5:6] AS BIGINT))) END AS happened
    FROM parts)
SELECT row_no, person, item, ad_account_id, action <> 'impression' AS engaged, device,
    CASE
        WHEN person_id IS NULL THEN 'missing person_id'
        WHEN item_id IS NULL THEN 'missing item_id'
        WHEN action IS NULL THEN 'missing action'
        WHEN occurred_at IS NULL THEN 'missing occurred_at'
        WHEN happened IS NULL THEN 'malformed occurred_at'
        WHEN person IS NULL THEN 'unknown person'
        WHEN item IS NULL THEN 'unknown item' END AS reason,
    happened >= day - to_days(CAST(window_days - 1 AS INTEGER)) AND happened < day + INTERVAL 1 DAY AS inside
FROM timed, params;

CREATE VIEW judged_person_interests AS
SELECT raw_person_interests.*, CASE
    WHEN person_id IS NULL THEN 'missing person_id'
    WHEN interest_id IS NULL THEN 'missing interest_id'
    WHEN NOT regexp_full_match(interest_id, '[0-9]{1,18}') THEN 'malformed interest_id'
    WHEN person_id NOT IN (SELECT person_id FROM people) THEN 'unknown person'
    WHEN interest_id NOT IN (SELECT interest_id FROM interests) THEN 'unknown interest' END AS reason
FROM raw_person_interests;

CREATE VIEW verdicts AS
SELECT 'people' AS input, reason, true AS inside FROM judged_people
UNION ALL SELECT 'interests', reason, true FROM judged_interests
UNION ALL SELECT 'accounts', reason, true FROM judged_accounts
UNION ALL SELECT 'items', reason, true FROM judged_items
UNION ALL SELECT 'interactions', reason, inside FROM judged_interactions
UNION ALL SELECT 'person_interests', reason, true FROM judged_person_interests;
