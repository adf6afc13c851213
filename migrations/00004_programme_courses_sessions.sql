-- +goose Up

-- policy_group names a stream of courses with rules of its own ('standard' unless a partnership has several).
-- A version is never changed: a new one takes effect from its date.
CREATE TABLE policy_versions (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  policy_group   text NOT NULL,
  version        int  NOT NULL,
  effective_from date NOT NULL,
  notice         jsonb NOT NULL,
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, policy_group, version)
);
SELECT tenant_table('policy_versions');
SELECT append_only('policy_versions');

CREATE TABLE programmes (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  financial_year int  NOT NULL CHECK (financial_year BETWEEN 2000 AND 2100),  -- the year it starts in: 2024 is 2024-25
  title          text NOT NULL,
  introduction   text NOT NULL DEFAULT '',
  reaches_into_next_year boolean NOT NULL DEFAULT false,
  status         text NOT NULL CHECK (status IN ('draft', 'published', 'closed')),
  published_at   timestamptz,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, financial_year)
);
SELECT tenant_table('programmes');

CREATE TABLE priorities (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  name           text NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, name)
);
SELECT tenant_table('priorities');

CREATE TABLE courses (
  partnership_id  uuid NOT NULL REFERENCES partnerships (id),
  id              uuid NOT NULL,
  code            text,
  title           text NOT NULL,
  summary         text NOT NULL DEFAULT '',
  outcomes        text NOT NULL DEFAULT '',
  audience        text NOT NULL DEFAULT '',
  format          text NOT NULL CHECK (format IN ('in_person', 'virtual', 'blended')),
  duration_class  text NOT NULL CHECK (duration_class IN ('bitesize', 'half_day', 'full_day', 'several_days')),
  cpd_minutes     int  NOT NULL DEFAULT 0 CHECK (cpd_minutes >= 0),
  minimum_minutes int  CHECK (minimum_minutes >= 0),  -- of a part, to have attended it; none: any attendance counts
  certificate_rule text NOT NULL DEFAULT 'all_parts' CHECK (certificate_rule IN ('none', 'all_parts', 'minutes')),
  certificate_minutes int CHECK (certificate_minutes > 0),
  policy_group    text NOT NULL DEFAULT 'standard',
  approval        text NOT NULL DEFAULT 'none' CHECK (approval IN ('none', 'declaration', 'line_manager', 'coordinator')),
  status          text NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  CHECK ((certificate_rule = 'minutes') = (certificate_minutes IS NOT NULL))
);
CREATE UNIQUE INDEX courses_by_code ON courses (partnership_id, code) WHERE code IS NOT NULL;
SELECT tenant_table('courses');

CREATE TABLE course_level_tags (
  partnership_id uuid NOT NULL,
  course_id      uuid NOT NULL,
  tag            text NOT NULL,
  PRIMARY KEY (partnership_id, course_id, tag),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id)
);
CREATE INDEX course_level_tags_by_tag ON course_level_tags (partnership_id, tag);
SELECT tenant_table('course_level_tags');

-- Priorities belong to a year: a course may serve neglect in 2024-25 and not after.
CREATE TABLE course_priorities (
  partnership_id uuid NOT NULL,
  course_id      uuid NOT NULL,
  priority_id    uuid NOT NULL,
  financial_year int  NOT NULL,
  PRIMARY KEY (partnership_id, course_id, priority_id, financial_year),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id),
  FOREIGN KEY (partnership_id, priority_id) REFERENCES priorities (partnership_id, id)
);
SELECT tenant_table('course_priorities');

-- Any one course of an alternative meets it; every alternative must be met.
CREATE TABLE course_prerequisites (
  partnership_id uuid NOT NULL,
  course_id      uuid NOT NULL,
  alternative    int  NOT NULL,
  required_course_id uuid NOT NULL,
  PRIMARY KEY (partnership_id, course_id, alternative, required_course_id),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id),
  FOREIGN KEY (partnership_id, required_course_id) REFERENCES courses (partnership_id, id)
);
SELECT tenant_table('course_prerequisites');

