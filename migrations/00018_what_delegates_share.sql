-- +goose Up

-- From how many days before a session its trainers and staff see what its delegates need.
ALTER TABLE partnerships ADD COLUMN needs_days int NOT NULL DEFAULT 10 CHECK (needs_days BETWEEN 1 AND 60);

-- What was read, where it is one thing: the session whose needs were looked at.
ALTER TABLE reads ADD COLUMN object_id uuid;

-- What somebody needs to take part in one session. A row is a consent: there is none without consented_at, and taking it
-- back deletes the row.
CREATE TABLE booking_needs (
  partnership_id uuid NOT NULL,
  booking_id     uuid NOT NULL,
  kinds          text[] NOT NULL DEFAULT '{}',
  note           text NOT NULL DEFAULT '',
  consented_at   timestamptz NOT NULL,
  given_by       uuid NOT NULL, -- the person, or the coordinator who spoke for them
  PRIMARY KEY (partnership_id, booking_id),
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id),
  FOREIGN KEY (partnership_id, given_by) REFERENCES people (partnership_id, id),
  CONSTRAINT needs_say_something CHECK (cardinality(kinds) > 0 OR note <> '')
);
SELECT tenant_table('booking_needs');

-- What somebody lets us keep, to be proposed to themselves at their next booking. Nobody else reads it.
CREATE TABLE kept_needs (
  partnership_id uuid NOT NULL,
  person_id      uuid NOT NULL,
  kinds          text[] NOT NULL DEFAULT '{}',
  note           text NOT NULL DEFAULT '',
  consented_at   timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, person_id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  CONSTRAINT kept_needs_say_something CHECK (cardinality(kinds) > 0 OR note <> '')
);
SELECT tenant_table('kept_needs');

-- Whom fellow delegates of a session may see, and until when: a consent as well.
CREATE TABLE delegate_listings (
  partnership_id uuid NOT NULL,
  booking_id     uuid NOT NULL,
  with_email     boolean NOT NULL DEFAULT false,
  until          date NOT NULL, -- the last day
  agreed_at      timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, booking_id),
  FOREIGN KEY (partnership_id, booking_id) REFERENCES bookings (partnership_id, id)
);
SELECT tenant_table('delegate_listings');

-- Whatever ends a booking, by whichever way, takes with it what was shared for it.
-- +goose StatementBegin
CREATE FUNCTION forget_what_a_booking_shared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM booking_needs WHERE partnership_id = NEW.partnership_id AND booking_id = NEW.id;
  DELETE FROM delegate_listings WHERE partnership_id = NEW.partnership_id AND booking_id = NEW.id;
  RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER booking_ended AFTER UPDATE OF status ON bookings FOR EACH ROW
  WHEN (NEW.status IN ('declined', 'lapsed', 'cancelled', 'substituted', 'transferred'))
  EXECUTE FUNCTION forget_what_a_booking_shared();

-- And whatever erases a person.
-- +goose StatementBegin
CREATE FUNCTION forget_what_a_person_shared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM kept_needs WHERE partnership_id = NEW.partnership_id AND person_id = NEW.id;
  DELETE FROM booking_needs n USING bookings b
    WHERE n.partnership_id = NEW.partnership_id AND b.partnership_id = NEW.partnership_id AND b.id = n.booking_id AND b.person_id = NEW.id;
  DELETE FROM delegate_listings l USING bookings b
    WHERE l.partnership_id = NEW.partnership_id AND b.partnership_id = NEW.partnership_id AND b.id = l.booking_id AND b.person_id = NEW.id;
  RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER person_erased AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (NEW.erased_at IS NOT NULL)
  EXECUTE FUNCTION forget_what_a_person_shared();
