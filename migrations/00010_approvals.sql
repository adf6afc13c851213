-- +goose Up

-- How long an approver has, in working days, and since when the course asks as it does: who was booked or had asked
-- before that needs no approval.
ALTER TABLE courses
  ADD COLUMN approval_days  int NOT NULL DEFAULT 5 CHECK (approval_days BETWEEN 1 AND 60),
  ADD COLUMN approval_since timestamptz;
UPDATE courses SET approval_since = now() WHERE approval <> 'none';

-- Who was asked whether a person may have a place, and what they said. A booking may be asked about again when an answer
-- that mattered is changed.
--   asked       whom the course asks: the person (declaration), a line_manager, a coordinator; or in what way it needed no
--               asking: named by a coordinator, added by staff, carried over from the booking it was moved from
--   again       about a booking that was approved before: only a refusal takes its place away
--   self        the person decided about themselves
--   due_at      when the clock has something to do: a reminder, the end
CREATE TABLE approvals (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  booking_id     uuid NOT NULL,
  asked          text NOT NULL CHECK (asked IN ('declaration', 'line_manager', 'coordinator', 'named', 'added', 'carried')),
  status         text NOT NULL CHECK (status IN ('open', 'approved', 'declined', 'expired', 'withdrawn')),
  again          boolean NOT NULL DEFAULT false,
  self           boolean NOT NULL DEFAULT false,
  reason         text NOT NULL DEFAULT '',
  manager_name   text NOT NULL DEFAULT '',
  manager_email  text NOT NULL DEFAULT '',
  deputy_name    text NOT NULL DEFAULT '',
  deputy_email   text NOT NULL DEFAULT '',
  asked_at       timestamptz NOT NULL,
  expires_at     timestamptz,
  reminded_at    timestamptz,
  due_at         timestamptz,
  decided_at     timestamptz,
  decided_by     uuid,                        -- none: somebody without a person record, by a link
  decided_as     text NOT NULL DEFAULT '' CHECK (decided_as IN ('', 'self', 'manager', 'deputy', 'coordinator', 'staff')),
  decided_name   text NOT NULL DEFAULT '',    -- of such a one
  decision_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id),
  FOREIGN KEY (partnership_id, decided_by) REFERENCES people (partnership_id, id),
  CHECK ((status IN ('approved', 'declined')) = (decided_at IS NOT NULL)),
  CHECK ((status = 'open') OR due_at IS NULL)
);
CREATE UNIQUE INDEX approvals_one_open ON approvals (partnership_id, booking_id) WHERE status = 'open';
CREATE INDEX approvals_by_booking ON approvals (partnership_id, booking_id, asked_at);
CREATE INDEX approvals_due ON approvals (due_at) WHERE due_at IS NOT NULL;
SELECT tenant_table('approvals');

-- Which partnerships have approvers to remind, or requests that ran out: the worker may know that much, and no more,
-- across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_approvals_due(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT partnership_id FROM approvals WHERE due_at <= now $$;
-- +goose StatementEnd
