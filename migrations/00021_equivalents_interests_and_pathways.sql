-- +goose Up

-- The first course of a line is the one asked for; the others are accepted in its place.
ALTER TABLE course_prerequisites ADD COLUMN position int NOT NULL DEFAULT 1;
UPDATE course_prerequisites q SET position = o.position
FROM (SELECT x.partnership_id, x.course_id, x.alternative, x.required_course_id,
             row_number() OVER (PARTITION BY x.partnership_id, x.course_id, x.alternative ORDER BY lower(c.title), c.id) AS position
      FROM course_prerequisites x JOIN courses c ON c.partnership_id = x.partnership_id AND c.id = x.required_course_id) o
WHERE (q.partnership_id, q.course_id, q.alternative, q.required_course_id) = (o.partnership_id, o.course_id, o.alternative, o.required_course_id);

-- Training of others that is accepted in the place of a line, by its title.
CREATE TABLE course_prerequisite_outside (
  partnership_id uuid NOT NULL,
  course_id      uuid NOT NULL,
  alternative    int  NOT NULL,
  title          text NOT NULL CHECK (title <> ''),
  PRIMARY KEY (partnership_id, course_id, alternative, title),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id)
);
SELECT tenant_table('course_prerequisite_outside');

-- What somebody took elsewhere and staff saw proof of. One that was recorded by mistake is withdrawn, not deleted.
--   evidence  what was seen: a certificate, a letter of the employer
CREATE TABLE outside_training (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  person_id      uuid NOT NULL,
  title          text NOT NULL CHECK (title <> ''),
  completed_on   date NOT NULL,
  evidence       text NOT NULL,
  confirmed_at   timestamptz NOT NULL,
  confirmed_by   uuid,                        -- none: an import
  withdrawn_at   timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, confirmed_by) REFERENCES people (partnership_id, id)
);
CREATE INDEX outside_training_by_person ON outside_training (partnership_id, person_id);
SELECT tenant_table('outside_training');

-- Who wants to know when a course has dates. A row is an interest that lives: withdrawn, booked or too old, it goes.
CREATE TABLE course_interests (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  course_id      uuid NOT NULL,
  person_id      uuid NOT NULL,
  since          timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, course_id, person_id),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id)
);
CREATE INDEX course_interests_by_person ON course_interests (partnership_id, person_id);
SELECT tenant_table('course_interests');

-- The sessions that they were told of, each once.
CREATE TABLE course_interests_told (
  partnership_id uuid NOT NULL,
  interest_id    uuid NOT NULL,
  session_id     uuid NOT NULL,
  told_at        timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, interest_id, session_id),
  FOREIGN KEY (partnership_id, interest_id) REFERENCES course_interests (partnership_id, id) ON DELETE CASCADE,
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id)
);
SELECT tenant_table('course_interests_told');

-- Links in such mail: no longer interested.
ALTER TABLE links DROP CONSTRAINT links_purpose_check;
ALTER TABLE links ADD CONSTRAINT links_purpose_check CHECK (purpose IN ('offer', 'cancel', 'approval', 'unsubscribe', 'interest'));

-- Courses in an order: induction, a role. Without sectors it is for everybody.
CREATE TABLE pathways (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  title          text NOT NULL CHECK (title <> ''),
  summary        text NOT NULL DEFAULT '',
  status         text NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id)
);
SELECT tenant_table('pathways');

CREATE TABLE pathway_sectors (
  partnership_id uuid NOT NULL,
  pathway_id     uuid NOT NULL,
  sector         text NOT NULL,
  PRIMARY KEY (partnership_id, pathway_id, sector),
  FOREIGN KEY (partnership_id, pathway_id) REFERENCES pathways (partnership_id, id)
);
SELECT tenant_table('pathway_sectors');

-- The steps, as lines of prerequisites: the first course of a step gives it its name, any course or training does it.
CREATE TABLE pathway_courses (
  partnership_id uuid NOT NULL,
  pathway_id     uuid NOT NULL,
  step           int  NOT NULL CHECK (step >= 1),
  position       int  NOT NULL CHECK (position >= 1),
  course_id      uuid NOT NULL,
  PRIMARY KEY (partnership_id, pathway_id, step, position),
  FOREIGN KEY (partnership_id, pathway_id) REFERENCES pathways (partnership_id, id),
  FOREIGN KEY (partnership_id, course_id) REFERENCES courses (partnership_id, id)
);
SELECT tenant_table('pathway_courses');

CREATE TABLE pathway_outside (
  partnership_id uuid NOT NULL,
  pathway_id     uuid NOT NULL,
  step           int  NOT NULL CHECK (step >= 1),
  title          text NOT NULL CHECK (title <> ''),
  PRIMARY KEY (partnership_id, pathway_id, step, title),
  FOREIGN KEY (partnership_id, pathway_id) REFERENCES pathways (partnership_id, id)
);
SELECT tenant_table('pathway_outside');

-- Whatever erases a person takes along what they are interested in, and empties what was noted as proof.
-- +goose StatementBegin
CREATE FUNCTION forget_the_interests_of_a_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM course_interests WHERE partnership_id = NEW.partnership_id AND person_id = NEW.id;
  UPDATE outside_training SET evidence = '' WHERE partnership_id = NEW.partnership_id AND person_id = NEW.id;
  RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER person_erased_with_interests AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (NEW.erased_at IS NOT NULL)
  EXECUTE FUNCTION forget_the_interests_of_a_person();

-- In which partnerships somebody has not been told of a date that they wait for: the worker may know that much, and no
-- more, across them. What exactly is to be told, package interest asks again.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_interests_due(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT i.partnership_id FROM course_interests i
   JOIN sessions s ON s.partnership_id = i.partnership_id AND s.course_id = i.course_id AND s.status = 'published' AND s.starts_at > now
     AND s.main_session_id IS NULL AND s.only_agency_id IS NULL
   WHERE NOT EXISTS (SELECT FROM course_interests_told t
                     WHERE t.partnership_id = i.partnership_id AND t.interest_id = i.id AND t.session_id = s.id) $$;
-- +goose StatementEnd