-- What a person has completed: written by attendance and e-learning, read by booking for prerequisites.
CREATE TABLE completions (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  person_id      uuid NOT NULL,
  course_id      uuid NOT NULL,
  completed_on   date NOT NULL,
  source         text NOT NULL CHECK (source IN ('register', 'import', 'e_learning')),
  source_id      uuid,
  withdrawn_at   timestamptz,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id)
);
CREATE INDEX completions_by_person ON completions (partnership_id, person_id, course_id);
CREATE UNIQUE INDEX completions_by_source ON completions (partnership_id, source, source_id, person_id) WHERE source_id IS NOT NULL;
SELECT tenant_table('completions');

CREATE TABLE venues (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  name           text NOT NULL,
  address        text NOT NULL DEFAULT '',
  postcode       text NOT NULL DEFAULT '',
  access_notes   text NOT NULL DEFAULT '',
  locality_id    uuid,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, name),
  FOREIGN KEY (partnership_id, locality_id) REFERENCES localities (partnership_id, id)
);
SELECT tenant_table('venues');

CREATE TABLE events (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  programme_id   uuid NOT NULL,
  code           text,
  kind           text NOT NULL CHECK (kind IN ('themed_week', 'conference', 'series')),
  series         text NOT NULL DEFAULT '',   -- the same occasion in other years, e.g. safeguarding-week: joins published figures
  title          text NOT NULL,
  theme          text NOT NULL DEFAULT '',
  summary        text NOT NULL DEFAULT '',
  note           text NOT NULL DEFAULT '',   -- what a reader of the figures must know, printed beside them
  starts_on      date NOT NULL,
  ends_on        date NOT NULL,
  open_to        text NOT NULL DEFAULT 'partnership' CHECK (open_to IN ('partnership', 'listed', 'everyone')),
  status         text NOT NULL CHECK (status IN ('draft', 'published', 'cancelled')),
  figures_published boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, programme_id) REFERENCES programmes (partnership_id, id),
  CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX events_by_code ON events (partnership_id, code) WHERE code IS NOT NULL;
SELECT tenant_table('events');

CREATE TABLE event_partnerships (
  partnership_id uuid NOT NULL,
  event_id       uuid NOT NULL,
  guest_partnership_id uuid NOT NULL REFERENCES partnerships (id),
  PRIMARY KEY (partnership_id, event_id, guest_partnership_id),
  FOREIGN KEY (partnership_id, event_id) REFERENCES events (partnership_id, id)
);
SELECT tenant_table('event_partnerships');

CREATE TABLE sessions (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  reference      text NOT NULL,               -- short, read aloud: DEV-7K3Q
  programme_id   uuid NOT NULL,
  course_id      uuid NOT NULL,
  event_id       uuid,
  main_session_id uuid,                       -- set on a break-out: its conference's main session
  slot           text NOT NULL DEFAULT '',
  title          text NOT NULL DEFAULT '',    -- empty: the course's title
  mode           text NOT NULL CHECK (mode IN ('in_person', 'virtual', 'blended')),
  venue_id       uuid,
  room           text NOT NULL DEFAULT '',
  public_note    text NOT NULL DEFAULT '',
  status         text NOT NULL CHECK (status IN ('draft', 'published', 'cancelled', 'did_not_run')),
  opens_at       timestamptz NOT NULL,
  closes_at      timestamptz NOT NULL,        -- bookings until then; at most the start
  only_agency_id uuid,                        -- a closed session for one agency and those below it
  register_opens_minutes int NOT NULL DEFAULT 15 CHECK (register_opens_minutes BETWEEN 0 AND 1440),
  -- of the first part that was not cancelled; kept in step with parts by catalogue
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL,        -- of the last one
  first_date     date NOT NULL,               -- London
  financial_year int  NOT NULL,
  moved_from     date,                        -- the first planned date, once moved
  sequence       int  NOT NULL DEFAULT 0,     -- of calendar entries; rises with each change people are told of
  published_at   timestamptz,
  ended_at       timestamptz,                 -- cancelled or recorded as not run
  end_reason     text NOT NULL DEFAULT '',
  source         text NOT NULL DEFAULT '',    -- where an imported row came from
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, reference),
  FOREIGN KEY (partnership_id, programme_id) REFERENCES programmes (partnership_id, id),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id),
  FOREIGN KEY (partnership_id, event_id) REFERENCES events (partnership_id, id),
  FOREIGN KEY (partnership_id, main_session_id) REFERENCES sessions (partnership_id, id),
  FOREIGN KEY (partnership_id, venue_id) REFERENCES venues (partnership_id, id),
  FOREIGN KEY (partnership_id, only_agency_id) REFERENCES agencies (partnership_id, id),
  CHECK (ends_at > starts_at),
  CHECK (closes_at > opens_at)
);
CREATE INDEX sessions_by_start ON sessions (partnership_id, starts_at, id);
CREATE INDEX sessions_by_date ON sessions (partnership_id, first_date);
CREATE INDEX sessions_by_course ON sessions (partnership_id, course_id, starts_at);
CREATE INDEX sessions_by_event ON sessions (partnership_id, event_id, starts_at) WHERE event_id IS NOT NULL;
CREATE INDEX sessions_by_title ON sessions (partnership_id, title) WHERE title <> '';  -- word search reads the distinct ones
SELECT tenant_table('sessions');

