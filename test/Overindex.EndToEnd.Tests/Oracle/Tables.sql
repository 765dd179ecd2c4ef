CREATE TABLE raw_people(row_no BIGINT, person_id VARCHAR, age VARCHAR, gender VARCHAR, country VARCHAR, metro VARCHAR, devices VARCHAR);
CREATE TABLE raw_interests(row_no BIGINT, interest_id VARCHAR, name VARCHAR, parent_id VARCHAR);
CREATE TABLE raw_items(row_no BIGINT, item_id VARCHAR, ad_account_id VARCHAR, interest_ids VARCHAR);
CREATE TABLE raw_interactions(row_no BIGINT, person_id VARCHAR, item_id VARCHAR, action VARCHAR, occurred_at VARCHAR, device VARCHAR);
CREATE TABLE raw_person_interests(row_no BIGINT, person_id VARCHAR, interest_id VARCHAR);
CREATE TABLE raw_accounts(row_no BIGINT, key VARCHAR, name VARCHAR);
CREATE TABLE raw_countries(row_no BIGINT, key VARCHAR, name VARCHAR);
CREATE TABLE raw_metros(row_no BIGINT, key VARCHAR, name VARCHAR);

-- One row: what is asked for, and which optional inputs there are.
CREATE TABLE params(day DATE, window_days BIGINT, min_engagements BIGINT, has_accounts BOOLEAN);

-- Friendly English names; a key that is not here is its own name.
CREATE TABLE known_names(list VARCHAR, key VARCHAR, name VARCHAR);
INSERT INTO known_names VALUES
    ('genders', 'female', 'Female'), ('genders', 'male', 'Male'), ('genders', 'unspecified', 'Unspecified'),
    ('devices', 'iphone', 'iPhone'), ('devices', 'ipad', 'iPad'),
    ('countries', 'us', 'United States'), ('countries', 'gb', 'United Kingdom'), ('countries', 'ie', 'Ireland'),
    ('countries', 'de', 'Germany'), ('countries', 'jp', 'Japan');
