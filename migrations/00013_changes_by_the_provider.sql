-- +goose Up

-- What staff changed of sessions that people had booked: moved, or held otherwise, cancelled, did not run; one session or
-- those of a whole event. One row for each act.
CREATE TABLE changes (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('moved', 'cancelled', 'did_not_run')),
  event_id       uuid,                        -- a whole event; none: a session by itself, with its break-outs
  days           int,                         -- by how many days a whole event was moved
  cause          text NOT NULL DEFAULT '' CHECK (cause IN ('', 'low_numbers', 'trainer', 'venue', 'weather', 'technical', 'replaced', 'other')),
  words          text NOT NULL DEFAULT '',    -- to the people it touches
  at             timestamptz NOT NULL,
  by_person_id   uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, event_id) REFERENCES events (partnership_id, id)
);
CREATE INDEX changes_by_event ON changes (partnership_id, event_id, at) WHERE event_id IS NOT NULL;
SELECT tenant_table('changes');
SELECT append_only('changes');

-- The sessions of an act, and in words when, where and how each was to be held before and after it.
CREATE TABLE changed_sessions (
  partnership_id uuid NOT NULL,
  change_id      uuid NOT NULL,
  session_id     uuid NOT NULL,
  before         text NOT NULL,
  after          text NOT NULL DEFAULT '',    -- none: it does not take place
  free_until     timestamptz,                 -- until then who holds a place may withdraw at no cost; none: no other terms
  PRIMARY KEY (partnership_id, change_id, session_id),
  FOREIGN KEY (partnership_id, change_id) REFERENCES changes (partnership_id, id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id)
);
CREATE INDEX changed_sessions_by_session ON changed_sessions (partnership_id, session_id);
SELECT tenant_table('changed_sessions');
SELECT append_only('changed_sessions');

-- Whom an act touched.
CREATE TABLE changed_bookings (
  partnership_id uuid NOT NULL,
  change_id      uuid NOT NULL,
  booking_id     uuid NOT NULL,
  had            text NOT NULL CHECK (had IN ('requested', 'waiting', 'offered', 'held', 'confirmed')),
  clash          text NOT NULL DEFAULT '',    -- what else they hold at the new time, and did not at the old one
  told           boolean NOT NULL,            -- a letter was written, to them or to whoever acts for them
  PRIMARY KEY (partnership_id, change_id, booking_id),
  FOREIGN KEY (partnership_id, change_id) REFERENCES changes (partnership_id, id),
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id)
);
SELECT tenant_table('changed_bookings');
SELECT append_only('changed_bookings');

-- Mail that belongs together: the letters of one act. How many went out is counted by it.
ALTER TABLE outbox ADD COLUMN batch_id uuid;
CREATE INDEX outbox_by_batch ON outbox (partnership_id, batch_id) WHERE batch_id IS NOT NULL;

ALTER TABLE sessions ADD COLUMN end_cause text NOT NULL DEFAULT ''
  CHECK (end_cause IN ('', 'low_numbers', 'trainer', 'venue', 'weather', 'technical', 'replaced', 'other'));

-- Of a place whose session was moved after it was given: notice in this time counts as the provider's cancellation, and
-- later notice is counted to the kinder of all the dates it was told of.
ALTER TABLE bookings
  ADD COLUMN moved_at   timestamptz,          -- when the holder was last told
  ADD COLUMN free_until timestamptz,
  ADD COLUMN kind_start timestamptz,          -- the latest start they were told of before
  ADD CHECK ((free_until IS NULL) OR (moved_at IS NOT NULL));

-- Until how many hours before the start delegates and their coordinators may cancel or change a place by themselves, and
-- whom they ask afterwards. A session that says nothing follows its partnership.
ALTER TABLE partnerships ADD COLUMN self_service_hours int NOT NULL DEFAULT 0 CHECK (self_service_hours BETWEEN 0 AND 2160);
ALTER TABLE sessions
  ADD COLUMN self_service_hours int CHECK (self_service_hours BETWEEN 0 AND 2160),
  ADD COLUMN contact_email text NOT NULL DEFAULT '',
  ADD COLUMN contact_phone text NOT NULL DEFAULT '';
