-- +goose Up

-- The private calendar of a person, as a program fetches it: whoever holds the address reads it, so only the hash of its
-- token is kept, and a new address ends the old one.
CREATE TABLE calendar_feeds (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  person_id      uuid NOT NULL,
  token_hash     bytea NOT NULL,
  created_at     timestamptz NOT NULL,
  fetched_at     timestamptz,                 -- last, to the hour: whether any calendar still asks
  ended_at       timestamptz,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, token_hash),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id)
);
CREATE UNIQUE INDEX calendar_feeds_one_live ON calendar_feeds (partnership_id, person_id) WHERE ended_at IS NULL;
SELECT tenant_table('calendar_feeds');
