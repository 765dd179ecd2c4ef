-- Distinct people of every audience, with every value and every interest.
CREATE TABLE events AS
SELECT person, item, ad_account_id AS account, engaged, device FROM judged_interactions WHERE reason IS NULL AND inside;

CREATE TABLE audiences AS
SELECT row_number() OVER (ORDER BY scope, account, type) AS audience, account, scope, type
FROM (SELECT account, 'PARTNER' AS scope FROM accounts UNION ALL SELECT '', 'PINTEREST'), (VALUES ('ENGAGEMENT'),
    ('IMPRESSION_PLUS_ENGAGEMENT')) AS t(type);

CREATE TABLE members AS
WITH touched AS (
    SELECT account, 'PARTNER' AS scope, person, bool_or(engaged) AS engaged FROM events WHERE account IS NOT NULL GROUP BY account, person
    UNION ALL
    SELECT '', 'PINTEREST', person, bool_or(engaged) FROM events GROUP BY person)
SELECT audience, person FROM touched JOIN audiences USING (account, scope) WHERE engaged OR type = 'IMPRESSION_PLUS_ENGAGEMENT';

CREATE TABLE holdings AS
WITH RECURSIVE direct AS (
    SELECT person, interest_id FROM events JOIN item_tags USING (item) WHERE engaged
    GROUP BY person, interest_id HAVING count(DISTINCT item) >= (SELECT min_engagements FROM params)
    UNION
    SELECT person, interest_id FROM judged_person_interests JOIN people USING (person_id) WHERE reason IS NULL),
upwards(interest_id, ancestor) AS (
    SELECT interest_id, interest_id FROM interests
    UNION ALL
    SELECT upwards.interest_id, interests.parent_id FROM upwards JOIN interests ON interests.interest_id = upwards.ancestor
    WHERE interests.parent_id IS NOT NULL)
SELECT DISTINCT person, ancestor AS interest_id FROM direct JOIN upwards USING (interest_id);

CREATE TABLE person_keys AS
SELECT person, 'ages' AS list, age AS key FROM people WHERE age IS NOT NULL
UNION ALL SELECT person, 'genders', gender FROM people WHERE gender IS NOT NULL
UNION ALL SELECT person, 'countries', country FROM people WHERE country IS NOT NULL
UNION ALL SELECT person, 'metros', metro FROM people WHERE metro IS NOT NULL
UNION ALL (
    SELECT person, 'devices', device FROM events WHERE device IS NOT NULL
    UNION SELECT person, 'devices', unnest(string_split(devices, ';')) FROM people WHERE devices IS NOT NULL);

-- Everything countable gets a number; an interest remembers its parent's, for the share of the parent's holders.
CREATE TABLE countables AS
WITH all_keys AS (
    SELECT DISTINCT list, key, CAST(NULL AS VARCHAR) AS interest_name, CAST(NULL AS VARCHAR) AS parent_id FROM person_keys
    UNION ALL
    SELECT 'interests:' || coalesce(parent_id, ''), interest_id, name, parent_id FROM interests),
given_names AS (
    SELECT 'metros' AS list, key, name FROM raw_metros WHERE name IS NOT NULL
    UNION ALL
    SELECT 'countries', CASE WHEN regexp_full_match(key, '[A-Za-z]{2}') THEN lower(key) ELSE key END, name
        FROM raw_countries WHERE name IS NOT NULL)
SELECT row_number() OVER (ORDER BY all_keys.list, all_keys.key) AS id, all_keys.list, all_keys.key, parent_id,
    coalesce(interest_name, given_names.name, known_names.name, all_keys.key) AS name
FROM all_keys
LEFT JOIN given_names ON given_names.list = all_keys.list AND given_names.key = all_keys.key
LEFT JOIN known_names ON known_names.list = all_keys.list AND known_names.key = all_keys.key;

CREATE TABLE person_values AS
SELECT person, id FROM person_keys JOIN countables USING (list, key)
UNION ALL
SELECT person, id FROM holdings JOIN countables ON key = interest_id AND list LIKE 'interests:%';

CREATE TABLE sizes AS
SELECT audience, account, scope, type, count(person) AS people FROM audiences LEFT JOIN members USING (audience) GROUP BY ALL;

CREATE TABLE counts AS
SELECT audience, id, count(*) AS n FROM members JOIN person_values USING (person) GROUP BY audience, id;
