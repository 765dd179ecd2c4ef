-- Every figure with its numerator and denominators; the baseline's beside it.
CREATE VIEW figures AS
WITH baseline AS (
    SELECT audience, people FROM sizes WHERE scope = 'PINTEREST' AND type = 'IMPRESSION_PLUS_ENGAGEMENT'),
baseline_counts AS (
    SELECT id, n AS baseline_n, people AS baseline_people FROM counts JOIN baseline USING (audience))
SELECT sizes.audience, countables.list, countables.key, countables.name, sizes.people,
    counts.n, coalesce(holders.n, sizes.people) AS of_n,
    coalesce(baseline_n, 0) AS baseline_n, (SELECT people FROM baseline) AS baseline_people,
    countables.list LIKE 'interests:%' AS is_interest
FROM counts
JOIN sizes USING (audience)
JOIN countables USING (id)
LEFT JOIN baseline_counts USING (id)
LEFT JOIN countables AS parents ON parents.key = countables.parent_id AND parents.list LIKE 'interests:%'
LEFT JOIN counts AS holders ON holders.audience = counts.audience AND holders.id = parents.id;

-- Rules: one row. Half up from the exact fraction a/b at d decimals is floor((2 a 10^d + b) / 2 b), in 128-bit integers.
CREATE MACRO half_up(a, b, scale) AS (2 * CAST(a AS HUGEINT) * scale + b) // (2 * CAST(b AS HUGEINT));

CREATE VIEW published_figures AS
SELECT audience, list, key, name, n, of_n, baseline_n,
    CAST(half_up(n, of_n, ratio_scale) AS BIGINT) AS ratio,
    CASE WHEN is_interest AND baseline_n >= minimum_cell AND baseline_n > 0 THEN
        CAST(half_up(CAST(n AS HUGEINT) * baseline_people, CAST(people AS HUGEINT) * baseline_n, index_scale) AS BIGINT) END AS index
FROM figures, rules
WHERE people >= minimum_audience AND n >= minimum_cell;

CREATE VIEW published_sizes AS
SELECT audience, account, scope, type, people, people >= minimum_audience OR scope = 'PINTEREST' AS available,
    CASE
        WHEN people < minimum_audience THEN boundaries[1]
        WHEN people <= boundaries[-1] THEN list_min(list_filter(boundaries, lambda b : b >= people))
        WHEN people <= step_limit THEN (people + step - 1) // step * step
        ELSE (people + unit - 1) // unit * unit END AS size
FROM (SELECT *, CAST(10 ** greatest(0, length(CAST(people AS VARCHAR)) - 3) AS BIGINT) AS unit FROM sizes), rules;
