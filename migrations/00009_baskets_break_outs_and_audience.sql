-- +goose Up

-- Bookings made in one go are told in one letter.
ALTER TABLE bookings ADD COLUMN basket_id uuid;

-- On a main session: until when its break-outs may be chosen. None: until each of them closes.
ALTER TABLE sessions ADD COLUMN choose_until timestamptz;
CREATE INDEX sessions_by_main ON sessions (partnership_id, main_session_id, slot) WHERE main_session_id IS NOT NULL;

-- For whom a course is: people of these sectors; no row: everybody.
CREATE TABLE course_sectors (
  partnership_id uuid NOT NULL,
  course_id      uuid NOT NULL,
  sector         text NOT NULL,
  PRIMARY KEY (partnership_id, course_id, sector),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id)
);
SELECT tenant_table('course_sectors');

ALTER TABLE courses
  ADD COLUMN in_area_only boolean NOT NULL DEFAULT false,           -- not for agencies out of the area
  ADD COLUMN person_limit int CHECK (person_limit >= 1);            -- live bookings of it that one person may hold at a time
ALTER TABLE events
  ADD COLUMN person_limit int CHECK (person_limit >= 1);            -- sessions of it that one person may hold
