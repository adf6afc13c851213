-- +goose Up

-- What a partnership has set about its messages. No row: as messages.Default says.
--   trainers_write  a session's trainers may write to everybody of it
--   copy_manager    a line manager who is known is told of confirmations and cancellations
--   rules_since     since when its rules are as they are: what fell due before that is late
CREATE TABLE message_settings (
  partnership_id uuid PRIMARY KEY REFERENCES partnerships (id),
  trainers_write boolean NOT NULL DEFAULT true,
  copy_manager   boolean NOT NULL DEFAULT false,
  rules_since    timestamptz NOT NULL
);
SELECT tenant_table('message_settings');

-- What is sent by the clock, and when: of the partnership, or of one session instead.
--   kind    joining (instructions), reminder, after (thanks, what follows)
--   timing  before the start of a part, after the end of the last, on a change of the joining details
--   late    what becomes of it when its moment was past already as the session got its times
--   note    a paragraph of one's own
CREATE TABLE message_rules (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  session_id     uuid,
  kind           text NOT NULL CHECK (kind IN ('joining', 'reminder', 'after')),
  timing         text NOT NULL CHECK (timing IN ('before', 'after', 'change')),
  amount         int  NOT NULL DEFAULT 0 CHECK (amount BETWEEN 0 AND 240),
  unit           text NOT NULL DEFAULT 'days' CHECK (unit IN ('hours', 'days')),
  late           text NOT NULL DEFAULT 'send' CHECK (late IN ('send', 'skip')),
  note           text NOT NULL DEFAULT '',
  position       int  NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  CHECK (CASE kind WHEN 'joining' THEN timing IN ('before', 'change') WHEN 'reminder' THEN timing = 'before' ELSE timing = 'after' END)
);
CREATE INDEX message_rules_by_session ON message_rules (partnership_id, session_id, position);
SELECT tenant_table('message_rules');

-- The clock of a session's messages.
--   own_rules   it has rules of its own, perhaps none, since rules_since
--   planned     what its times were when it was last looked at (session_plans), and since when they are so
--   joining     what its joining details were
--   first_at    the earliest moment of its rules: people booked after that are looked after straight away
--   due_at      when there is something to do next
CREATE TABLE message_clocks (
  partnership_id uuid NOT NULL,
  session_id     uuid NOT NULL,
  own_rules      boolean NOT NULL DEFAULT false,
  rules_since    timestamptz,
  planned        text NOT NULL DEFAULT '',
  planned_at     timestamptz,
  joining        text NOT NULL DEFAULT '',
  first_at       timestamptz,
  due_at         timestamptz,
  looked_at      timestamptz,
  PRIMARY KEY (partnership_id, session_id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id)
);
CREATE INDEX message_clocks_due ON message_clocks (due_at) WHERE due_at IS NOT NULL;
SELECT tenant_table('message_clocks');

-- What a session's moments are made of, each as one word that differs when anything of it does.
CREATE VIEW session_plans WITH (security_invoker = true) AS
SELECT s.partnership_id, s.id AS session_id, s.status, s.starts_at, s.ends_at,
       md5(concat_ws('|', s.sequence, extract(epoch FROM s.starts_at), extract(epoch FROM s.ends_at))) AS planned,
       CASE WHEN coalesce(j.details, '') || coalesce(j.link, '') <> '' THEN md5(j.details || '|' || j.link) ELSE '' END AS joining
FROM sessions s LEFT JOIN session_joining j ON j.partnership_id = s.partnership_id AND j.session_id = s.id;

-- Sessions whose clock is not in step: new, moved, other joining details, or people booked since a moment had passed.
-- Moments lie at most 60 days before and 30 days after a session.
-- +goose StatementBegin
CREATE FUNCTION sessions_out_of_step(now timestamptz) RETURNS TABLE (partnership_id uuid, session_id uuid)
LANGUAGE sql STABLE AS
$$
  SELECT p.partnership_id, p.session_id FROM session_plans p
  LEFT JOIN message_clocks c ON c.partnership_id = p.partnership_id AND c.session_id = p.session_id
  WHERE p.status = 'published' AND p.starts_at < now + interval '61 days' AND p.ends_at > now - interval '31 days'
    AND (c.looked_at IS NULL OR c.planned <> p.planned OR c.joining <> p.joining
      OR c.first_at <= now AND p.starts_at > now AND EXISTS (SELECT FROM bookings b
           WHERE b.partnership_id = p.partnership_id AND b.session_id = p.session_id AND b.status = 'confirmed'
             AND b.confirmed_at > c.looked_at - interval '30 seconds'))
$$;
-- +goose StatementEnd

