-- +goose Up

-- What a partnership chose to say in a letter instead of the standard words; the newest is in force.
--   letter       which of them (notify/wording)
--   standard     the standard words again; then the three are empty
--   replaced_at  until when it was in force
CREATE TABLE letter_words (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  letter         text NOT NULL,
  standard       boolean NOT NULL,
  subject        text NOT NULL,
  opening        text NOT NULL,
  closing        text NOT NULL,
  chosen_at      timestamptz NOT NULL,
  chosen_by      uuid,                        -- none: an operator, or the demo
  replaced_at    timestamptz,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, chosen_by) REFERENCES people (partnership_id, id),
  CHECK (standard = (subject || opening || closing = ''))
);
CREATE UNIQUE INDEX letter_words_in_force ON letter_words (partnership_id, letter) WHERE replaced_at IS NULL;
SELECT tenant_table('letter_words');
