-- The kept places that are used are exactly the bookings that name them and take a place; those of a seat that nobody
-- uses yet are the ones reserved there.
-- given: allocations
WITH used AS (
  SELECT partnership_id, allocation_id, count(*) AS used FROM bookings
  WHERE allocation_id IS NOT NULL AND status IN ('offered', 'held', 'confirmed') AND NOT walk_in GROUP BY partnership_id, allocation_id
), kept AS (
  SELECT partnership_id, session_id, seat, sum(places - used) AS reserved FROM allocations WHERE released_at IS NULL
  GROUP BY partnership_id, session_id, seat
), examined AS (
  SELECT a.partnership_id, a.id, 'used' AS what, a.used AS said, coalesce(u.used, 0) AS counted
  FROM allocations a LEFT JOIN used u ON u.partnership_id = a.partnership_id AND u.allocation_id = a.id
  UNION ALL
  SELECT p.partnership_id, p.session_id, 'reserved: ' || p.seat, p.reserved, coalesce(k.reserved, 0)
  FROM session_places p LEFT JOIN kept k ON k.partnership_id = p.partnership_id AND k.session_id = p.session_id AND k.seat = p.seat
  WHERE p.reserved <> 0 OR k.reserved <> 0
)
-- breaches
SELECT partnership_id, id, format('%s %s, counted %s', what, said, counted) AS what FROM examined WHERE said <> counted
