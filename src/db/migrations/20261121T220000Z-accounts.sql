-- Accounts: who buys, who works there, who looks after them. Tenant key first in every key (storage rules).

CREATE TABLE account (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_en text,
  short_name text,
  other_names text[] NOT NULL DEFAULT '{}',
  uscc text,
  kind text NOT NULL DEFAULT 'company',
  industry text,
  region text,
  ownership text,
  institution text,
  employees integer,
  website text,
  founded_on date,
  parent_id uuid,
  owner_id uuid,
  lifecycle text NOT NULL DEFAULT 'prospect',
  tier text,
  tier_since date,
  tier_expires date,
  ka_type text,
  currency text,
  terms_days integer,
  custom jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  sort_key text NOT NULL COLLATE "C",
  search_text text NOT NULL DEFAULT '',
  search_grams text[] NOT NULL DEFAULT '{}',
  merged_into uuid,
  batch_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  CONSTRAINT account_code_key UNIQUE (org_id, code),
  CONSTRAINT account_kind_check CHECK (kind IN ('company', 'public-body', 'dealer', 'person')),
  CONSTRAINT account_lifecycle_check CHECK (lifecycle IN ('prospect', 'active', 'dormant', 'lost')),
  CONSTRAINT account_tier_check CHECK (tier IN ('S', 'A', 'B', 'C')),
  CONSTRAINT account_ka_type_check CHECK (ka_type IN ('economic', 'important', 'group', 'strategic')),
  CONSTRAINT account_not_own_parent_check CHECK (parent_id <> id)
);
-- distribute: account
ALTER TABLE account ADD CONSTRAINT account_parent_fkey FOREIGN KEY (org_id, parent_id) REFERENCES account (org_id, id);
CREATE INDEX account_parent_idx ON account (org_id, parent_id);
CREATE INDEX account_owner_idx ON account (org_id, owner_id);
CREATE INDEX account_sort_idx ON account (org_id, sort_key, id);
CREATE INDEX account_updated_idx ON account (org_id, updated_at, id);
CREATE INDEX account_grams_idx ON account USING gin (search_grams);
CREATE INDEX account_tags_idx ON account USING gin (tags);

-- Every text by which a file may name an account: codes, USCC, names, other names (normalised).
CREATE TABLE account_key (
  org_id bigint NOT NULL,
  kind text NOT NULL,
  key text NOT NULL COLLATE "C",
  account_id uuid NOT NULL,
  PRIMARY KEY (org_id, kind, key, account_id),
  CONSTRAINT account_key_kind_check CHECK (kind IN ('code', 'uscc', 'name', 'other'))
);
-- distribute: account_key
ALTER TABLE account_key ADD CONSTRAINT account_key_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX account_key_account_idx ON account_key (org_id, account_id);

-- The tree as a closure: every account with itself (depth 0) and with all above it.
CREATE TABLE account_ancestor (
  org_id bigint NOT NULL,
  account_id uuid NOT NULL,
  ancestor_id uuid NOT NULL,
  depth integer NOT NULL,
  PRIMARY KEY (org_id, account_id, ancestor_id)
);
-- distribute: account_ancestor
ALTER TABLE account_ancestor ADD CONSTRAINT account_ancestor_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
ALTER TABLE account_ancestor ADD CONSTRAINT account_ancestor_ancestor_fkey FOREIGN KEY (org_id, ancestor_id) REFERENCES account (org_id, id);
CREATE INDEX account_ancestor_down_idx ON account_ancestor (org_id, ancestor_id, account_id);

CREATE TABLE account_team (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  user_id uuid NOT NULL,
  function text NOT NULL,
  duty text,
  from_on date NOT NULL,
  to_on date,
  PRIMARY KEY (org_id, id),
  CONSTRAINT account_team_function_check
    CHECK (function IN ('sales', 'technical', 'production', 'service', 'finance', 'legal', 'pr', 'executive'))
);
-- distribute: account_team
ALTER TABLE account_team ADD CONSTRAINT account_team_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX account_team_account_idx ON account_team (org_id, account_id);
CREATE INDEX account_team_user_idx ON account_team (org_id, user_id, account_id);

CREATE TABLE person (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  code text,
  surname text NOT NULL,
  given_name text,
  gender text,
  salutation text,
  phone text,
  mobile text,
  email text,
  wechat text,
  age_band text,
  birthday text,
  birthday_calendar text,
  interests text,
  habits text,
  language text,
  is_key boolean NOT NULL DEFAULT false,
  consents jsonb NOT NULL DEFAULT '{}',
  custom jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  sort_key text NOT NULL COLLATE "C",
  search_text text NOT NULL DEFAULT '',
  search_grams text[] NOT NULL DEFAULT '{}',
  merged_into uuid,
  batch_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  CONSTRAINT person_gender_check CHECK (gender IN ('female', 'male')),
  CONSTRAINT person_birthday_calendar_check CHECK (birthday_calendar IN ('solar', 'lunar'))
);
-- distribute: person
CREATE UNIQUE INDEX person_code_key ON person (org_id, code);
CREATE INDEX person_sort_idx ON person (org_id, sort_key, id);
CREATE INDEX person_grams_idx ON person USING gin (search_grams);
CREATE INDEX person_email_idx ON person (org_id, email);

