-- More places are taken than there are only where an overbooking, a lowering with its reason, or an import explains it.
-- given: session_places WHERE taken > capacity
WITH examined AS (
  SELECT p.partnership_id, p.session_id, p.seat, p.taken, p.capacity,
         EXISTS (SELECT FROM place_changes c
                 WHERE (c.partnership_id, c.session_id, c.seat) = (p.partnership_id, p.session_id, p.seat)
                   AND c.reason <> '' AND (c.kind = 'overbooked' OR c.after < c.taken)) AS explained,
         EXISTS (SELECT FROM bookings b
                 WHERE (b.partnership_id, b.session_id, b.seat) = (p.partnership_id, p.session_id, p.seat)
                   AND b.source <> '') AS imported
  FROM session_places p WHERE p.taken > p.capacity
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: %s taken of %s', seat, taken, capacity) AS what
FROM examined WHERE NOT explained AND NOT imported