-- A letter that staff, or a session's trainers, write to many: to the people of a session or an event, or to those who
-- asked for news.
--   people  how many it is for
--   due_at  while letters of it are still to be put in the outbox
CREATE TABLE broadcasts (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  audience       text NOT NULL CHECK (audience IN ('confirmed', 'waiting', 'everyone', 'news')),
  session_id     uuid,
  event_id       uuid,
  subject        text NOT NULL,
  body           text NOT NULL,
  people         int  NOT NULL,
  due_at         timestamptz,
  created_at     timestamptz NOT NULL,
  created_by     uuid,                        -- none: an operator, or the demo
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, session_id) REFERENCES sessions (partnership_id, id),
  FOREIGN KEY (partnership_id, event_id) REFERENCES events (partnership_id, id),
  FOREIGN KEY (partnership_id, created_by) REFERENCES people (partnership_id, id),
  CHECK (num_nonnulls(session_id, event_id) = CASE audience WHEN 'news' THEN 0 ELSE 1 END)
);
CREATE INDEX broadcasts_by_session ON broadcasts (partnership_id, session_id, created_at) WHERE session_id IS NOT NULL;
CREATE INDEX broadcasts_by_time ON broadcasts (partnership_id, created_at);
CREATE INDEX broadcasts_due ON broadcasts (due_at) WHERE due_at IS NOT NULL;
SELECT tenant_table('broadcasts');

-- For whom a broadcast is, fixed when it is sent.
--   lead_id  who is written to for somebody without an address
--   status   due, written (its letter is in the outbox, under broadcast:<broadcast>:<person>), unreachable, or left: no
--            longer wants news
CREATE TABLE broadcast_recipients (
  partnership_id uuid NOT NULL,
  broadcast_id   uuid NOT NULL,
  person_id      uuid NOT NULL,
  lead_id        uuid,
  status         text NOT NULL CHECK (status IN ('due', 'written', 'unreachable', 'left')),
  PRIMARY KEY (partnership_id, broadcast_id, person_id),
  FOREIGN KEY (partnership_id, broadcast_id) REFERENCES broadcasts (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, lead_id) REFERENCES people (partnership_id, id)
);
CREATE INDEX broadcast_recipients_due ON broadcast_recipients (partnership_id, broadcast_id) WHERE status = 'due';
SELECT tenant_table('broadcast_recipients');

-- What somebody wants to be sent besides what concerns their own bookings. No row: no news, and, for a coordinator, a
-- weekly digest.
--   digest_due_at  when the next digest is written; none: no digest, or no coordinator
--   digest_until   what happened until then has been told
CREATE TABLE mail_preferences (
  partnership_id uuid NOT NULL,
  person_id      uuid NOT NULL,
  news           boolean NOT NULL DEFAULT false,
  digest         text NOT NULL DEFAULT 'weekly' CHECK (digest IN ('off', 'weekly', 'daily')),
  digest_due_at  timestamptz,
  digest_until   timestamptz,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, person_id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id)
);
CREATE INDEX mail_preferences_news ON mail_preferences (partnership_id) WHERE news;
CREATE INDEX mail_preferences_due ON mail_preferences (digest_due_at) WHERE digest_due_at IS NOT NULL;
SELECT tenant_table('mail_preferences');

-- Coordinators for whom no digest is set although they have not turned it off.
-- +goose StatementBegin
CREATE FUNCTION coordinators_without_digest() RETURNS TABLE (partnership_id uuid, person_id uuid)
LANGUAGE sql STABLE AS
$$
  SELECT DISTINCT g.partnership_id, g.person_id FROM role_grants g
  LEFT JOIN mail_preferences m ON m.partnership_id = g.partnership_id AND m.person_id = g.person_id
  WHERE g.role = 'coordinator' AND g.revoked_at IS NULL
    AND (m.person_id IS NULL OR m.digest <> 'off' AND m.digest_due_at IS NULL)
$$;
-- +goose StatementEnd

-- Where a message can be got rid of with one click; empty for what concerns one's own bookings.
ALTER TABLE outbox ADD COLUMN list_unsubscribe text NOT NULL DEFAULT '';

-- Which partnerships have messages to write: the worker may know that much, and no more, across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_messages_due(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$
  SELECT partnership_id FROM message_clocks WHERE due_at <= now
  UNION SELECT partnership_id FROM broadcasts WHERE due_at <= now
  UNION SELECT partnership_id FROM mail_preferences WHERE digest_due_at <= now
  UNION SELECT partnership_id FROM coordinators_without_digest()
  UNION SELECT partnership_id FROM sessions_out_of_step(now)
$$;
-- +goose StatementEnd