CREATE TABLE person_role (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  account_id uuid NOT NULL,
  department text,
  title text,
  from_on date,
  to_on date,
  PRIMARY KEY (org_id, id)
);
-- distribute: person_role
ALTER TABLE person_role ADD CONSTRAINT person_role_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person (org_id, id);
ALTER TABLE person_role ADD CONSTRAINT person_role_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX person_role_person_idx ON person_role (org_id, person_id);
CREATE INDEX person_role_account_idx ON person_role (org_id, account_id);

CREATE TABLE task (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid,
  kind text NOT NULL,
  title text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}',
  due_on date,
  assignee_id uuid,
  state text NOT NULL DEFAULT 'open',
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT task_state_check CHECK (state IN ('open', 'done', 'dropped'))
);
-- distribute: task
ALTER TABLE task ADD CONSTRAINT task_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX task_account_idx ON task (org_id, account_id);
CREATE INDEX task_assignee_idx ON task (org_id, assignee_id, state, due_on);

CREATE TABLE note (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  person_id uuid,
  body text NOT NULL,
  author_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz,
  PRIMARY KEY (org_id, id)
);
-- distribute: note
ALTER TABLE note ADD CONSTRAINT note_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
ALTER TABLE note ADD CONSTRAINT note_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person (org_id, id);
CREATE INDEX note_account_idx ON note (org_id, account_id, created_at);
CREATE INDEX note_person_idx ON note (org_id, person_id);

CREATE TABLE attachment (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid,
  person_id uuid,
  file_name text NOT NULL,
  content_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  author_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz,
  PRIMARY KEY (org_id, id)
);
-- distribute: attachment
ALTER TABLE attachment ADD CONSTRAINT attachment_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
ALTER TABLE attachment ADD CONSTRAINT attachment_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person (org_id, id);
CREATE INDEX attachment_account_idx ON attachment (org_id, account_id, created_at);
CREATE INDEX attachment_person_idx ON attachment (org_id, person_id);

-- What happened at an account, in one place; other areas add entries through the door of accounts.
CREATE TABLE timeline_event (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}',
  actor_id uuid,
  actor_name text,
  PRIMARY KEY (org_id, id)
);
-- distribute: timeline_event
ALTER TABLE timeline_event ADD CONSTRAINT timeline_event_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX timeline_event_account_idx ON timeline_event (org_id, account_id, at DESC, id DESC);

-- Tier and KA type as confirmed by people, with dates: the account row holds the present one.
CREATE TABLE account_standing (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  field text NOT NULL,
  before text,
  after text,
  reason text,
  source text NOT NULL,
  expires_on date,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CONSTRAINT account_standing_field_check CHECK (field IN ('tier', 'ka_type'))
);
-- distribute: account_standing
ALTER TABLE account_standing ADD CONSTRAINT account_standing_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account (org_id, id);
CREATE INDEX account_standing_account_idx ON account_standing (org_id, account_id, decided_at DESC);

CREATE TABLE custom_field (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  object text NOT NULL,
  key text NOT NULL,
  label_zh text NOT NULL,
  label_en text NOT NULL,
  type text NOT NULL,
  choices jsonb NOT NULL DEFAULT '[]',
  position integer NOT NULL DEFAULT 0,
  removed_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT custom_field_key UNIQUE (org_id, object, key),
  CONSTRAINT custom_field_object_check CHECK (object IN ('account', 'person')),
  CONSTRAINT custom_field_type_check CHECK (type IN ('text', 'number', 'date', 'choice', 'boolean'))
);
-- distribute: custom_field

CREATE TABLE saved_view (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  list text NOT NULL,
  name text NOT NULL,
  state jsonb NOT NULL,
  owner_id uuid NOT NULL,
  shared boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
-- distribute: saved_view
CREATE INDEX saved_view_list_idx ON saved_view (org_id, list, owner_id);

-- A merge keeps what it changed, so that it can be undone.
CREATE TABLE merge_record (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  object text NOT NULL,
  survivor_id uuid NOT NULL,
  merged_ids uuid[] NOT NULL,
  before jsonb NOT NULL,
  merged_by uuid NOT NULL,
  merged_at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (org_id, id),
  CONSTRAINT merge_record_object_check CHECK (object IN ('account', 'person'))
);
-- distribute: merge_record

-- Pairs that a person looked at and called different are not offered again.
CREATE TABLE duplicate_dismissal (
  org_id bigint NOT NULL,
  object text NOT NULL,
  a_id uuid NOT NULL,
  b_id uuid NOT NULL,
  dismissed_by uuid NOT NULL,
  dismissed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, object, a_id, b_id)
);
-- distribute: duplicate_dismissal

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'account', 'account_key', 'account_ancestor', 'account_team', 'person', 'person_role', 'task', 'note', 'attachment',
    'timeline_event', 'account_standing', 'custom_field', 'saved_view', 'merge_record', 'duplicate_dismissal'
  ] LOOP
    PERFORM protect_tenant_table(tenant_table::regclass);
  END LOOP;
END
$$;

-- What other areas may read of an account; merged ones are gone from it.
CREATE VIEW account_card WITH (security_invoker = true) AS
SELECT org_id, id, code, name, name_en, short_name, kind, industry, region, ownership, institution, employees, founded_on,
       parent_id, owner_id, lifecycle, tier, tier_since, tier_expires, ka_type, currency, terms_days, custom, tags, sort_key, search_text, search_grams
FROM account
WHERE merged_into IS NULL;
GRANT SELECT ON account_card TO mainstay_app;
