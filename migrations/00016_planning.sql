-- +goose Up

-- Whose copy a session is: next year's of last year's, or one of a row of repeats. What was copied once is not
-- copied again.
ALTER TABLE sessions ADD COLUMN copied_from uuid;
ALTER TABLE sessions ADD FOREIGN KEY (partnership_id, copied_from) REFERENCES sessions (partnership_id, id)
  ON DELETE SET NULL (copied_from);
CREATE INDEX sessions_by_original ON sessions (partnership_id, copied_from) WHERE copied_from IS NOT NULL;

-- When schools are closed: planning says so of a date, and stops nobody.
CREATE TABLE school_holidays (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  starts_on      date NOT NULL,
  ends_on        date NOT NULL,
  name           text NOT NULL,
  PRIMARY KEY (partnership_id, starts_on, ends_on),
  CHECK (ends_on >= starts_on)
);
SELECT tenant_table('school_holidays');

-- How many must have booked by a date for a session to run. On that date staff decide.
CREATE TABLE session_minimums (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  places         int  NOT NULL CHECK (places >= 1),
  decide_on      date NOT NULL,
  shown          boolean NOT NULL DEFAULT false,  -- to everybody, on the session's page
  decided_at     timestamptz,                     -- that it goes ahead, however few
  decided_by     uuid,
  told_at        timestamptz,                     -- when staff were told that the date has come
  PRIMARY KEY (partnership_id, session_id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id) ON DELETE CASCADE
);
CREATE INDEX session_minimums_due ON session_minimums (decide_on) WHERE told_at IS NULL AND decided_at IS NULL;
SELECT tenant_table('session_minimums');

-- Which partnerships have something to decide: the worker may know that much, and no more, across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_minimums_due(today date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT partnership_id FROM session_minimums WHERE decide_on <= today AND told_at IS NULL AND decided_at IS NULL $$;
-- +goose StatementEnd
