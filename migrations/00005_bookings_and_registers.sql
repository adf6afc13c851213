-- +goose Up

CREATE TABLE bookings (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  reference      text NOT NULL,               -- short, read aloud
  session_id     uuid NOT NULL,
  seat           text NOT NULL CHECK (seat IN ('room', 'online')),
  person_id      uuid NOT NULL,
  status         text NOT NULL CHECK (status IN ('requested', 'waiting', 'offered', 'held', 'confirmed',
                   'declined', 'lapsed', 'cancelled', 'substituted', 'transferred')),
  walk_in        boolean NOT NULL DEFAULT false,
  previous_id    uuid,                        -- the ended row that this one books again
  policy_version_id uuid NOT NULL,
  -- as it was at confirmation (a walk-in: at the door)
  agency_id      uuid,                        -- none: agency not known (some imports)
  agency_class   text NOT NULL DEFAULT '',
  sector         text NOT NULL DEFAULT '',
  locality_id    uuid,
  joined_at      timestamptz NOT NULL,
  queue_seq      bigint,
  offer_expires_at timestamptz,
  hold_expires_at  timestamptz,
  confirmed_at   timestamptz,                 -- set once: this booking counts in figures
  ended_at       timestamptz,
  cause          text NOT NULL DEFAULT '',    -- why declined or lapsed
  -- a cancellation
  cancel_class   text CHECK (cancel_class IN ('by_provider', 'late', 'in_time')),
  cancel_reason  text NOT NULL DEFAULT '',
  cancel_note    text NOT NULL DEFAULT '',
  cancel_channel text NOT NULL DEFAULT '',
  cancelled_by   uuid,                        -- the person who acted; none: the clock or an operator
  notice_at      timestamptz,
  recorded_at    timestamptz,
  overbooked_reason text NOT NULL DEFAULT '',
  prerequisite   text NOT NULL DEFAULT 'not_asked' CHECK (prerequisite IN ('not_asked', 'met', 'waived')),
  calendar_uid   text NOT NULL,
  calendar_sequence int NOT NULL DEFAULT 0,
  source         text NOT NULL DEFAULT '',
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, reference),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id),
  FOREIGN KEY (partnership_id, locality_id) REFERENCES localities (partnership_id, id),
  FOREIGN KEY (partnership_id, policy_version_id) REFERENCES policy_versions (partnership_id, id),
  FOREIGN KEY (partnership_id, previous_id) REFERENCES bookings (partnership_id, id),
  CHECK ((status = 'cancelled') = (cancel_class IS NOT NULL)),
  CHECK (status <> 'cancelled' OR (notice_at IS NOT NULL AND recorded_at IS NOT NULL)),
  CHECK (status NOT IN ('confirmed', 'substituted', 'transferred') OR confirmed_at IS NOT NULL)
);
CREATE UNIQUE INDEX bookings_one_live ON bookings (partnership_id, session_id, person_id)
  WHERE status IN ('requested', 'waiting', 'offered', 'held', 'confirmed');
-- What figures ask of a booking is in the index: a year of them is read without touching the rows.
CREATE INDEX bookings_by_session ON bookings (partnership_id, session_id, person_id)
  INCLUDE (id, status, walk_in, cancel_class, confirmed_at, agency_id, sector, locality_id);
CREATE INDEX bookings_by_person ON bookings (partnership_id, person_id, session_id);
CREATE INDEX bookings_by_agency ON bookings (partnership_id, agency_id);
-- A session belongs to one partnership; without knowing it PostgreSQL expects far too few rows of both.
CREATE STATISTICS bookings_of_a_partnership (dependencies) ON partnership_id, session_id FROM bookings;
SELECT tenant_table('bookings');

CREATE TABLE booking_history (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL,
  booking_id     uuid NOT NULL,
  from_status    text,                        -- none: the booking was made
  to_status      text NOT NULL,
  at             timestamptz NOT NULL,
  by_person_id   uuid,
  on_behalf      boolean NOT NULL DEFAULT false,
  why            text NOT NULL DEFAULT '',
  request_id     text NOT NULL DEFAULT '',
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id)
);
CREATE INDEX booking_history_by_booking ON booking_history (partnership_id, booking_id, id);
SELECT tenant_table('booking_history');
SELECT append_only('booking_history');

-- The attendance record of a part. No row: not taken.
CREATE TABLE registers (
  partnership_id uuid NOT NULL,
  part_id        uuid NOT NULL,
  session_id     uuid NOT NULL,
  status         text NOT NULL CHECK (status IN ('open', 'closed')),
  opened_at      timestamptz NOT NULL,
  opened_by      uuid,
  closed_at      timestamptz,
  closed_by      uuid,
  reopened_at    timestamptz,                 -- last, if ever
  reopened_by    uuid,
  reopen_reason  text NOT NULL DEFAULT '',
  source         text NOT NULL DEFAULT '',
  PRIMARY KEY (partnership_id, part_id),
  FOREIGN KEY (partnership_id, part_id) REFERENCES parts (partnership_id, id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX registers_by_session ON registers (partnership_id, session_id);
SELECT tenant_table('registers');

-- Marks are never rewritten: a correction supersedes, and the old one stays to be seen.
CREATE TABLE marks (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  part_id        uuid NOT NULL,
  session_id     uuid NOT NULL,
  booking_id     uuid NOT NULL,
  mark           text NOT NULL CHECK (mark IN ('present', 'late', 'left_early', 'absent', 'excused', 'refused')),
  minutes_late   int CHECK (minutes_late >= 0),
  minutes_left_early int CHECK (minutes_left_early >= 0),
  attended       boolean NOT NULL,            -- by attendance.PartAttended when it was made
  reason         text NOT NULL DEFAULT '',
  marked_at      timestamptz NOT NULL,
  marked_by      uuid,
  superseded_at  timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, part_id) REFERENCES parts (partnership_id, id),
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id)
);
CREATE UNIQUE INDEX marks_current ON marks (partnership_id, booking_id, part_id) WHERE superseded_at IS NULL;
CREATE INDEX marks_by_part ON marks (partnership_id, part_id) WHERE superseded_at IS NULL;
CREATE INDEX marks_by_session ON marks (partnership_id, session_id)
  INCLUDE (part_id, booking_id, mark, attended, minutes_late, minutes_left_early) WHERE superseded_at IS NULL;
CREATE STATISTICS marks_of_a_partnership (dependencies) ON partnership_id, session_id FROM marks;
SELECT tenant_table('marks');
REVOKE DELETE ON marks FROM turnout_app;
REVOKE DELETE ON bookings FROM turnout_app;

-- What an import brought at once the planner does not know of, and it would read a year's figures for minutes until
-- autovacuum has told it. The application's role may not ANALYZE tables it does not own.
-- +goose StatementBegin
CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$ BEGIN ANALYZE people, memberships, completions, sessions, parts, session_places, bookings, booking_history, registers, marks; END $$;
-- +goose StatementEnd
