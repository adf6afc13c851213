-- The application's role can neither change nor delete what happened.
-- given: pg_roles WHERE rolname = 'turnout_app'
WITH kept (tbl, privileges) AS (
  VALUES ('audit', 'UPDATE,DELETE,TRUNCATE'), ('reads', 'UPDATE,DELETE,TRUNCATE'),
         ('booking_history', 'UPDATE,DELETE,TRUNCATE'), ('place_changes', 'UPDATE,DELETE,TRUNCATE'),
         ('policy_versions', 'UPDATE,DELETE,TRUNCATE'), ('told_full', 'UPDATE,DELETE,TRUNCATE'),
         ('marks', 'DELETE,TRUNCATE'),
         ('deployment', 'INSERT,UPDATE,DELETE,TRUNCATE'),
         ('partnerships', 'INSERT,DELETE,TRUNCATE')
), examined AS (
  SELECT tbl, privilege FROM kept, unnest(string_to_array(privileges, ',')) AS privilege
)
-- breaches
SELECT NULL::uuid AS partnership_id, tbl AS id, format('turnout_app may %s', privilege) AS what
FROM examined WHERE has_table_privilege('turnout_app', tbl, privilege)
