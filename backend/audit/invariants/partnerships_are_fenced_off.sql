-- Every table with a partnership in it is bound by row-level security to the partnership of the transaction and by
-- nothing else; every view asks with the rights of who reads it; the application's role owns none of them.
-- given: pg_class WHERE relnamespace = 'public'::regnamespace
WITH examined AS (
  SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, c.relowner = 'turnout_app'::regrole AS owned,
         coalesce('security_invoker=true' = ANY (c.reloptions), false) AS invoker,
         (SELECT count(*) = 1 AND bool_and(pg_get_expr(polqual, polrelid) = '(partnership_id = (NULLIF(current_setting(''turnout.partnership''::text, true), ''''::text))::uuid)'
                                       AND pg_get_expr(polwithcheck, polrelid) = pg_get_expr(polqual, polrelid) AND polcmd = '*')
          FROM pg_policy WHERE polrelid = c.oid) AS bound
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partnership_id' AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
)
-- breaches
SELECT NULL::uuid AS partnership_id, relname AS id, 'is not fenced off' AS what
FROM examined
WHERE owned OR CASE WHEN relkind IN ('r', 'p') THEN NOT (relrowsecurity AND bound) ELSE NOT invoker END
