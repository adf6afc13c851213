-- +goose Up

CREATE TABLE localities (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  name           text NOT NULL,
  position       int  NOT NULL DEFAULT 0,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, name)
);
SELECT tenant_table('localities');

CREATE TABLE agencies (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  code           text,           -- the partnership's own short reference, used by imports
  name           text NOT NULL,
  parent_id      uuid,
  sector         text NOT NULL CHECK (sector IN ('local_authority', 'health', 'police', 'education', 'early_years',
                   'voluntary', 'private', 'probation', 'self_employed_and_carers', 'other')),
  locality_id    uuid,
  contributing   boolean NOT NULL DEFAULT false,
  turnover_band  text NOT NULL DEFAULT 'unknown' CHECK (turnover_band IN ('unknown', 'under_250k', '250k_to_1m', 'over_1m')),
  area           text NOT NULL DEFAULT 'in' CHECK (area IN ('in', 'out')),
  finance_email  text NOT NULL DEFAULT '',
  purchase_order_required boolean NOT NULL DEFAULT false,
  home_partnership_id uuid REFERENCES partnerships (id),  -- set for a visitor agency
  status         text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, parent_id) REFERENCES agencies (partnership_id, id),
  FOREIGN KEY (partnership_id, locality_id) REFERENCES localities (partnership_id, id),
  CHECK (parent_id IS NULL OR parent_id <> id)
);
CREATE UNIQUE INDEX agencies_by_name ON agencies (partnership_id, lower(name)) WHERE status = 'active';
CREATE UNIQUE INDEX agencies_by_code ON agencies (partnership_id, code) WHERE code IS NOT NULL;
CREATE INDEX agencies_by_parent ON agencies (partnership_id, parent_id);
SELECT tenant_table('agencies');

CREATE TABLE agency_domains (
  partnership_id uuid NOT NULL,
  domain         text NOT NULL CHECK (domain = lower(domain)),
  agency_id      uuid NOT NULL,
  PRIMARY KEY (partnership_id, domain, agency_id),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id)
);
SELECT tenant_table('agency_domains');

-- What an agency counts as when prices are decided, from a date, perhaps on evidence that expires.
CREATE TABLE agency_classes (
  partnership_id   uuid NOT NULL,
  id               uuid NOT NULL,
  agency_id        uuid NOT NULL,
  class            text NOT NULL CHECK (class ~ '^[a-z][a-z0-9_]*$'),
  valid_from       date NOT NULL,
  evidence         text NOT NULL DEFAULT '',
  evidence_expires date,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  UNIQUE (partnership_id, agency_id, valid_from),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id)
);
SELECT tenant_table('agency_classes');

CREATE TABLE people (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  account_id     uuid REFERENCES accounts (id),
  code           text,            -- the partnership's own key for somebody, used by imports where there is no e-mail
  name           text NOT NULL,
  email          text,            -- none: a coordinator acts for them
  email_key      text CHECK (email_key = lower(email_key)),
  home_partnership_id uuid REFERENCES partnerships (id),
  do_not_list    boolean NOT NULL DEFAULT false,
  suspended_at   timestamptz,
  erased_at      timestamptz,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, id),
  CHECK ((email IS NULL) = (email_key IS NULL))
);
CREATE UNIQUE INDEX people_by_email ON people (partnership_id, email_key) WHERE email_key IS NOT NULL;
CREATE UNIQUE INDEX people_by_account ON people (partnership_id, account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX people_by_code ON people (partnership_id, code) WHERE code IS NOT NULL;
CREATE INDEX people_by_name ON people (partnership_id, lower(name));
SELECT tenant_table('people');

CREATE TABLE memberships (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  person_id      uuid NOT NULL,
  agency_id      uuid NOT NULL,
  job_title      text NOT NULL DEFAULT '',
  status         text NOT NULL CHECK (status IN ('confirmed', 'pending', 'refused')),
  from_date      date NOT NULL,
  to_date        date,
  created_at     timestamptz NOT NULL,
  decided_at     timestamptz,
  decided_by     uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id),
  CHECK (to_date IS NULL OR to_date >= from_date)
);
CREATE UNIQUE INDEX memberships_open ON memberships (partnership_id, person_id, agency_id) WHERE to_date IS NULL AND status <> 'refused';
-- Asked at every booking, for open memberships and those that end some day alike.
CREATE INDEX memberships_by_person ON memberships (partnership_id, person_id);
CREATE INDEX memberships_by_agency ON memberships (partnership_id, agency_id);
CREATE INDEX memberships_pending ON memberships (partnership_id, created_at) WHERE status = 'pending';
SELECT tenant_table('memberships');

-- Everyone with a person here is a practitioner; the other roles are granted.
CREATE TABLE role_grants (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  person_id      uuid NOT NULL,
  role           text NOT NULL CHECK (role IN ('coordinator', 'trainer', 'staff', 'administrator')),
  agency_id      uuid,
  granted_at     timestamptz NOT NULL,
  granted_by     uuid,
  revoked_at     timestamptz,
  revoked_by     uuid,
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id),
  FOREIGN KEY (partnership_id, agency_id) REFERENCES agencies (partnership_id, id),
  CHECK ((role = 'coordinator') = (agency_id IS NOT NULL))
);
CREATE UNIQUE INDEX role_grants_live ON role_grants (partnership_id, person_id, role, coalesce(agency_id, '00000000-0000-0000-0000-000000000000')) WHERE revoked_at IS NULL;
SELECT tenant_table('role_grants');

-- Whom one click signs in as, in a demo. Filled by the demo loader; read only where deployment.demo is true.
CREATE TABLE demo_people (
  partnership_id uuid NOT NULL,
  key            text NOT NULL CHECK (key ~ '^[a-z0-9-]{1,60}$'),
  person_id      uuid NOT NULL,
  role           text NOT NULL CHECK (role IN ('practitioner', 'coordinator', 'trainer', 'staff', 'administrator')),
  hint           text NOT NULL,
  position       int  NOT NULL,
  PRIMARY KEY (partnership_id, key),
  FOREIGN KEY (partnership_id, person_id) REFERENCES people (partnership_id, id)
);
SELECT tenant_table('demo_people');
