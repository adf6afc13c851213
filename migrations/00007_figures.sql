-- +goose Up

-- Totals kept only in a spreadsheet: in place of bookings, with their source. NULL is not known, never 0.
CREATE TABLE session_totals (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  registrations  int CHECK (registrations >= 0),
  cancelled_by_provider int CHECK (cancelled_by_provider >= 0),
  cancelled_late int CHECK (cancelled_late >= 0),
  cancelled_in_time int CHECK (cancelled_in_time >= 0),
  no_shows       int CHECK (no_shows >= 0),
  excused        int CHECK (excused >= 0),
  not_taken      int CHECK (not_taken >= 0),
  walk_ins       int CHECK (walk_ins >= 0),
  attended       int CHECK (attended >= 0),
  source         text NOT NULL CHECK (source <> ''),
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, session_id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id)
);
SELECT tenant_table('session_totals');

-- A number with a source and no rows behind it.
CREATE TABLE published_figures (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  series         text NOT NULL,               -- joins events.series, or 'year' for a whole financial year
  label          text NOT NULL,               -- 2023, 2024-25: as the source says it
  from_date      date NOT NULL,
  to_date        date NOT NULL,
  figure         text NOT NULL,               -- the key of the figure in reporting/definitions, or 'other'
  title          text NOT NULL,               -- as the source names it
  value          numeric(12, 2) NOT NULL,
  approximate    text NOT NULL DEFAULT '' CHECK (approximate IN ('', 'over', 'about')),
  source         text NOT NULL CHECK (source <> ''),
  note           text NOT NULL DEFAULT '',
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, series, label, figure, title),
  CHECK (to_date >= from_date)
);
SELECT tenant_table('published_figures');

-- register_taken: closed for every part that was not cancelled.
CREATE VIEW register_taken WITH (security_invoker = true) AS
SELECT p.partnership_id, p.session_id,
       bool_and(r.status = 'closed') IS TRUE AND bool_and(r.part_id IS NOT NULL) AS taken
FROM parts p
LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
WHERE p.cancelled_at IS NULL
GROUP BY p.partnership_id, p.session_id;

-- registrations: bookings ever confirmed, not walk-ins, not ended substituted or transferred (the
-- successor counts); of several by one person for one session, the last. Exactly one outcome each,
-- the first that fits. Walk-ins stand beside them with outcome 'walk_in' once attended.
CREATE VIEW registration_outcomes WITH (security_invoker = true) AS
SELECT b.partnership_id, b.id AS booking_id, b.session_id, b.person_id, b.agency_id, b.sector, b.locality_id, b.walk_in,
       CASE
         WHEN b.walk_in THEN CASE WHEN bp.attended > 0 THEN 'walk_in' ELSE 'walk_in_not_attended' END
         WHEN b.cancel_class = 'by_provider' THEN 'cancelled_by_provider'
         WHEN b.cancel_class = 'late' THEN 'cancelled_late'
         WHEN b.cancel_class = 'in_time' THEN 'cancelled_in_time'
         WHEN bp.attended > 0 THEN 'attended'
         WHEN coalesce(bp.closed, 0) < bp.parts OR bp.parts IS NULL THEN 'not_taken'
         WHEN bp.absent > 0 THEN 'no_show'
         ELSE 'excused'
       END AS outcome
FROM bookings b
LEFT JOIN LATERAL (
  -- what the closed parts say of this booking
  SELECT count(*) AS parts,
         count(*) FILTER (WHERE r.status = 'closed') AS closed,
         count(*) FILTER (WHERE r.status = 'closed' AND m.attended) AS attended,
         count(*) FILTER (WHERE r.status = 'closed' AND NOT m.attended AND m.mark <> 'excused') AS absent
  FROM parts p
  LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
  LEFT JOIN marks m ON m.partnership_id = b.partnership_id AND m.booking_id = b.id AND m.part_id = p.id AND m.superseded_at IS NULL
  WHERE p.partnership_id = b.partnership_id AND p.session_id = b.session_id AND p.cancelled_at IS NULL
) bp ON b.status = 'confirmed'
WHERE b.confirmed_at IS NOT NULL
  AND b.status IN ('confirmed', 'cancelled')
  AND (b.walk_in OR NOT EXISTS (
        SELECT 1 FROM bookings n
        WHERE n.partnership_id = b.partnership_id AND n.session_id = b.session_id AND n.person_id = b.person_id
          AND n.confirmed_at IS NOT NULL AND NOT n.walk_in AND n.status IN ('confirmed', 'cancelled')
          AND (n.confirmed_at, n.id) > (b.confirmed_at, b.id)));