-- Joining details are apart from public text: only people with a place, trainers and staff read them.
CREATE TABLE session_joining (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  details        text NOT NULL DEFAULT '',
  link           text NOT NULL DEFAULT '',
  PRIMARY KEY (partnership_id, session_id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id)
);
SELECT tenant_table('session_joining');

CREATE TABLE parts (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  session_id     uuid NOT NULL,
  position       int  NOT NULL CHECK (position >= 1),
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL,
  local_date     date NOT NULL,
  start_wall     text NOT NULL CHECK (start_wall ~ '^[0-2][0-9]:[0-5][0-9]$'),
  end_wall       text NOT NULL CHECK (end_wall ~ '^[0-2][0-9]:[0-5][0-9]$'),
  cancelled_at   timestamptz,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, session_id, position),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  CHECK (ends_at > starts_at)
);
CREATE INDEX parts_by_start ON parts (partnership_id, starts_at);
SELECT tenant_table('parts');

CREATE TABLE session_trainers (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  person_id      uuid NOT NULL,
  lending_agency_id uuid,                     -- none: commissioned
  PRIMARY KEY (partnership_id, session_id, person_id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, lending_agency_id) REFERENCES agencies (partnership_id, id)
);
CREATE INDEX session_trainers_by_person ON session_trainers (partnership_id, person_id);
SELECT tenant_table('session_trainers');

-- The places of a session, one row per seat: room, online, or both where the session is blended.
-- Owned by package places; changed only under its lock.
CREATE TABLE session_places (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  seat           text NOT NULL CHECK (seat IN ('room', 'online')),
  capacity       int CHECK (capacity >= 0),   -- NULL is unlimited, 0 is full
  first_capacity int,                         -- as first published
  ceiling        int CHECK (ceiling >= 0),    -- capacity, or more by a recorded excess
  taken          int NOT NULL DEFAULT 0 CHECK (taken >= 0),
  reserved       int NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  waiting        int NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  queue_seq      bigint NOT NULL DEFAULT 0,
  status         text NOT NULL CHECK (status IN ('draft', 'published', 'cancelled', 'did_not_run')),
  opens_at       timestamptz NOT NULL,
  closes_at      timestamptz NOT NULL,
  starts_at      timestamptz NOT NULL,
  look_at        timestamptz,
  PRIMARY KEY (partnership_id, session_id, seat),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  CONSTRAINT places_never_oversold CHECK (ceiling IS NULL OR taken <= ceiling),
  CHECK ((ceiling IS NULL) = (capacity IS NULL)),
  CHECK (ceiling IS NULL OR ceiling >= capacity)
);
CREATE INDEX session_places_look ON session_places (look_at) WHERE look_at IS NOT NULL;
SELECT tenant_table('session_places');

-- Why places moved: raised, lowered, overbooked, with who and the reason.
CREATE TABLE place_changes (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  seat           text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('set', 'overbooked')),
  before         int,
  after          int,
  taken          int NOT NULL,
  reason         text NOT NULL DEFAULT '',
  at             timestamptz NOT NULL,
  by_person_id   uuid,
  FOREIGN KEY (partnership_id, session_id, seat) REFERENCES session_places (partnership_id, session_id, seat)
);
CREATE INDEX place_changes_by_session ON place_changes (partnership_id, session_id);
SELECT tenant_table('place_changes');
SELECT append_only('place_changes');
