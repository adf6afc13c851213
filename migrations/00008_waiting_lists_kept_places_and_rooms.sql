-- +goose Up

-- How a full session is handled. Kept beside the places, so that one lock decides about both.
--   waiting_list     none, offer (a freed place is offered and held), promote (it is given), by_hand (staff choose)
--   waiting_blocked  when the head of the list cannot be given the place: skip to the next, or stop and tell staff
--   waiting_fair     prefer agencies with the smallest share of the session
--   offers_until_minutes  before the start: no offer after that instant, and open ones end there
--   freed_at         when a place was last freed: who passed an offer gets another chance only after that
ALTER TABLE session_places
  ADD COLUMN waiting_list    text NOT NULL DEFAULT 'offer' CHECK (waiting_list IN ('none', 'offer', 'promote', 'by_hand')),
  ADD COLUMN waiting_blocked text NOT NULL DEFAULT 'skip' CHECK (waiting_blocked IN ('skip', 'stop')),
  ADD COLUMN waiting_fair    boolean NOT NULL DEFAULT false,
  ADD COLUMN offers_until_minutes int NOT NULL DEFAULT 120 CHECK (offers_until_minutes BETWEEN 0 AND 43200),
  ADD COLUMN freed_at        timestamptz,
  ADD COLUMN room_id         uuid;  -- a shared room, whose own limit holds for all sessions in it at a time; only on the seat "room"

-- A room that may hold several sessions at once, with one limit for all of them.
CREATE TABLE rooms (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  venue_id       uuid NOT NULL,
  name           text NOT NULL,
  capacity       int  NOT NULL CHECK (capacity >= 0),
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, venue_id, name),
  FOREIGN KEY (partnership_id, venue_id) REFERENCES venues (partnership_id, id)
);
SELECT tenant_table('rooms');
ALTER TABLE session_places ADD FOREIGN KEY (partnership_id, room_id) REFERENCES rooms (partnership_id, id);
ALTER TABLE session_places ADD CHECK (room_id IS NULL OR seat = 'room');
CREATE INDEX session_places_by_room ON session_places (partnership_id, room_id) WHERE room_id IS NOT NULL;

-- Who stands before whom on a waiting list: the first line that fits a person's agency gives the class; who fits none
-- comes after all of them.
CREATE TABLE waiting_classes (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  position       int  NOT NULL CHECK (position >= 1),
  agency_id      uuid,
  sector         text,
  contributing   boolean,
  PRIMARY KEY (partnership_id, session_id, position),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id),
  CHECK (num_nonnulls(agency_id, sector, contributing) = 1)
);
SELECT tenant_table('waiting_classes');

-- Places kept for one agency (and those below it) or one sector until release_at. used of them are taken by bookings
-- that name the allocation; the rest is reserved.
CREATE TABLE allocations (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  session_id     uuid NOT NULL,
  seat           text NOT NULL,
  agency_id      uuid,
  sector         text,
  places         int  NOT NULL CHECK (places >= 0),
  used           int  NOT NULL DEFAULT 0 CHECK (used >= 0),
  release_at     timestamptz NOT NULL,
  released_at    timestamptz,
  unused         int,                         -- how many fell free when it was released, or were left at the start
  note           text NOT NULL DEFAULT '',
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, session_id, seat) REFERENCES session_places (partnership_id, session_id, seat),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id),
  CHECK (num_nonnulls(agency_id, sector) = 1),
  CONSTRAINT kept_places_never_oversold CHECK (used <= places)
);
CREATE INDEX allocations_by_session ON allocations (partnership_id, session_id, seat);
CREATE INDEX allocations_by_agency ON allocations (partnership_id, agency_id) WHERE agency_id IS NOT NULL;
SELECT tenant_table('allocations');

ALTER TABLE bookings
  ADD COLUMN priority_class int NOT NULL DEFAULT 0,   -- on a waiting list: the class it joined in, never changed
  ADD COLUMN allocation_id  uuid,                     -- the kept places it uses one of
  ADD COLUMN replaces_id    uuid,                     -- the booking it took over by substitution or transfer
  ADD COLUMN offered_at     timestamptz,              -- of the last offer
  ADD COLUMN offers         int NOT NULL DEFAULT 0,   -- how many it was made
  ADD COLUMN passed_at      timestamptz,              -- an offer was declined and the place in the queue kept
  ADD FOREIGN KEY (partnership_id, allocation_id) REFERENCES allocations (partnership_id, id),
  ADD FOREIGN KEY (partnership_id, replaces_id) REFERENCES bookings (partnership_id, id);
CREATE INDEX bookings_waiting ON bookings (partnership_id, session_id, seat, priority_class, joined_at, queue_seq) WHERE status = 'waiting';
CREATE INDEX bookings_offered ON bookings (partnership_id, session_id, offer_expires_at) WHERE status = 'offered';

-- Why somebody who joined later was given a place before somebody of the same class: nobody is overtaken without a row.
CREATE TABLE waiting_skips (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  seat           text NOT NULL,
  booking_id     uuid NOT NULL,               -- who was overtaken
  by_booking_id  uuid,                        -- by whom; none: the list stopped here
  why            text NOT NULL,               -- clash, prerequisite, passed, fairness, by_hand …
  at             timestamptz NOT NULL,
  by_person_id   uuid,
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id),
  FOREIGN KEY (partnership_id, by_booking_id) REFERENCES bookings (partnership_id, id)
);
CREATE INDEX waiting_skips_by_session ON waiting_skips (partnership_id, session_id);
SELECT tenant_table('waiting_skips');
SELECT append_only('waiting_skips');

-- A link in a mail that lets its holder do one thing without signing in. Reading it changes nothing; it dies with its
-- purpose. Only the hash of its token is kept.
CREATE TABLE links (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  token_hash     bytea NOT NULL,
  purpose        text NOT NULL CHECK (purpose IN ('offer', 'cancel', 'approval', 'unsubscribe')),
  object_id      uuid NOT NULL,
  person_id      uuid,                        -- for whom it acts; none: somebody without a person record
  name           text NOT NULL DEFAULT '',
  email          text NOT NULL DEFAULT '',
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, token_hash),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id)
);
CREATE INDEX links_by_object ON links (partnership_id, object_id) WHERE ended_at IS NULL;
SELECT tenant_table('links');

-- Which partnerships have places to look at again: the worker may know that much, and no more, across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_places_due(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT partnership_id FROM session_places WHERE look_at <= now $$;
-- +goose StatementEnd
