-- The whole schema in one file, printed from a migrated database by scripts/print-schema.ts. Not to be edited.
-- "secured" = forced row-level security: mainstay_app sees the rows whose org_id is app.org_id, the owner all.

create sequence org_id_seq as bigint;

-- secured; mainstay_app may: select, insert, update, delete
create table account (
  org_id bigint not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text,
  short_name text,
  other_names text[] not null default '{}'::text[],
  uscc text,
  kind text not null default 'company'::text,
  industry text,
  region text,
  ownership text,
  institution text,
  employees integer,
  website text,
  founded_on date,
  parent_id uuid,
  owner_id uuid,
  lifecycle text not null default 'prospect'::text,
  tier text,
  tier_since date,
  tier_expires date,
  ka_type text,
  currency text,
  terms_days integer,
  custom jsonb not null default '{}'::jsonb,
  tags text[] not null default '{}'::text[],
  sort_key text collate "C" not null,
  search_text text not null default ''::text,
  search_grams text[] not null default '{}'::text[],
  merged_into uuid,
  batch_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  ledger_lifecycle text not null default 'prospect'::text,
  lost_on date,
  constraint account_pkey PRIMARY KEY (org_id, id),
  constraint account_code_key UNIQUE (org_id, code),
  constraint account_parent_fkey FOREIGN KEY (org_id, parent_id) REFERENCES account(org_id, id),
  constraint account_ka_type_check CHECK ((ka_type = ANY (ARRAY['economic'::text, 'important'::text, 'group'::text, 'strategic'::text]))),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'public-body'::text, 'dealer'::text, 'person'::text]))),
  constraint account_ledger_lifecycle_check CHECK ((ledger_lifecycle = ANY (ARRAY['prospect'::text, 'active'::text, 'dormant'::text, 'lost'::text]))),
  constraint account_lifecycle_check CHECK ((lifecycle = ANY (ARRAY['prospect'::text, 'active'::text, 'dormant'::text, 'lost'::text]))),
  constraint account_not_own_parent_check CHECK ((parent_id <> id)),
  constraint account_tier_check CHECK ((tier = ANY (ARRAY['S'::text, 'A'::text, 'B'::text, 'C'::text])))
);
CREATE INDEX account_grams_idx ON account USING gin (search_grams);
CREATE INDEX account_owner_idx ON account USING btree (org_id, owner_id, id);
CREATE INDEX account_parent_idx ON account USING btree (org_id, parent_id);
CREATE INDEX account_sort_idx ON account USING btree (org_id, sort_key, id);
CREATE INDEX account_tags_idx ON account USING gin (tags);
CREATE INDEX account_updated_idx ON account USING btree (org_id, updated_at, id);

-- secured; mainstay_app may: select, insert, update, delete
create table account_ancestor (
  org_id bigint not null,
  account_id uuid not null,
  ancestor_id uuid not null,
  depth integer not null,
  constraint account_ancestor_pkey PRIMARY KEY (org_id, account_id, ancestor_id),
  constraint account_ancestor_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint account_ancestor_ancestor_fkey FOREIGN KEY (org_id, ancestor_id) REFERENCES account(org_id, id)
);
CREATE INDEX account_ancestor_below_idx ON account_ancestor USING btree (org_id, ancestor_id, account_id) WHERE (depth > 0);
CREATE INDEX account_ancestor_down_idx ON account_ancestor USING btree (org_id, ancestor_id, account_id);

-- secured; mainstay_app may: select, insert, update, delete
create table account_key (
  org_id bigint not null,
  kind text not null,
  key text collate "C" not null,
  account_id uuid not null,
  constraint account_key_pkey PRIMARY KEY (org_id, kind, key, account_id),
  constraint account_key_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint account_key_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'uscc'::text, 'name'::text, 'other'::text])))
);
CREATE INDEX account_key_account_idx ON account_key USING btree (org_id, account_id);

-- secured; mainstay_app may: select, insert, update, delete
create table account_month (
  org_id bigint not null,
  account_id uuid not null,
  month date not null,
  net_e4 bigint not null,
  list_e4 bigint not null,
  discount_e4 bigint not null,
  cost_e4 bigint not null,
  known_net_e4 bigint not null,
  return_e4 bigint not null,
  pocket_e4 bigint not null,
  serve_e4 bigint not null,
  orders integer not null,
  order_days integer not null,
  lines integer not null,
  constraint account_month_pkey PRIMARY KEY (org_id, account_id, month)
);
CREATE INDEX account_month_month_idx ON account_month USING btree (org_id, month) INCLUDE (net_e4, cost_e4, known_net_e4, pocket_e4, serve_e4);

-- secured; mainstay_app may: select, insert, update, delete
create table account_snap (
  org_id bigint not null,
  account_id uuid not null,
  as_of date not null,
  is_net_basis boolean not null,
  net_12_e4 bigint not null,
  net_prior_12_e4 bigint not null,
  contribution_12_e4 bigint,
  contribution_24_e4 bigint,
  known_share_bp integer,
  pocket_12_e4 bigint not null,
  serve_12_e4 bigint not null,
  orders_12 integer not null,
  orders_all integer not null,
  first_order_on date,
  last_order_on date,
  open_minor bigint not null,
  overdue_minor bigint not null,
  oldest_overdue_on date,
  exposure_minor bigint not null,
  limit_minor bigint,
  trend_e4 bigint[] not null,
  changed_at timestamp with time zone not null default now(),
  whole_through date,
  whole_net_12_e4 bigint,
  whole_contribution_12_e4 bigint,
  whole_contribution_24_e4 bigint,
  constraint account_snap_pkey PRIMARY KEY (org_id, account_id)
);
CREATE INDEX account_snap_changed_idx ON account_snap USING btree (org_id, changed_at, account_id);
CREATE INDEX account_snap_contribution_idx ON account_snap USING btree (org_id, contribution_12_e4 DESC NULLS LAST, account_id);
CREATE INDEX account_snap_last_order_idx ON account_snap USING btree (org_id, last_order_on DESC NULLS LAST, account_id);
CREATE INDEX account_snap_net_idx ON account_snap USING btree (org_id, net_12_e4 DESC, account_id);
CREATE INDEX account_snap_orders_idx ON account_snap USING btree (org_id, orders_12 DESC, account_id);
CREATE INDEX account_snap_overdue_idx ON account_snap USING btree (org_id, overdue_minor DESC, account_id);
CREATE INDEX account_snap_whole_idx ON account_snap USING btree (org_id, whole_contribution_12_e4 DESC NULLS LAST, account_id);

-- secured; mainstay_app may: select, insert, update, delete
create table account_standing (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  field text not null,
  before text,
  after text,
  reason text,
  source text not null,
  expires_on date,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone not null,
  constraint account_standing_pkey PRIMARY KEY (org_id, id),
  constraint account_standing_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint account_standing_field_check CHECK ((field = ANY (ARRAY['tier'::text, 'ka_type'::text])))
);
CREATE INDEX account_standing_account_idx ON account_standing USING btree (org_id, account_id, decided_at DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table account_statement (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  value bigint not null,
  source text not null,
  stated_on date not null,
  expires_on date,
  note text,
  stated_by uuid not null,
  stated_by_name text not null,
  recorded_at timestamp with time zone not null,
  withdrawn_on date,
  constraint account_statement_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX account_statement_account_idx ON account_statement USING btree (org_id, account_id, stated_on);

-- secured; mainstay_app may: select, insert, update, delete
create table account_team (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  function text not null,
  duty text,
  from_on date not null,
  to_on date,
  constraint account_team_pkey PRIMARY KEY (org_id, id),
  constraint account_team_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint account_team_function_check CHECK ((function = ANY (ARRAY['sales'::text, 'technical'::text, 'production'::text, 'service'::text, 'finance'::text, 'legal'::text, 'pr'::text, 'executive'::text])))
);
CREATE INDEX account_team_account_idx ON account_team USING btree (org_id, account_id);
CREATE INDEX account_team_user_idx ON account_team USING btree (org_id, user_id, account_id);

-- secured; mainstay_app may: select, insert
create table agreement_line (
  org_id bigint not null,
  agreement_id uuid not null,
  line_no integer not null,
  commitment_id uuid not null,
  product_id uuid not null,
  price_e4 bigint not null,
  floor_e4 bigint not null,
  rebate_bp integer not null,
  range_no integer,
  to_bp integer,
  list_price_e4 bigint,
  constraint agreement_line_pkey PRIMARY KEY (org_id, agreement_id, line_no),
  constraint agreement_line_product_key UNIQUE (org_id, agreement_id, product_id),
  constraint agreement_line_commitment_fkey FOREIGN KEY (org_id, commitment_id, product_id, price_e4, floor_e4) REFERENCES price_commitment(org_id, id, product_id, invoice_price_e4, floor_e4),
  constraint agreement_line_list_fkey FOREIGN KEY (org_id, commitment_id, list_price_e4) REFERENCES price_commitment(org_id, id, list_price_e4),
  constraint agreement_line_range_fkey FOREIGN KEY (org_id, agreement_id, range_no, to_bp) REFERENCES agreement_range(org_id, agreement_id, range_no, to_bp),
  constraint agreement_line_rebate_fkey FOREIGN KEY (org_id, agreement_id, rebate_bp) REFERENCES price_agreement(org_id, id, top_rebate_bp),
  constraint agreement_line_floor_check CHECK ((((price_e4)::numeric * ((10000 - rebate_bp))::numeric) >= ((floor_e4)::numeric * (10000)::numeric))),
  constraint agreement_line_range_check CHECK ((((range_no IS NULL) = (to_bp IS NULL)) AND ((range_no IS NULL) = (list_price_e4 IS NULL)) AND ((range_no IS NULL) OR (((price_e4)::numeric * (10000)::numeric) >= ((list_price_e4)::numeric * ((10000 - to_bp))::numeric)))))
);
CREATE INDEX agreement_line_commitment_idx ON agreement_line USING btree (org_id, commitment_id, product_id, price_e4, floor_e4);
CREATE INDEX agreement_line_list_idx ON agreement_line USING btree (org_id, commitment_id, list_price_e4);
CREATE INDEX agreement_line_range_idx ON agreement_line USING btree (org_id, agreement_id, range_no, to_bp);
CREATE INDEX agreement_line_rebate_idx ON agreement_line USING btree (org_id, agreement_id, rebate_bp);

-- secured; mainstay_app may: select, insert
create table agreement_range (
  org_id bigint not null,
  agreement_id uuid not null,
  range_no integer not null,
  product_id uuid,
  line_id uuid,
  from_bp integer not null,
  to_bp integer not null,
  quantity_e4 bigint not null,
  constraint agreement_range_pkey PRIMARY KEY (org_id, agreement_id, range_no),
  constraint agreement_range_depth_key UNIQUE (org_id, agreement_id, range_no, to_bp),
  constraint agreement_range_agreement_fkey FOREIGN KEY (org_id, agreement_id) REFERENCES price_agreement(org_id, id),
  constraint agreement_range_depth_check CHECK (((from_bp >= 0) AND (from_bp <= to_bp) AND ((to_bp >= 1) AND (to_bp <= 10000)) AND (quantity_e4 > 0))),
  constraint agreement_range_scope_check CHECK (((product_id IS NULL) <> (line_id IS NULL)))
);

-- secured; mainstay_app may: select, insert
create table agreement_tier (
  org_id bigint not null,
  agreement_id uuid not null,
  from_minor bigint not null,
  rate_bp integer not null,
  top_rebate_bp integer not null,
  constraint agreement_tier_pkey PRIMARY KEY (org_id, agreement_id, from_minor),
  constraint agreement_tier_rebate_fkey FOREIGN KEY (org_id, agreement_id, top_rebate_bp) REFERENCES price_agreement(org_id, id, top_rebate_bp),
  constraint agreement_tier_rate_check CHECK (((from_minor >= 0) AND ((rate_bp >= 0) AND (rate_bp <= top_rebate_bp))))
);
CREATE INDEX agreement_tier_rebate_idx ON agreement_tier USING btree (org_id, agreement_id, top_rebate_bp);

-- secured; mainstay_app may: select, insert
create table approval_use (
  org_id bigint not null,
  request_id uuid not null,
  document_id uuid not null,
  is_live boolean not null,
  constraint approval_use_pkey PRIMARY KEY (org_id, request_id, document_id),
  constraint approval_use_live_key UNIQUE (org_id, request_id, document_id, is_live),
  constraint approval_use_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id)
);
CREATE UNIQUE INDEX approval_use_once_idx ON approval_use USING btree (org_id, request_id) WHERE is_live;

-- secured; mainstay_app may: select, insert, update, delete
create table attachment (
  org_id bigint not null,
  id uuid not null,
  account_id uuid,
  person_id uuid,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  author_id uuid not null,
  created_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  record_kind text,
  record_key text collate "C",
  mark text,
  gone_at timestamp with time zone,
  constraint attachment_pkey PRIMARY KEY (org_id, id),
  constraint attachment_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint attachment_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  constraint attachment_record_check CHECK (((num_nonnulls(account_id, person_id, record_kind) = 1) AND ((record_kind IS NULL) = (record_key IS NULL))))
);
CREATE INDEX attachment_account_idx ON attachment USING btree (org_id, account_id, id DESC);
CREATE INDEX attachment_gone_idx ON attachment USING btree (org_id, gone_at) WHERE (gone_at IS NOT NULL);
CREATE INDEX attachment_person_idx ON attachment USING btree (org_id, person_id, id DESC);
CREATE INDEX attachment_record_idx ON attachment USING btree (org_id, record_kind, record_key, id DESC) WHERE (record_kind IS NOT NULL);
CREATE INDEX attachment_removed_idx ON attachment USING btree (org_id, removed_at) WHERE (removed_at IS NOT NULL);

-- secured; mainstay_app may: select, insert
create table audit_event (
  org_id bigint not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid not null,
  actor_name text not null,
  via text not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  request_id text,
  ip text,
  constraint audit_event_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_event_actor_idx ON audit_event USING btree (org_id, actor_id, at DESC, id DESC);
CREATE INDEX audit_event_at_idx ON audit_event USING btree (org_id, at DESC, id DESC);
CREATE INDEX audit_event_object_idx ON audit_event USING btree (org_id, object_type, object_id, at DESC, id DESC);

-- not secured; mainstay_app may: nothing
create table auth_attempt (
  key text not null,
  window_start timestamp with time zone not null,
  failures integer not null,
  constraint auth_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX auth_attempt_window_idx ON auth_attempt USING btree (window_start);

-- not secured; mainstay_app may: nothing
create table auth_invitation (
  id uuid not null,
  org_id bigint not null,
  email text not null,
  name text not null,
  roles text[] not null,
  secret_hash text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  constraint auth_invitation_pkey PRIMARY KEY (id),
  constraint auth_invitation_secret_key UNIQUE (secret_hash)
);
CREATE INDEX auth_invitation_org_idx ON auth_invitation USING btree (org_id, ends_at);

-- not secured; mainstay_app may: nothing
create table auth_reset (
  id uuid not null,
  user_id uuid not null,
  secret_hash text not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint auth_reset_pkey PRIMARY KEY (id),
  constraint auth_reset_secret_key UNIQUE (secret_hash),
  constraint auth_reset_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX auth_reset_user_idx ON auth_reset USING btree (user_id);

-- not secured; mainstay_app may: nothing
create table auth_session (
  id uuid not null,
  user_id uuid not null,
  org_id bigint not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ip text,
  user_agent text,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_secret_key UNIQUE (secret_hash),
  constraint auth_session_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX auth_session_user_idx ON auth_session USING btree (user_id);

-- not secured; mainstay_app may: nothing
create table auth_token (
  id uuid not null,
  user_id uuid not null,
  org_id bigint not null,
  name text not null,
  prefix text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint auth_token_pkey PRIMARY KEY (id),
  constraint auth_token_secret_key UNIQUE (secret_hash),
  constraint auth_token_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX auth_token_user_idx ON auth_token USING btree (user_id, org_id);

-- not secured; mainstay_app may: nothing
create table auth_user (
  id uuid not null,
  email text not null,
  name text not null,
  language text not null,
  theme text not null default 'auto'::text,
  password_hash text not null,
  password_changed_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email)
);

-- secured; mainstay_app may: select, insert
create table awaited_bill (
  org_id bigint not null,
  bill_no text collate "C" not null,
  constraint awaited_bill_pkey PRIMARY KEY (org_id, bill_no)
);

-- secured; mainstay_app may: select, insert, update, delete
create table back_test (
  org_id bigint not null,
  id uuid not null,
  policy_version integer not null,
  cutoff date not null,
  horizon_days integer not null,
  result jsonb not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint back_test_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX back_test_created_idx ON back_test USING btree (org_id, created_at DESC);

-- secured; mainstay_app may: select, insert, update
create table business_plan (
  org_id bigint not null,
  id uuid not null,
  number text collate "C" not null,
  account_id uuid not null,
  title text not null,
  state text not null default 'draft'::text,
  valid_from date not null,
  valid_to date not null,
  base_from date not null,
  base_to date not null,
  spread_key text not null,
  line_ids uuid[] not null,
  steps jsonb not null,
  line_least_minor bigint not null default 0,
  credit_days integer,
  note text,
  request_id uuid,
  member_ids uuid[] not null default '{}'::uuid[],
  signed_on date,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp with time zone,
  ended_on date,
  end_reason text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  holds_approval boolean generated always as (
CASE
    WHEN ((request_id IS NOT NULL) AND (state = 'signed'::text)) THEN true
    ELSE NULL::boolean
END) stored,
  constraint business_plan_pkey PRIMARY KEY (org_id, id),
  constraint business_plan_number_key UNIQUE (org_id, number),
  constraint business_plan_approval_fkey FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use(org_id, request_id, document_id, is_live),
  constraint business_plan_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint business_plan_days_check CHECK (((valid_to >= valid_from) AND (base_to >= base_from) AND ((ended_on IS NULL) OR (ended_on >= (valid_from - 1))))),
  constraint business_plan_key_check CHECK ((spread_key = ANY (ARRAY['revenue'::text, 'contribution'::text]))),
  constraint business_plan_signed_check CHECK (((state <> 'signed'::text) OR ((signed_on IS NOT NULL) AND (signed_by IS NOT NULL)))),
  constraint business_plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'withdrawn'::text])))
);
CREATE INDEX business_plan_account_idx ON business_plan USING btree (org_id, account_id, created_at DESC);
CREATE INDEX business_plan_approval_idx ON business_plan USING btree (org_id, request_id, id, holds_approval);
CREATE INDEX business_plan_created_idx ON business_plan USING btree (org_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX business_plan_once_idx ON business_plan USING btree (org_id, request_id) WHERE ((request_id IS NOT NULL) AND (state = 'signed'::text));
CREATE INDEX business_plan_request_idx ON business_plan USING btree (org_id, request_id);

-- secured; mainstay_app may: select, insert
create table business_plan_line (
  org_id bigint not null,
  plan_id uuid not null,
  line_no integer not null,
  line_id uuid not null,
  share_ppm integer not null,
  list_e4 bigint not null,
  net_e4 bigint not null,
  room_e4 bigint not null,
  granted_e4 bigint not null,
  constraint business_plan_line_pkey PRIMARY KEY (org_id, plan_id, line_no),
  constraint business_plan_line_once_key UNIQUE (org_id, plan_id, line_id),
  constraint business_plan_line_plan_fkey FOREIGN KEY (org_id, plan_id) REFERENCES business_plan(org_id, id),
  constraint business_plan_line_room_check CHECK ((((share_ppm >= 0) AND (share_ppm <= 1000000)) AND (list_e4 > 0) AND (granted_e4 >= 0) AND (granted_e4 <= room_e4) AND (room_e4 <= list_e4)))
);

-- secured; mainstay_app may: select, insert
create table business_plan_price (
  org_id bigint not null,
  plan_id uuid not null,
  price_no integer not null,
  line_no integer not null,
  commitment_id uuid not null,
  product_id uuid not null,
  price_e4 bigint not null,
  floor_e4 bigint not null,
  constraint business_plan_price_pkey PRIMARY KEY (org_id, plan_id, price_no),
  constraint business_plan_price_product_key UNIQUE (org_id, plan_id, product_id),
  constraint business_plan_price_commitment_fkey FOREIGN KEY (org_id, commitment_id, product_id, price_e4, floor_e4) REFERENCES price_commitment(org_id, id, product_id, invoice_price_e4, floor_e4),
  constraint business_plan_price_line_fkey FOREIGN KEY (org_id, plan_id, line_no) REFERENCES business_plan_line(org_id, plan_id, line_no),
  constraint business_plan_price_floor_check CHECK ((price_e4 >= floor_e4))
);
CREATE INDEX business_plan_price_commitment_idx ON business_plan_price USING btree (org_id, commitment_id, product_id, price_e4, floor_e4);
CREATE INDEX business_plan_price_line_idx ON business_plan_price USING btree (org_id, plan_id, line_no);

-- secured; mainstay_app may: select, insert, update, delete
create table buying_group (
  org_id bigint not null,
  account_id uuid not null,
  since date not null,
  set_by uuid not null,
  constraint buying_group_pkey PRIMARY KEY (org_id, account_id)
);

-- secured; mainstay_app may: select, insert
create table clause_list (
  org_id bigint not null,
  id uuid not null,
  version integer not null,
  note text,
  body jsonb not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint clause_list_pkey PRIMARY KEY (org_id, id),
  constraint clause_list_version_key UNIQUE (org_id, version)
);

-- secured; mainstay_app may: select, insert, update
create table clause_opinion (
  org_id bigint not null,
  clause_id uuid not null,
  round integer not null,
  office text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  verdict text,
  note text,
  given_by uuid,
  given_by_name text,
  given_at timestamp with time zone,
  resolution text,
  resolved_by uuid,
  resolved_by_name text,
  resolved_at timestamp with time zone,
  constraint clause_opinion_pkey PRIMARY KEY (org_id, clause_id, round, office),
  constraint clause_opinion_clause_fkey FOREIGN KEY (org_id, clause_id) REFERENCES contract_clause(org_id, id),
  constraint clause_opinion_given_check CHECK (((num_nulls(verdict, given_by, given_by_name, given_at) = ANY (ARRAY[0, 4])) AND ((verdict = 'accept'::text) OR (verdict IS NULL) OR (note IS NOT NULL)))),
  constraint clause_opinion_office_check CHECK ((office = ANY (ARRAY['legal'::text, 'technical'::text, 'finance'::text]))),
  constraint clause_opinion_own_check CHECK (((given_by IS DISTINCT FROM asked_by) OR (given_by IS NULL))),
  constraint clause_opinion_resolved_check CHECK (((num_nulls(resolution, resolved_by, resolved_by_name, resolved_at) = ANY (ARRAY[0, 4])) AND ((resolution IS NULL) OR (verdict = 'object'::text)))),
  constraint clause_opinion_verdict_check CHECK ((verdict = ANY (ARRAY['accept'::text, 'condition'::text, 'object'::text])))
);
CREATE INDEX clause_opinion_open_idx ON clause_opinion USING btree (org_id, due_at) WHERE (verdict IS NULL);

-- secured; mainstay_app may: select, insert, update, delete
create table company_bridge (
  org_id bigint not null,
  month date not null,
  against date not null,
  months smallint not null,
  cut text collate "C" not null,
  cut_key text collate "C" not null,
  body jsonb not null,
  computed_at timestamp with time zone not null,
  constraint company_bridge_pkey PRIMARY KEY (org_id, month, against, months, cut, cut_key),
  constraint company_bridge_cut_check CHECK ((cut = ANY (ARRAY['company'::text, 'owner'::text, 'tier'::text, 'line'::text]))),
  constraint company_bridge_months_check CHECK (((months >= 1) AND (months <= 12)))
);

-- secured; mainstay_app may: select, insert, update
create table contract_clause (
  org_id bigint not null,
  id uuid not null,
  agreement_id uuid,
  purchase_id uuid,
  clause_key text collate "C" not null,
  kind text not null,
  title text,
  standard text,
  list_version integer not null,
  deviation text,
  round integer not null default 1,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamp with time zone not null,
  constraint contract_clause_pkey PRIMARY KEY (org_id, id),
  constraint contract_clause_agreement_key UNIQUE (org_id, agreement_id, clause_key),
  constraint contract_clause_purchase_key UNIQUE (org_id, purchase_id, clause_key),
  constraint contract_clause_agreement_fkey FOREIGN KEY (org_id, agreement_id) REFERENCES price_agreement(org_id, id),
  constraint contract_clause_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint contract_clause_of_check CHECK ((num_nonnulls(agreement_id, purchase_id) = 1)),
  constraint contract_clause_round_check CHECK ((round >= 1))
);

-- secured; mainstay_app may: select, insert, update
create table cost_estimate (
  org_id bigint not null,
  id uuid not null,
  number text collate "C" not null,
  account_id uuid not null,
  product_id uuid not null,
  title text not null,
  latest integer not null default 1,
  withdrawn_at timestamp with time zone,
  withdraw_reason text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  released_at timestamp with time zone,
  released_by uuid,
  released_by_name text,
  release_reason text,
  constraint cost_estimate_pkey PRIMARY KEY (org_id, id),
  constraint cost_estimate_number_key UNIQUE (org_id, number),
  constraint cost_estimate_release_check CHECK (((released_at IS NULL) OR ((withdrawn_at IS NOT NULL) AND (released_by IS NOT NULL) AND (released_by_name IS NOT NULL) AND (release_reason IS NOT NULL))))
);
CREATE INDEX cost_estimate_account_idx ON cost_estimate USING btree (org_id, account_id, product_id);
CREATE INDEX cost_estimate_created_idx ON cost_estimate USING btree (org_id, created_at DESC, id DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table cost_to_serve (
  org_id bigint not null,
  id uuid not null,
  source text collate "C" not null,
  entry_no text collate "C" not null,
  account_id uuid not null,
  booked_on date not null,
  kind text not null,
  amount_e4 bigint not null,
  currency text not null,
  note text,
  order_source text,
  order_no text,
  line_no integer,
  merged_from uuid[] not null default '{}'::uuid[],
  batch_id uuid,
  constraint cost_to_serve_pkey PRIMARY KEY (org_id, id),
  constraint cost_to_serve_no_key UNIQUE (org_id, source, entry_no),
  constraint cost_to_serve_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'sample'::text, 'technical-change'::text, 'remedy'::text, 'hospitality'::text, 'gift'::text, 'other'::text])))
);
CREATE INDEX cost_to_serve_account_idx ON cost_to_serve USING btree (org_id, account_id, booked_on);
CREATE INDEX cost_to_serve_batch_idx ON cost_to_serve USING btree (org_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX cost_to_serve_merged_idx ON cost_to_serve USING btree (org_id, account_id) WHERE (merged_from <> '{}'::uuid[]);

-- secured; mainstay_app may: select, insert, update, delete
create table credit_limit (
  org_id bigint not null,
  account_id uuid not null,
  valid_from date not null,
  limit_minor bigint not null,
  set_by uuid,
  constraint credit_limit_pkey PRIMARY KEY (org_id, account_id, valid_from),
  constraint credit_limit_sign_check CHECK ((limit_minor >= 0))
);

-- secured; mainstay_app may: select, insert, update, delete
create table custom_field (
  org_id bigint not null,
  id uuid not null,
  object text not null,
  key text not null,
  label_zh text not null,
  label_en text not null,
  type text not null,
  choices jsonb not null default '[]'::jsonb,
  position integer not null default 0,
  removed_at timestamp with time zone,
  constraint custom_field_pkey PRIMARY KEY (org_id, id),
  constraint custom_field_key UNIQUE (org_id, object, key),
  constraint custom_field_object_check CHECK ((object = ANY (ARRAY['account'::text, 'person'::text]))),
  constraint custom_field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'boolean'::text])))
);

-- secured; mainstay_app may: select, insert, update, delete
create table dirty_account (
  org_id bigint not null,
  account_id uuid not null,
  since timestamp with time zone not null default now(),
  constraint dirty_account_pkey PRIMARY KEY (org_id, account_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table duplicate_dismissal (
  org_id bigint not null,
  object text not null,
  a_id uuid not null,
  b_id uuid not null,
  dismissed_by uuid not null,
  dismissed_at timestamp with time zone not null,
  constraint duplicate_dismissal_pkey PRIMARY KEY (org_id, object, a_id, b_id)
);

-- secured; mainstay_app may: select, insert, update
create table entered_order (
  org_id bigint not null,
  id uuid not null,
  number text not null,
  account_id uuid not null,
  quote_id uuid,
  ordered_on date not null,
  note text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  purchase_id uuid,
  mode text not null,
  constraint entered_order_pkey PRIMARY KEY (org_id, id),
  constraint entered_order_number_key UNIQUE (org_id, number),
  constraint entered_order_mode_fkey FOREIGN KEY (org_id, purchase_id, mode) REFERENCES purchase(org_id, id, mode),
  constraint entered_order_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint entered_order_quote_fkey FOREIGN KEY (org_id, quote_id) REFERENCES price_quote(org_id, id),
  constraint entered_order_mode_check CHECK (((mode = ANY (ARRAY['direct'::text, 'tender'::text, 'lease'::text, 'reciprocal'::text])) AND ((mode = 'direct'::text) = (purchase_id IS NULL))))
);
CREATE INDEX entered_order_account_idx ON entered_order USING btree (org_id, account_id, created_at DESC);
CREATE INDEX entered_order_mode_idx ON entered_order USING btree (org_id, purchase_id, mode);
CREATE INDEX entered_order_purchase_idx ON entered_order USING btree (org_id, purchase_id);
CREATE INDEX entered_order_quote_idx ON entered_order USING btree (org_id, quote_id);

-- secured; mainstay_app may: select, insert
create table estimate_actual (
  org_id bigint not null,
  id uuid not null,
  version_id uuid not null,
  quantity_e4 bigint not null,
  unit_cost_e4 bigint not null,
  lines jsonb not null,
  note text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint estimate_actual_pkey PRIMARY KEY (org_id, id),
  constraint estimate_actual_version_fkey FOREIGN KEY (org_id, version_id) REFERENCES estimate_version(org_id, id),
  constraint estimate_actual_value_check CHECK (((quantity_e4 > 0) AND (unit_cost_e4 >= 0)))
);
CREATE INDEX estimate_actual_version_idx ON estimate_actual USING btree (org_id, version_id, created_at DESC);

-- secured; mainstay_app may: select, insert
create table estimate_signature (
  org_id bigint not null,
  version_id uuid not null,
  office text not null,
  user_id uuid not null,
  user_name text not null,
  signed_at timestamp with time zone not null,
  constraint estimate_signature_pkey PRIMARY KEY (org_id, version_id, office),
  constraint estimate_signature_person_key UNIQUE (org_id, version_id, user_id),
  constraint estimate_signature_version_fkey FOREIGN KEY (org_id, version_id) REFERENCES estimate_version(org_id, id),
  constraint estimate_signature_office_check CHECK ((office = ANY (ARRAY['production'::text, 'finance'::text])))
);

-- secured; mainstay_app may: select, insert
create table estimate_version (
  org_id bigint not null,
  id uuid not null,
  estimate_id uuid not null,
  number integer not null,
  product_id uuid not null,
  quantity_e4 bigint not null,
  unit_cost_e4 bigint not null,
  list_price_e4 bigint not null,
  valid_from date not null,
  valid_until date not null,
  specification text,
  reason text,
  lines jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint estimate_version_pkey PRIMARY KEY (org_id, id),
  constraint estimate_version_cost_key UNIQUE (org_id, id, product_id, unit_cost_e4),
  constraint estimate_version_number_key UNIQUE (org_id, estimate_id, number),
  constraint estimate_version_estimate_fkey FOREIGN KEY (org_id, estimate_id) REFERENCES cost_estimate(org_id, id),
  constraint estimate_version_value_check CHECK (((quantity_e4 > 0) AND (unit_cost_e4 > 0) AND (list_price_e4 > 0) AND (valid_until >= valid_from)))
);
CREATE INDEX estimate_version_created_idx ON estimate_version USING btree (org_id, created_at);

-- secured; mainstay_app may: select, insert, update, delete
create table fact_month (
  org_id bigint not null,
  account_id uuid not null,
  month date not null,
  product_id uuid not null,
  quantity_e4 bigint not null,
  list_e4 bigint not null,
  net_e4 bigint not null,
  discount_e4 bigint not null,
  cost_e4 bigint not null,
  known_net_e4 bigint not null,
  return_e4 bigint not null,
  orders integer not null,
  lines integer not null,
  constraint fact_month_pkey PRIMARY KEY (org_id, account_id, month, product_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table fx_rate (
  org_id bigint not null,
  currency text not null,
  valid_from date not null,
  rate numeric(20,10) not null,
  constraint fx_rate_pkey PRIMARY KEY (org_id, currency, valid_from),
  constraint fx_rate_positive_check CHECK ((rate > (0)::numeric))
);

-- secured; mainstay_app may: select, insert, update, delete
create table idempotency_key (
  org_id bigint not null,
  user_id uuid not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  answer jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (org_id, user_id, key)
);
CREATE INDEX idempotency_key_created_idx ON idempotency_key USING btree (org_id, created_at);

-- secured; mainstay_app may: select, insert, update, delete
create table identification_run (
  org_id bigint not null,
  id uuid not null,
  as_of date not null,
  policy_id uuid not null,
  policy_version integer not null,
  state text not null,
  reference jsonb,
  report jsonb,
  accounts integer not null default 0,
  prospects integer not null default 0,
  started_by_name text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint identification_run_pkey PRIMARY KEY (org_id, id),
  constraint identification_run_policy_fkey FOREIGN KEY (org_id, policy_id) REFERENCES policy(org_id, id),
  constraint identification_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX identification_run_as_of_idx ON identification_run USING btree (org_id, state, as_of DESC, started_at DESC);
CREATE INDEX identification_run_policy_idx ON identification_run USING btree (org_id, policy_id);

-- secured; mainstay_app may: select, insert, update, delete
create table import_account (
  org_id bigint not null,
  batch_id uuid not null,
  account_id uuid not null,
  rows integer not null,
  constraint import_account_pkey PRIMARY KEY (org_id, batch_id, account_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table import_batch (
  org_id bigint not null,
  id uuid not null,
  kind text not null,
  source text not null,
  file_id uuid not null,
  file_name text not null,
  file_bytes bigint not null,
  state text not null,
  mapping jsonb,
  reading jsonb,
  report jsonb,
  counts jsonb not null default '{}'::jsonb,
  plan jsonb,
  job_id uuid,
  applied_through uuid,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  kept jsonb,
  constraint import_batch_pkey PRIMARY KEY (org_id, id),
  constraint import_batch_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'staging'::text, 'applying'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX import_batch_created_idx ON import_batch USING btree (org_id, created_at DESC, id DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table import_before (
  org_id bigint not null,
  batch_id uuid not null,
  object text not null,
  object_key text collate "C" not null,
  account_id uuid,
  before jsonb not null,
  before_batch_id uuid,
  after jsonb,
  constraint import_before_pkey PRIMARY KEY (org_id, batch_id, object, object_key)
);
CREATE INDEX import_before_account_idx ON import_before USING btree (org_id, batch_id, account_id);
CREATE INDEX import_before_earlier_idx ON import_before USING btree (org_id, before_batch_id);

-- secured; mainstay_app may: select, insert, update, delete
create table import_mapping (
  org_id bigint not null,
  kind text not null,
  source text not null,
  header_hash text not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  constraint import_mapping_pkey PRIMARY KEY (org_id, kind, source, header_hash)
);

-- secured; mainstay_app may: select, insert, update, delete
create table import_reject (
  org_id bigint not null,
  batch_id uuid not null,
  line integer not null,
  raw text not null,
  reasons jsonb not null,
  order_row integer,
  constraint import_reject_pkey PRIMARY KEY (org_id, batch_id, line)
);

-- not secured; mainstay_app may: select, insert, update, delete
create table import_stage (
  org_id bigint not null,
  batch_id uuid not null,
  line integer not null,
  account_id uuid,
  record jsonb not null,
  constraint import_stage_pkey PRIMARY KEY (org_id, batch_id, line)
);
CREATE INDEX import_stage_account_idx ON import_stage USING btree (org_id, batch_id, account_id) WHERE (account_id IS NOT NULL);

-- secured; mainstay_app may: select, insert, update, delete
create table invoice (
  org_id bigint not null,
  id uuid not null,
  source text collate "C" not null,
  invoice_no text collate "C" not null,
  account_id uuid not null,
  issued_on date not null,
  due_on date not null,
  amount_minor bigint not null,
  currency text not null,
  amount_source_minor bigint,
  paid_minor bigint not null default 0,
  settled_on date,
  disputed boolean not null default false,
  order_no text,
  merged_from uuid[] not null default '{}'::uuid[],
  batch_id uuid,
  constraint invoice_pkey PRIMARY KEY (org_id, id),
  constraint invoice_no_key UNIQUE (org_id, source, invoice_no)
);
CREATE INDEX invoice_account_idx ON invoice USING btree (org_id, account_id, due_on);
CREATE INDEX invoice_batch_idx ON invoice USING btree (org_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX invoice_issued_idx ON invoice USING btree (org_id, issued_on);
CREATE INDEX invoice_merged_idx ON invoice USING btree (org_id, account_id) WHERE (merged_from <> '{}'::uuid[]);
CREATE INDEX invoice_order_idx ON invoice USING btree (org_id, order_no) WHERE (order_no IS NOT NULL);

-- secured; mainstay_app may: select, insert, update, delete
create table job (
  org_id bigint not null,
  id uuid not null,
  kind text not null,
  state text not null default 'queued'::text,
  payload jsonb not null,
  progress jsonb,
  result jsonb,
  error_code text,
  error_params jsonb,
  checkpoint jsonb,
  attempts integer not null default 0,
  max_attempts integer not null default 5,
  exclusive_key text,
  cancel_asked boolean not null default false,
  language text not null,
  request_id text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  lease_until timestamp with time zone,
  lease_holder text,
  constraint job_pkey PRIMARY KEY (org_id, id),
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE UNIQUE INDEX job_exclusive_idx ON job USING btree (org_id, exclusive_key) WHERE (state = 'running'::text);
CREATE INDEX job_list_idx ON job USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX job_open_idx ON job USING btree (created_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

-- secured; mainstay_app may: select, insert, update, delete
create table ladder_answer (
  org_id bigint not null,
  account_id uuid not null,
  step text not null,
  value bigint not null,
  answered_on date not null,
  answered_by uuid not null,
  constraint ladder_answer_pkey PRIMARY KEY (org_id, account_id, step)
);

-- secured; mainstay_app may: select, insert
create table lease_payment (
  org_id bigint not null,
  purchase_id uuid not null,
  payment_no integer not null,
  due_on date not null,
  amount_minor bigint not null,
  kind text not null default 'rent'::text,
  constraint lease_payment_pkey PRIMARY KEY (org_id, purchase_id, payment_no),
  constraint lease_payment_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint lease_payment_amount_check CHECK (((amount_minor > 0) AND (payment_no > 0))),
  constraint lease_payment_kind_check CHECK ((kind = ANY (ARRAY['rent'::text, 'residual'::text])))
);
CREATE INDEX lease_payment_due_idx ON lease_payment USING btree (org_id, due_on);

-- secured; mainstay_app may: select, insert
create table lease_receipt (
  org_id bigint not null,
  purchase_id uuid not null,
  payment_no integer not null,
  receipt_no integer not null,
  paid_on date not null,
  amount_minor bigint not null,
  source text not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint lease_receipt_pkey PRIMARY KEY (org_id, purchase_id, payment_no, receipt_no),
  constraint lease_receipt_payment_fkey FOREIGN KEY (org_id, purchase_id, payment_no) REFERENCES lease_payment(org_id, purchase_id, payment_no),
  constraint lease_receipt_amount_check CHECK (((amount_minor <> 0) AND (receipt_no > 0)))
);

-- secured; mainstay_app may: select, insert, update, delete
create table letterhead (
  org_id bigint not null,
  address text,
  address_en text,
  phone text,
  email text,
  website text,
  tax_number text,
  bank text,
  bank_account text,
  terms text,
  terms_en text,
  logo bytea,
  logo_kind text,
  version integer not null default 1,
  constraint letterhead_pkey PRIMARY KEY (org_id),
  constraint letterhead_logo_check CHECK ((((logo IS NULL) = (logo_kind IS NULL)) AND (logo_kind = ANY (ARRAY['png'::text, 'jpg'::text]))))
);

-- secured; mainstay_app may: select, insert, update
create table market_price (
  org_id bigint not null,
  id uuid not null,
  product_id uuid not null,
  region text,
  kind text not null,
  price_e4 bigint not null,
  seen_on date not null,
  source text not null,
  rival text,
  confidence text not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by_name text,
  constraint market_price_pkey PRIMARY KEY (org_id, id),
  constraint market_price_confidence_check CHECK ((confidence = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
  constraint market_price_kind_check CHECK ((kind = ANY (ARRAY['lost-bid'::text, 'bid-opened'::text, 'quote-seen'::text, 'public-list'::text]))),
  constraint market_price_price_check CHECK ((price_e4 > 0))
);
CREATE INDEX market_price_created_idx ON market_price USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX market_price_product_idx ON market_price USING btree (org_id, product_id, seen_on DESC);

-- secured; mainstay_app may: select, update
create table member (
  org_id bigint not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  active boolean not null default true,
  joined_at timestamp with time zone not null,
  constraint member_pkey PRIMARY KEY (org_id, user_id),
  constraint member_email_key UNIQUE (org_id, email),
  constraint member_org_fkey FOREIGN KEY (org_id) REFERENCES org(org_id)
);
CREATE INDEX member_user_idx ON member USING btree (user_id);

-- secured; mainstay_app may: select, insert
create table member_role (
  org_id bigint not null,
  user_id uuid not null,
  role text not null,
  given_at timestamp with time zone not null default now(),
  constraint member_role_pkey PRIMARY KEY (org_id, user_id, role),
  constraint member_role_member_fkey FOREIGN KEY (org_id, user_id) REFERENCES member(org_id, user_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table merge_record (
  org_id bigint not null,
  id uuid not null,
  object text not null,
  survivor_id uuid not null,
  merged_ids uuid[] not null,
  before jsonb not null,
  merged_by uuid not null,
  merged_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint merge_record_pkey PRIMARY KEY (org_id, id),
  constraint merge_record_object_check CHECK ((object = ANY (ARRAY['account'::text, 'person'::text])))
);

-- secured; mainstay_app may: select, insert, update
create table negotiation (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  title text not null,
  meet_on date not null,
  state text not null default 'prepared'::text,
  lines jsonb not null default '[]'::jsonb,
  levers jsonb not null default '[]'::jsonb,
  asks jsonb not null default '[]'::jsonb,
  their_alternatives text,
  our_alternative text,
  request_id uuid,
  outcome text,
  result text,
  closed_at timestamp with time zone,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  constraint negotiation_pkey PRIMARY KEY (org_id, id),
  constraint negotiation_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint negotiation_outcome_check CHECK ((((state = 'held'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) OR (outcome = ANY (ARRAY['agreed'::text, 'postponed'::text, 'broken-off'::text]))))),
  constraint negotiation_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'held'::text])))
);
CREATE INDEX negotiation_account_idx ON negotiation USING btree (org_id, account_id, created_at DESC);
CREATE INDEX negotiation_created_idx ON negotiation USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX negotiation_request_idx ON negotiation USING btree (org_id, request_id);

-- secured; mainstay_app may: select, insert, update, delete
create table note (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid,
  body text not null,
  author_id uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint note_pkey PRIMARY KEY (org_id, id),
  constraint note_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint note_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
CREATE INDEX note_account_idx ON note USING btree (org_id, account_id, created_at);
CREATE INDEX note_person_idx ON note USING btree (org_id, person_id);

-- secured; mainstay_app may: select, insert
create table offset_entry (
  org_id bigint not null,
  purchase_id uuid not null,
  entry_no integer not null,
  previous_no integer,
  kind text not null,
  booked_on date not null,
  before_minor bigint not null,
  amount_minor bigint not null,
  balance_minor bigint not null,
  description text not null,
  source text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint offset_entry_pkey PRIMARY KEY (org_id, purchase_id, entry_no),
  constraint offset_entry_balance_key UNIQUE (org_id, purchase_id, entry_no, balance_minor),
  constraint offset_entry_previous_fkey FOREIGN KEY (org_id, purchase_id, previous_no, before_minor) REFERENCES offset_entry(org_id, purchase_id, entry_no, balance_minor),
  constraint offset_entry_chain_check CHECK ((((entry_no = 1) AND (previous_no IS NULL) AND (before_minor = 0)) OR ((entry_no > 1) AND (previous_no IS NOT NULL) AND (previous_no = (entry_no - 1))))),
  constraint offset_entry_kind_check CHECK ((kind = ANY (ARRAY['our-goods'::text, 'our-bill'::text, 'their-goods'::text, 'their-bill'::text, 'payment-in'::text, 'payment-out'::text]))),
  constraint offset_entry_sum_check CHECK ((balance_minor = (before_minor + amount_minor)))
);
CREATE INDEX offset_entry_previous_idx ON offset_entry USING btree (org_id, purchase_id, previous_no, before_minor);

-- secured; mainstay_app may: select, insert
create table order_cancel (
  org_id bigint not null,
  order_id uuid not null,
  is_refusal boolean not null,
  reason text not null,
  cancelled_by uuid not null,
  cancelled_by_name text not null,
  cancelled_at timestamp with time zone not null,
  constraint order_cancel_pkey PRIMARY KEY (org_id, order_id),
  constraint order_cancel_order_fkey FOREIGN KEY (org_id, order_id) REFERENCES entered_order(org_id, id),
  constraint order_cancel_reason_check CHECK ((reason <> ''::text))
);

-- secured; mainstay_app may: select, insert, update
create table order_hold (
  org_id bigint not null,
  order_id uuid not null,
  reasons text[] not null,
  grade text collate "C",
  signs jsonb not null,
  exposure_minor bigint not null,
  waiting_minor bigint not null,
  limit_minor bigint,
  overdue_minor bigint not null,
  pay_first_minor bigint not null,
  held_at timestamp with time zone not null,
  released_by uuid,
  released_by_name text,
  released_at timestamp with time zone,
  release_reason text,
  constraint order_hold_pkey PRIMARY KEY (org_id, order_id),
  constraint order_hold_order_fkey FOREIGN KEY (org_id, order_id) REFERENCES entered_order(org_id, id),
  constraint order_hold_grade_check CHECK ((grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint order_hold_reasons_check CHECK (((cardinality(reasons) > 0) AND (reasons <@ ARRAY['grade-d'::text, 'over-limit'::text]))),
  constraint order_hold_release_check CHECK ((num_nonnulls(released_by, released_by_name, released_at, release_reason) = ANY (ARRAY[0, 4])))
);
CREATE INDEX order_hold_open_idx ON order_hold USING btree (org_id, order_id) WHERE (released_at IS NULL);

-- secured; mainstay_app may: select, insert, update, delete
create table order_line (
  org_id bigint not null,
  source text collate "C" not null,
  order_no text collate "C" not null,
  line_no integer not null,
  account_id uuid not null,
  end_account_id uuid,
  product_id uuid not null,
  ordered_on date not null,
  month date not null,
  kind text not null,
  quantity_e4 bigint not null,
  list_e4 bigint,
  net_e4 bigint not null,
  cost_e4 bigint,
  discount_e4 bigint,
  currency text not null,
  net_source_e4 bigint,
  promotion text,
  specification text,
  delivery_terms text,
  promised_on date,
  delivered_on date,
  short_e4 bigint,
  is_special boolean not null default false,
  is_duplicate boolean not null default false,
  cost_from_source boolean not null default false,
  merged_from uuid[] not null default '{}'::uuid[],
  batch_id uuid,
  commitment_id uuid,
  end_merged_from uuid[],
  constraint order_line_pkey PRIMARY KEY (org_id, source, order_no, line_no),
  constraint order_line_commitment_fkey FOREIGN KEY (org_id, commitment_id) REFERENCES price_commitment(org_id, id),
  constraint order_line_entered_check CHECK (((source <> 'entered'::text) OR (kind <> 'sale'::text) OR (commitment_id IS NOT NULL))),
  constraint order_line_kind_check CHECK ((kind = ANY (ARRAY['sale'::text, 'return'::text, 'sample'::text, 'free-goods'::text])))
);
CREATE INDEX order_line_account_idx ON order_line USING btree (org_id, account_id, ordered_on);
CREATE INDEX order_line_commitment_idx ON order_line USING btree (org_id, commitment_id) WHERE (commitment_id IS NOT NULL);
CREATE INDEX order_line_end_account_idx ON order_line USING btree (org_id, end_account_id) WHERE (end_account_id IS NOT NULL);
CREATE INDEX order_line_entered_idx ON order_line USING btree (org_id, account_id) WHERE (source = 'entered'::text);
CREATE INDEX order_line_given_idx ON order_line USING btree (org_id, account_id) WHERE (kind = ANY (ARRAY['sample'::text, 'free-goods'::text]));
CREATE INDEX order_line_merged_idx ON order_line USING btree (org_id, account_id) WHERE (merged_from <> '{}'::uuid[]);

-- secured; mainstay_app may: select, insert, update, delete
create table order_line_aside (
  org_id bigint not null,
  source text collate "C" not null,
  order_no text collate "C" not null,
  line_no integer not null,
  account_id uuid not null,
  product_id uuid not null,
  ordered_on date not null,
  month date not null,
  kind text not null,
  quantity_e4 bigint not null,
  list_e4 bigint,
  net_e4 bigint not null,
  cost_e4 bigint,
  discount_e4 bigint,
  currency text not null,
  merged_from uuid[] not null default '{}'::uuid[],
  commitment_id uuid,
  because text not null,
  twin_source text collate "C",
  twin_order_no text collate "C",
  twin_batch_id uuid,
  constraint order_line_aside_pkey PRIMARY KEY (org_id, source, order_no, line_no),
  constraint order_line_aside_because_check CHECK ((because = ANY (ARRAY['number'::text, 'goods'::text, 'told'::text, 'cancelled'::text]))),
  constraint order_line_aside_kind_check CHECK ((kind = ANY (ARRAY['sale'::text, 'return'::text, 'sample'::text, 'free-goods'::text]))),
  constraint order_line_aside_source_check CHECK ((source = 'entered'::text)),
  constraint order_line_aside_twin_check CHECK ((num_nonnulls(twin_source, twin_order_no) =
CASE because
    WHEN 'cancelled'::text THEN 0
    ELSE 2
END))
);
CREATE INDEX order_line_aside_account_idx ON order_line_aside USING btree (org_id, account_id);
CREATE INDEX order_line_aside_batch_idx ON order_line_aside USING btree (org_id, twin_batch_id) WHERE (twin_batch_id IS NOT NULL);
CREATE INDEX order_line_aside_twin_idx ON order_line_aside USING btree (org_id, twin_source, twin_order_no) WHERE (twin_order_no IS NOT NULL);

-- not secured; mainstay_app may: select, insert, update, delete
create table order_line_stage (
  org_id bigint not null,
  batch_id uuid not null,
  line integer not null,
  order_no text not null,
  line_no integer not null,
  account_id uuid not null,
  end_account_id uuid,
  product_id uuid not null,
  ordered_on date not null,
  month date not null,
  kind text not null,
  quantity_e4 bigint not null,
  list_e4 bigint,
  net_e4 bigint not null,
  cost_e4 bigint,
  discount_e4 bigint,
  currency text not null,
  net_source_e4 bigint,
  promotion text,
  specification text,
  delivery_terms text,
  promised_on date,
  delivered_on date,
  short_e4 bigint,
  is_special boolean not null,
  is_duplicate boolean not null,
  constraint order_line_stage_pkey PRIMARY KEY (org_id, batch_id, account_id, line)
);

-- secured; mainstay_app may: select, insert, update, delete
create table order_twin_refusal (
  org_id bigint not null,
  order_no text collate "C" not null,
  twin_source text collate "C" not null,
  twin_order_no text collate "C" not null,
  constraint order_twin_refusal_pkey PRIMARY KEY (org_id, order_no, twin_source, twin_order_no)
);

-- secured; mainstay_app may: select, update
create table org (
  org_id bigint not null,
  name text not null,
  name_en text,
  currency text not null,
  time_zone text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint org_pkey PRIMARY KEY (org_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table org_month (
  org_id bigint not null,
  month date not null,
  accounts integer not null,
  net_e4 bigint not null,
  cost_e4 bigint not null,
  known_net_e4 bigint not null,
  pocket_e4 bigint not null,
  serve_e4 bigint not null,
  orders integer not null,
  constraint org_month_pkey PRIMARY KEY (org_id, month)
);

-- secured; mainstay_app may: select, insert, update, delete
create table payment (
  org_id bigint not null,
  id uuid not null,
  source text collate "C" not null,
  payment_no text collate "C" not null,
  account_id uuid not null,
  paid_on date not null,
  amount_minor bigint not null,
  currency text not null,
  amount_source_minor bigint,
  invoice_no text collate "C",
  merged_from uuid[] not null default '{}'::uuid[],
  batch_id uuid,
  constraint payment_pkey PRIMARY KEY (org_id, id),
  constraint payment_no_key UNIQUE (org_id, source, payment_no)
);
CREATE INDEX payment_account_idx ON payment USING btree (org_id, account_id, paid_on);
CREATE INDEX payment_batch_idx ON payment USING btree (org_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX payment_merged_idx ON payment USING btree (org_id, account_id) WHERE (merged_from <> '{}'::uuid[]);
CREATE INDEX payment_named_idx ON payment USING btree (org_id, invoice_no) WHERE (invoice_no IS NOT NULL);
CREATE INDEX payment_paid_idx ON payment USING btree (org_id, paid_on);

-- secured; mainstay_app may: select, insert, update, delete
create table payment_allocation (
  org_id bigint not null,
  payment_id uuid not null,
  invoice_id uuid not null,
  amount_minor bigint not null,
  constraint payment_allocation_pkey PRIMARY KEY (org_id, payment_id, invoice_id),
  constraint payment_allocation_invoice_fkey FOREIGN KEY (org_id, invoice_id) REFERENCES invoice(org_id, id) ON DELETE CASCADE,
  constraint payment_allocation_payment_fkey FOREIGN KEY (org_id, payment_id) REFERENCES payment(org_id, id) ON DELETE CASCADE
);
CREATE INDEX payment_allocation_invoice_idx ON payment_allocation USING btree (org_id, invoice_id);

-- secured; mainstay_app may: select, insert, update
create table payment_promise (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  made_on date not null,
  due_on date not null,
  amount_minor bigint not null,
  promised_by text,
  note text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_by_name text,
  withdrawn_reason text,
  constraint payment_promise_pkey PRIMARY KEY (org_id, id),
  constraint payment_promise_amount_check CHECK ((amount_minor > 0)),
  constraint payment_promise_days_check CHECK ((due_on >= made_on)),
  constraint payment_promise_withdrawn_check CHECK (((withdrawn_at IS NOT NULL) OR (num_nonnulls(withdrawn_by, withdrawn_by_name, withdrawn_reason) = 0)))
);
CREATE INDEX payment_promise_account_idx ON payment_promise USING btree (org_id, account_id, due_on);

-- secured; mainstay_app may: select, insert, update, delete
create table person (
  org_id bigint not null,
  id uuid not null,
  code text,
  surname text not null,
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
  is_key boolean not null default false,
  consents jsonb not null default '{}'::jsonb,
  custom jsonb not null default '{}'::jsonb,
  tags text[] not null default '{}'::text[],
  sort_key text collate "C" not null,
  search_text text not null default ''::text,
  search_grams text[] not null default '{}'::text[],
  merged_into uuid,
  batch_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (org_id, id),
  constraint person_birthday_calendar_check CHECK ((birthday_calendar = ANY (ARRAY['solar'::text, 'lunar'::text]))),
  constraint person_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text])))
);
CREATE UNIQUE INDEX person_code_key ON person USING btree (org_id, code);
CREATE INDEX person_email_idx ON person USING btree (org_id, email);
CREATE INDEX person_grams_idx ON person USING gin (search_grams);
CREATE INDEX person_sort_idx ON person USING btree (org_id, sort_key, id);

-- secured; mainstay_app may: select, insert, update, delete
create table person_role (
  org_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  department text,
  title text,
  from_on date,
  to_on date,
  constraint person_role_pkey PRIMARY KEY (org_id, id),
  constraint person_role_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint person_role_person_fkey FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
CREATE INDEX person_role_account_idx ON person_role USING btree (org_id, account_id);
CREATE INDEX person_role_person_idx ON person_role USING btree (org_id, person_id);

-- secured; mainstay_app may: select, insert, update, delete
create table pocket_item (
  org_id bigint not null,
  id uuid not null,
  source text collate "C" not null,
  entry_no text collate "C" not null,
  account_id uuid not null,
  booked_on date not null,
  kind text not null,
  amount_e4 bigint not null,
  currency text not null,
  note text,
  order_source text,
  order_no text,
  line_no integer,
  merged_from uuid[] not null default '{}'::uuid[],
  batch_id uuid,
  constraint pocket_item_pkey PRIMARY KEY (org_id, id),
  constraint pocket_item_no_key UNIQUE (org_id, source, entry_no),
  constraint pocket_item_kind_check CHECK ((kind = ANY (ARRAY['rebate'::text, 'free-goods'::text, 'freight'::text, 'marketing-support'::text, 'coupon'::text, 'referral-reward'::text])))
);
CREATE INDEX pocket_item_account_idx ON pocket_item USING btree (org_id, account_id, booked_on);
CREATE INDEX pocket_item_batch_idx ON pocket_item USING btree (org_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX pocket_item_merged_idx ON pocket_item USING btree (org_id, account_id) WHERE (merged_from <> '{}'::uuid[]);

-- secured; mainstay_app may: select, insert, update, delete
create table policy (
  org_id bigint not null,
  id uuid not null,
  version integer not null,
  note text,
  body jsonb not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint policy_pkey PRIMARY KEY (org_id, id),
  constraint policy_version_key UNIQUE (org_id, version)
);

-- secured; mainstay_app may: select, insert
create table policy_band (
  org_id bigint not null,
  policy_version integer not null,
  rule_no integer not null,
  band_no integer not null,
  body jsonb not null,
  body_hash text not null generated always as (md5((body)::text)) stored,
  needs jsonb not null generated always as (
CASE rule_no
    WHEN 0 THEN (body #> ARRAY['bands'::text, ((band_no - 1))::text, 'needs'::text])
    ELSE (body #> ARRAY['rules'::text, ((rule_no - 1))::text, 'bands'::text, ((band_no - 1))::text, 'needs'::text])
END) stored,
  cover_bp integer not null generated always as (COALESCE((
CASE rule_no
    WHEN 0 THEN (body #>> ARRAY['bands'::text, ((band_no - 1))::text, 'uptoBp'::text])
    ELSE (body #>> ARRAY['rules'::text, ((rule_no - 1))::text, 'bands'::text, ((band_no - 1))::text, 'uptoBp'::text])
END)::integer, 10000)) stored,
  sole_role text generated always as (
CASE
    WHEN (jsonb_array_length(
    CASE rule_no
        WHEN 0 THEN (body #> ARRAY['bands'::text, ((band_no - 1))::text, 'needs'::text])
        ELSE (body #> ARRAY['rules'::text, ((rule_no - 1))::text, 'bands'::text, ((band_no - 1))::text, 'needs'::text])
    END) = 1) THEN
    CASE rule_no
        WHEN 0 THEN (body #>> ARRAY['bands'::text, ((band_no - 1))::text, 'needs'::text, '0'::text])
        ELSE (body #>> ARRAY['rules'::text, ((rule_no - 1))::text, 'bands'::text, ((band_no - 1))::text, 'needs'::text, '0'::text])
    END
    ELSE NULL::text
END) stored,
  constraint policy_band_pkey PRIMARY KEY (org_id, policy_version, rule_no, band_no),
  constraint policy_band_needs_key UNIQUE (org_id, policy_version, rule_no, band_no, cover_bp, needs),
  constraint policy_band_sole_key UNIQUE (org_id, policy_version, rule_no, band_no, sole_role, cover_bp),
  constraint policy_band_policy_fkey FOREIGN KEY (org_id, policy_version, body_hash) REFERENCES pricing_policy(org_id, version, body_hash),
  constraint policy_band_place_check CHECK (((rule_no >= 0) AND (band_no > 0)))
);
CREATE INDEX policy_band_policy_idx ON policy_band USING btree (org_id, policy_version, body_hash);

-- secured; mainstay_app may: select, insert, update
create table price_agreement (
  org_id bigint not null,
  id uuid not null,
  number text collate "C" not null,
  account_id uuid not null,
  covers_group boolean not null default false,
  title text not null,
  reference text,
  state text not null default 'draft'::text,
  valid_from date not null,
  valid_to date not null,
  notice_days integer not null,
  credit_days integer,
  rebate_kind text,
  rebate_period text,
  rebate_basis text,
  top_rebate_bp integer not null default 0,
  lines jsonb not null,
  tiers jsonb not null default '[]'::jsonb,
  service_terms text,
  visits_per_year integer,
  index_clause text,
  note text,
  request_id uuid,
  follows_id uuid,
  signed_on date,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp with time zone,
  ended_on date,
  end_reason text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  holds_approval boolean generated always as (
CASE
    WHEN ((request_id IS NOT NULL) AND (state = 'signed'::text)) THEN true
    ELSE NULL::boolean
END) stored,
  ranges jsonb not null default '[]'::jsonb,
  purchase_id uuid,
  constraint price_agreement_pkey PRIMARY KEY (org_id, id),
  constraint price_agreement_number_key UNIQUE (org_id, number),
  constraint price_agreement_rebate_key UNIQUE (org_id, id, top_rebate_bp),
  constraint price_agreement_approval_fkey FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use(org_id, request_id, document_id, is_live),
  constraint price_agreement_follows_fkey FOREIGN KEY (org_id, follows_id) REFERENCES price_agreement(org_id, id),
  constraint price_agreement_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint price_agreement_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint price_agreement_days_check CHECK (((valid_to >= valid_from) AND (notice_days >= 0) AND ((ended_on IS NULL) OR (ended_on >= (valid_from - 1))))),
  constraint price_agreement_rebate_check CHECK ((((top_rebate_bp >= 0) AND (top_rebate_bp <= 10000)) AND ((rebate_kind IS NULL) OR ((rebate_kind = ANY (ARRAY['retroactive'::text, 'incremental'::text])) AND (rebate_period = ANY (ARRAY['quarter'::text, 'year'::text, 'term'::text])) AND (rebate_basis = ANY (ARRAY['agreed'::text, 'all'::text])))))),
  constraint price_agreement_signed_check CHECK (((state <> 'signed'::text) OR ((signed_on IS NOT NULL) AND (signed_by IS NOT NULL)))),
  constraint price_agreement_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'withdrawn'::text])))
);
CREATE INDEX price_agreement_account_idx ON price_agreement USING btree (org_id, account_id, valid_from);
CREATE INDEX price_agreement_approval_idx ON price_agreement USING btree (org_id, request_id, id, holds_approval);
CREATE INDEX price_agreement_created_idx ON price_agreement USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX price_agreement_end_idx ON price_agreement USING btree (org_id, valid_to) WHERE (state = 'signed'::text);
CREATE UNIQUE INDEX price_agreement_follows_idx ON price_agreement USING btree (org_id, follows_id) WHERE ((follows_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE INDEX price_agreement_purchase_idx ON price_agreement USING btree (org_id, purchase_id) WHERE (purchase_id IS NOT NULL);
CREATE UNIQUE INDEX price_agreement_reference_idx ON price_agreement USING btree (org_id, reference) WHERE ((reference IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE INDEX price_agreement_request_idx ON price_agreement USING btree (org_id, request_id);

-- secured; mainstay_app may: select, insert
create table price_authority (
  org_id bigint not null,
  id uuid not null,
  user_id uuid not null,
  authority_bp integer not null,
  roles text[] not null,
  tier text not null,
  family_id uuid,
  amount_minor bigint not null,
  policy_version integer not null,
  created_at timestamp with time zone not null,
  holder_id uuid generated always as (
CASE
    WHEN (user_id <> '00000000-0000-0000-0000-000000000000'::uuid) THEN user_id
    ELSE NULL::uuid
END) stored,
  role text,
  rule_no integer,
  band_no integer,
  constraint price_authority_pkey PRIMARY KEY (org_id, id),
  constraint price_authority_value_key UNIQUE (org_id, id, user_id, authority_bp),
  constraint price_authority_band_fkey FOREIGN KEY (org_id, policy_version, rule_no, band_no, role, authority_bp) REFERENCES policy_band(org_id, policy_version, rule_no, band_no, sole_role, cover_bp),
  constraint price_authority_role_fkey FOREIGN KEY (org_id, holder_id, role) REFERENCES member_role(org_id, user_id, role),
  constraint price_authority_ground_check CHECK (((authority_bp = 0) OR ((role IS NOT NULL) AND (rule_no IS NOT NULL) AND (band_no IS NOT NULL)))),
  constraint price_authority_range_check CHECK (((authority_bp >= 0) AND (authority_bp <= 10000)))
);
CREATE INDEX price_authority_band_idx ON price_authority USING btree (org_id, policy_version, rule_no, band_no, role, authority_bp);
CREATE INDEX price_authority_role_idx ON price_authority USING btree (org_id, holder_id, role);

-- secured; mainstay_app may: select, insert
create table price_commitment (
  org_id bigint not null,
  id uuid not null,
  kind text not null,
  document_id uuid not null,
  line_no integer not null,
  source_id uuid,
  account_id uuid,
  product_id uuid not null,
  quantity_e4 bigint not null,
  free_quantity_e4 bigint not null default 0,
  price_e4 bigint not null,
  invoice_price_e4 bigint not null,
  credit_e4 bigint not null default 0,
  terms jsonb not null,
  floor_id uuid,
  floor_e4 bigint,
  list_price_e4 bigint,
  concession_bp integer,
  requester_id uuid not null,
  authority_id uuid,
  authority_bp integer,
  decision_id uuid,
  decided_bp integer,
  decided_price_e4 bigint,
  decided_quantity_e4 bigint,
  decided_until date,
  committed_on date not null,
  applies_from date not null,
  created_at timestamp with time zone not null,
  decided_credit_e4 bigint,
  floor_on date,
  cost_day date,
  credit_days integer not null generated always as (((terms ->> 'creditDays'::text))::integer) stored,
  decided_request_id uuid,
  decided_document_id uuid,
  applies_to date,
  constraint price_commitment_pkey PRIMARY KEY (org_id, id),
  constraint price_commitment_document_key UNIQUE (org_id, id, document_id),
  constraint price_commitment_line_key UNIQUE (org_id, kind, document_id, line_no),
  constraint price_commitment_listed_key UNIQUE (org_id, id, list_price_e4),
  constraint price_commitment_value_key UNIQUE (org_id, id, product_id, invoice_price_e4, floor_e4),
  constraint price_commitment_authority_fkey FOREIGN KEY (org_id, authority_id, requester_id, authority_bp) REFERENCES price_authority(org_id, id, user_id, authority_bp),
  constraint price_commitment_called_fkey FOREIGN KEY (org_id, source_id, decided_document_id) REFERENCES price_commitment(org_id, id, document_id),
  constraint price_commitment_day_fkey FOREIGN KEY (org_id, floor_id, floor_on, cost_day, credit_days) REFERENCES price_floor(org_id, id, computed_on, cost_day, credit_days),
  constraint price_commitment_decided_fkey FOREIGN KEY (org_id, decision_id, decided_request_id) REFERENCES price_decision(org_id, id, request_id),
  constraint price_commitment_decision_fkey FOREIGN KEY (org_id, decision_id, account_id, product_id, decided_bp, decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until) REFERENCES price_decision(org_id, id, account_id, product_id, decided_bp, decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until),
  constraint price_commitment_floor_fkey FOREIGN KEY (org_id, floor_id, product_id, floor_e4) REFERENCES price_floor(org_id, id, product_id, floor_e4),
  constraint price_commitment_list_fkey FOREIGN KEY (org_id, floor_id, list_price_e4) REFERENCES price_floor(org_id, id, list_price_e4),
  constraint price_commitment_source_fkey FOREIGN KEY (org_id, source_id) REFERENCES price_commitment(org_id, id),
  constraint price_commitment_use_fkey FOREIGN KEY (org_id, decided_request_id, decided_document_id) REFERENCES approval_use(org_id, request_id, document_id),
  constraint price_commitment_authority_check CHECK (((quantity_e4 < 0) OR ((concession_bp IS NOT NULL) AND (authority_id IS NOT NULL) AND (authority_bp IS NOT NULL) AND ((concession_bp <= authority_bp) OR (decision_id IS NOT NULL))))),
  constraint price_commitment_concession_check CHECK (((quantity_e4 < 0) OR ((list_price_e4 IS NOT NULL) AND (credit_e4 >= 0) AND (((concession_bp)::numeric * (list_price_e4)::numeric) >= (((((list_price_e4)::numeric - (price_e4)::numeric) - (1)::numeric) + (GREATEST((credit_e4 - 1), (0)::bigint))::numeric) * (10000)::numeric))))),
  constraint price_commitment_day_check CHECK (((quantity_e4 < 0) OR ((floor_on IS NOT NULL) AND (cost_day IS NOT NULL) AND (floor_on = committed_on) AND ((cost_day <= committed_on) OR ((kind = 'list'::text) AND (cost_day <= applies_from)) OR (cost_day <= COALESCE(applies_to, committed_on)))))),
  constraint price_commitment_decision_check CHECK (((decision_id IS NULL) OR ((account_id IS NOT NULL) AND (decided_bp IS NOT NULL) AND (decided_price_e4 IS NOT NULL) AND (decided_credit_e4 IS NOT NULL) AND (decided_quantity_e4 IS NOT NULL) AND (decided_until IS NOT NULL) AND (concession_bp <= decided_bp) AND (price_e4 >= decided_price_e4) AND (credit_e4 <= decided_credit_e4) AND (quantity_e4 <= decided_quantity_e4) AND (committed_on <= decided_until)))),
  constraint price_commitment_floor_check CHECK (((quantity_e4 < 0) OR ((floor_id IS NOT NULL) AND (floor_e4 IS NOT NULL) AND (price_e4 >= floor_e4)))),
  constraint price_commitment_invoice_check CHECK ((invoice_price_e4 >= price_e4)),
  constraint price_commitment_kind_check CHECK (((kind = ANY (ARRAY['list'::text, 'quote'::text, 'agreement'::text, 'plan'::text, 'tender'::text, 'lease'::text, 'reciprocal'::text, 'order'::text])) AND ((kind = 'list'::text) OR (account_id IS NOT NULL)))),
  constraint price_commitment_quantity_check CHECK (((quantity_e4 <> 0) AND (free_quantity_e4 >= 0) AND ((quantity_e4 > 0) OR (kind = 'order'::text)))),
  constraint price_commitment_terms_check CHECK (((quantity_e4 < 0) OR (((((price_e4)::numeric * (((terms ->> 'quantityE4'::text))::numeric + ((terms ->> 'freeQuantityE4'::text))::numeric)) * (10000)::numeric) <= ((((((terms ->> 'invoicePriceE4'::text))::numeric * ((terms ->> 'quantityE4'::text))::numeric) * ((10000)::numeric - ((terms ->> 'rebateBp'::text))::numeric)) - ((((terms ->> 'freightE4'::text))::numeric * (((terms ->> 'quantityE4'::text))::numeric + ((terms ->> 'freeQuantityE4'::text))::numeric)) * (10000)::numeric)) - (((terms ->> 'supportE4'::text))::numeric * (100000000)::numeric))) AND ((invoice_price_e4)::numeric >= ((terms ->> 'invoicePriceE4'::text))::numeric) AND (((free_quantity_e4)::numeric * ((terms ->> 'quantityE4'::text))::numeric) <= (((terms ->> 'freeQuantityE4'::text))::numeric * (quantity_e4)::numeric)) AND ((source_id IS NOT NULL) OR ((quantity_e4)::numeric = ((terms ->> 'quantityE4'::text))::numeric))))),
  constraint price_commitment_until_check CHECK (((applies_to IS NULL) OR (source_id IS NOT NULL) OR (kind <> ALL (ARRAY['order'::text, 'list'::text])) OR (applies_to = committed_on))),
  constraint price_commitment_use_check CHECK (((decision_id IS NULL) OR ((decided_request_id IS NOT NULL) AND (decided_document_id IS NOT NULL) AND ((source_id IS NOT NULL) OR (decided_document_id = document_id)))))
);
CREATE INDEX price_commitment_account_idx ON price_commitment USING btree (org_id, account_id, committed_on);
CREATE INDEX price_commitment_authority_idx ON price_commitment USING btree (org_id, authority_id, requester_id, authority_bp);
CREATE INDEX price_commitment_called_idx ON price_commitment USING btree (org_id, source_id, decided_document_id);
CREATE INDEX price_commitment_day_idx ON price_commitment USING btree (org_id, floor_id, floor_on, cost_day, credit_days);
CREATE INDEX price_commitment_decided_idx ON price_commitment USING btree (org_id, decision_id, decided_request_id);
CREATE INDEX price_commitment_decision_idx ON price_commitment USING btree (org_id, decision_id, account_id, product_id, decided_bp, decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until);
CREATE INDEX price_commitment_floor_idx ON price_commitment USING btree (org_id, floor_id, product_id, floor_e4);
CREATE INDEX price_commitment_list_idx ON price_commitment USING btree (org_id, floor_id, list_price_e4);
CREATE INDEX price_commitment_source_idx ON price_commitment USING btree (org_id, source_id);
CREATE INDEX price_commitment_use_idx ON price_commitment USING btree (org_id, decided_request_id, decided_document_id);

-- secured; mainstay_app may: select, insert, update, delete
create table price_counter (
  org_id bigint not null,
  letter text not null,
  year integer not null,
  last integer not null,
  constraint price_counter_pkey PRIMARY KEY (org_id, letter, year)
);

-- secured; mainstay_app may: select, insert
create table price_decision (
  org_id bigint not null,
  id uuid not null,
  request_id uuid not null,
  line_no integer not null,
  account_id uuid not null,
  product_id uuid not null,
  decided_bp integer not null,
  decided_price_e4 bigint not null,
  decided_quantity_e4 bigint not null,
  decided_until date not null,
  cover_bp integer not null,
  decided_by uuid[] not null,
  inputs jsonb not null,
  decided_at timestamp with time zone not null,
  decided_credit_e4 bigint not null,
  round integer not null,
  judged jsonb not null,
  policy_version integer not null,
  rule_no integer not null,
  band_no integer not null,
  needs jsonb not null,
  kam_signature uuid,
  director_signature uuid,
  finance_signature uuid,
  executive_signature uuid,
  judged_hash text not null generated always as (md5((judged)::text)) stored,
  constraint price_decision_pkey PRIMARY KEY (org_id, id),
  constraint price_decision_line_key UNIQUE (org_id, request_id, line_no),
  constraint price_decision_request_key UNIQUE (org_id, id, request_id),
  constraint price_decision_value_key UNIQUE (org_id, id, account_id, product_id, decided_bp, decided_price_e4, decided_credit_e4, decided_quantity_e4, decided_until),
  constraint price_decision_band_fkey FOREIGN KEY (org_id, policy_version, rule_no, band_no, cover_bp, needs) REFERENCES policy_band(org_id, policy_version, rule_no, band_no, cover_bp, needs),
  constraint price_decision_director_fkey FOREIGN KEY (org_id, request_id, round, judged_hash, director_signature) REFERENCES price_signature(org_id, request_id, round, judged_hash, director_id),
  constraint price_decision_executive_fkey FOREIGN KEY (org_id, request_id, round, judged_hash, executive_signature) REFERENCES price_signature(org_id, request_id, round, judged_hash, executive_id),
  constraint price_decision_finance_fkey FOREIGN KEY (org_id, request_id, round, judged_hash, finance_signature) REFERENCES price_signature(org_id, request_id, round, judged_hash, finance_id),
  constraint price_decision_kam_fkey FOREIGN KEY (org_id, request_id, round, judged_hash, kam_signature) REFERENCES price_signature(org_id, request_id, round, judged_hash, kam_id),
  constraint price_decision_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint price_decision_cover_check CHECK ((((decided_bp >= 0) AND (decided_bp <= cover_bp)) AND (decided_quantity_e4 > 0))),
  constraint price_decision_credit_check CHECK ((decided_credit_e4 >= 0)),
  constraint price_decision_judged_check CHECK (((line_no > 0) AND COALESCE((((product_id)::text = (judged #>> ARRAY['lines'::text, ((line_no - 1))::text, 'productId'::text])) AND (decided_bp = ((judged #>> ARRAY['lines'::text, ((line_no - 1))::text, 'judgedBp'::text]))::integer) AND (decided_price_e4 = ((judged #>> ARRAY['lines'::text, ((line_no - 1))::text, 'pocketPriceE4'::text]))::bigint) AND (decided_credit_e4 = COALESCE(((judged #>> ARRAY['lines'::text, ((line_no - 1))::text, 'creditE4'::text]))::bigint, decided_credit_e4)) AND (decided_quantity_e4 = ((judged #>> ARRAY['lines'::text, ((line_no - 1))::text, 'quantityE4'::text]))::bigint)), false))),
  constraint price_decision_signed_check CHECK ((((NOT jsonb_exists(needs, 'kam'::text)) OR (kam_signature IS NOT NULL)) AND ((NOT jsonb_exists(needs, 'director'::text)) OR (director_signature IS NOT NULL)) AND ((NOT jsonb_exists(needs, 'finance'::text)) OR (finance_signature IS NOT NULL)) AND ((NOT jsonb_exists(needs, 'executive'::text)) OR (executive_signature IS NOT NULL))))
);
CREATE INDEX price_decision_band_idx ON price_decision USING btree (org_id, policy_version, rule_no, band_no, cover_bp, needs);
CREATE INDEX price_decision_director_idx ON price_decision USING btree (org_id, request_id, round, judged_hash, director_signature);
CREATE INDEX price_decision_executive_idx ON price_decision USING btree (org_id, request_id, round, judged_hash, executive_signature);
CREATE INDEX price_decision_finance_idx ON price_decision USING btree (org_id, request_id, round, judged_hash, finance_signature);
CREATE INDEX price_decision_kam_idx ON price_decision USING btree (org_id, request_id, round, judged_hash, kam_signature);

-- secured; mainstay_app may: select, insert, update, delete
create table price_delegation (
  org_id bigint not null,
  id uuid not null,
  from_user_id uuid not null,
  to_user_id uuid not null,
  from_on date not null,
  to_on date not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint price_delegation_pkey PRIMARY KEY (org_id, id),
  constraint price_delegation_days_check CHECK (((to_on >= from_on) AND (from_user_id <> to_user_id)))
);
CREATE INDEX price_delegation_to_idx ON price_delegation USING btree (org_id, to_user_id, to_on);

-- secured; mainstay_app may: select, insert
create table price_floor (
  org_id bigint not null,
  id uuid not null,
  product_id uuid not null,
  floor_e4 bigint not null,
  list_price_e4 bigint not null,
  unit_cost_e4 bigint not null,
  freight_service_e4 bigint not null,
  capital_rate_bp integer not null,
  credit_days integer not null,
  expected_loss_bp integer not null,
  policy_version integer not null,
  computed_on date not null,
  created_at timestamp with time zone not null,
  estimate_version_id uuid,
  estimate_cost_e4 bigint,
  cost_from date,
  cost_day date not null generated always as (COALESCE(cost_from, computed_on)) stored,
  constraint price_floor_pkey PRIMARY KEY (org_id, id),
  constraint price_floor_day_key UNIQUE (org_id, id, computed_on, cost_day, credit_days),
  constraint price_floor_list_key UNIQUE (org_id, id, list_price_e4),
  constraint price_floor_value_key UNIQUE (org_id, id, product_id, floor_e4),
  constraint price_floor_cost_fkey FOREIGN KEY (org_id, product_id, cost_from, unit_cost_e4) REFERENCES product_cost(org_id, product_id, valid_from, unit_cost_e4) DEFERRABLE INITIALLY DEFERRED,
  constraint price_floor_estimate_fkey FOREIGN KEY (org_id, estimate_version_id, product_id, estimate_cost_e4) REFERENCES signed_estimate(org_id, version_id, product_id, unit_cost_e4),
  constraint price_floor_policy_fkey FOREIGN KEY (org_id, policy_version, capital_rate_bp, expected_loss_bp) REFERENCES pricing_policy(org_id, version, capital_rate_bp, expected_loss_bp),
  constraint price_floor_estimate_check CHECK ((((estimate_version_id IS NULL) = (estimate_cost_e4 IS NULL)) AND ((estimate_cost_e4 IS NULL) OR (unit_cost_e4 >= estimate_cost_e4)))),
  constraint price_floor_formula_check CHECK ((((((3650000)::numeric - ((capital_rate_bp)::numeric * (credit_days)::numeric)) - ((expected_loss_bp)::numeric * (365)::numeric)) > (0)::numeric) AND (((floor_e4)::numeric * (((3650000)::numeric - ((capital_rate_bp)::numeric * (credit_days)::numeric)) - ((expected_loss_bp)::numeric * (365)::numeric))) >= (((unit_cost_e4)::numeric + (freight_service_e4)::numeric) * (3650000)::numeric)))),
  constraint price_floor_ground_check CHECK (((cost_from IS NULL) = (estimate_version_id IS NOT NULL))),
  constraint price_floor_sign_check CHECK (((unit_cost_e4 >= 0) AND (freight_service_e4 >= 0) AND (capital_rate_bp >= 0) AND (credit_days >= 0) AND (expected_loss_bp >= 0)))
);
CREATE INDEX price_floor_cost_idx ON price_floor USING btree (org_id, product_id, cost_from, unit_cost_e4);
CREATE INDEX price_floor_estimate_idx ON price_floor USING btree (org_id, estimate_version_id, product_id, estimate_cost_e4);
CREATE INDEX price_floor_policy_idx ON price_floor USING btree (org_id, policy_version, capital_rate_bp, expected_loss_bp);
CREATE INDEX price_floor_product_idx ON price_floor USING btree (org_id, product_id, computed_on);

-- secured; mainstay_app may: select, insert, update
create table price_quote (
  org_id bigint not null,
  id uuid not null,
  number text not null,
  account_id uuid not null,
  request_id uuid,
  state text not null,
  quoted_on date not null,
  valid_until date not null,
  note text,
  total_e4 bigint not null,
  concession_bp integer not null,
  closed_at timestamp with time zone,
  close_reason text,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  merged_from uuid[] not null default '{}'::uuid[],
  holds_approval boolean generated always as (
CASE
    WHEN ((request_id IS NOT NULL) AND (state = ANY (ARRAY['open'::text, 'accepted'::text]))) THEN true
    ELSE NULL::boolean
END) stored,
  constraint price_quote_pkey PRIMARY KEY (org_id, id),
  constraint price_quote_number_key UNIQUE (org_id, number),
  constraint price_quote_approval_fkey FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use(org_id, request_id, document_id, is_live),
  constraint price_quote_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint price_quote_days_check CHECK ((valid_until >= quoted_on)),
  constraint price_quote_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'lost'::text, 'withdrawn'::text])))
);
CREATE INDEX price_quote_account_idx ON price_quote USING btree (org_id, account_id, created_at DESC);
CREATE INDEX price_quote_approval_idx ON price_quote USING btree (org_id, request_id, id, holds_approval);
CREATE INDEX price_quote_created_idx ON price_quote USING btree (org_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX price_quote_once_idx ON price_quote USING btree (org_id, request_id) WHERE ((request_id IS NOT NULL) AND (state = ANY (ARRAY['open'::text, 'accepted'::text])));
CREATE INDEX price_quote_request_idx ON price_quote USING btree (org_id, request_id);

-- secured; mainstay_app may: select, insert, update
create table price_request (
  org_id bigint not null,
  id uuid not null,
  number text not null,
  account_id uuid not null,
  state text not null,
  round integer not null default 1,
  reason text,
  competitor text,
  competitor_price_e4 bigint,
  competitor_source text,
  offered jsonb not null default '[]'::jsonb,
  no_lever_reason text,
  wanted_until date,
  lines jsonb not null,
  judged jsonb,
  judged_bp integer,
  band jsonb,
  submitted_at timestamp with time zone,
  due_at timestamp with time zone,
  decided_at timestamp with time zone,
  valid_until date,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  merged_from uuid[] not null default '{}'::uuid[],
  competitor_proof text,
  constraint price_request_pkey PRIMARY KEY (org_id, id),
  constraint price_request_maker_key UNIQUE (org_id, id, created_by),
  constraint price_request_number_key UNIQUE (org_id, number),
  constraint price_request_proof_check CHECK ((competitor_proof = ANY (ARRAY['document-seen'::text, 'offer-received'::text, 'public-list'::text, 'hearsay'::text]))),
  constraint price_request_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'returned'::text, 'refused'::text, 'solved'::text, 'withdrawn'::text])))
);
CREATE INDEX price_request_account_idx ON price_request USING btree (org_id, account_id, created_at DESC);
CREATE INDEX price_request_created_idx ON price_request USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX price_request_open_idx ON price_request USING btree (org_id, due_at) WHERE (state = 'submitted'::text);

-- secured; mainstay_app may: select, insert
create table price_signature (
  org_id bigint not null,
  id uuid not null,
  request_id uuid not null,
  round integer not null,
  verdict text not null,
  role text not null,
  user_id uuid not null,
  user_name text not null,
  for_user_id uuid,
  reason text,
  inputs jsonb not null,
  signed_at timestamp with time zone not null,
  requester_id uuid not null,
  judged_hash text not null,
  held_by uuid generated always as (
CASE
    WHEN (user_id <> '00000000-0000-0000-0000-000000000000'::uuid) THEN COALESCE(for_user_id, user_id)
    ELSE NULL::uuid
END) stored,
  kam_id uuid generated always as (
CASE
    WHEN ((verdict = 'approve'::text) AND (role = 'kam'::text)) THEN id
    ELSE NULL::uuid
END) stored,
  director_id uuid generated always as (
CASE
    WHEN ((verdict = 'approve'::text) AND (role = 'director'::text)) THEN id
    ELSE NULL::uuid
END) stored,
  finance_id uuid generated always as (
CASE
    WHEN ((verdict = 'approve'::text) AND (role = 'finance'::text)) THEN id
    ELSE NULL::uuid
END) stored,
  executive_id uuid generated always as (
CASE
    WHEN ((verdict = 'approve'::text) AND (role = 'executive'::text)) THEN id
    ELSE NULL::uuid
END) stored,
  constraint price_signature_pkey PRIMARY KEY (org_id, id),
  constraint price_signature_director_key UNIQUE (org_id, request_id, round, judged_hash, director_id),
  constraint price_signature_executive_key UNIQUE (org_id, request_id, round, judged_hash, executive_id),
  constraint price_signature_finance_key UNIQUE (org_id, request_id, round, judged_hash, finance_id),
  constraint price_signature_kam_key UNIQUE (org_id, request_id, round, judged_hash, kam_id),
  constraint price_signature_person_key UNIQUE (org_id, request_id, round, user_id),
  constraint price_signature_maker_fkey FOREIGN KEY (org_id, request_id, requester_id) REFERENCES price_request(org_id, id, created_by),
  constraint price_signature_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint price_signature_role_fkey FOREIGN KEY (org_id, held_by, role) REFERENCES member_role(org_id, user_id, role),
  constraint price_signature_other_check CHECK (((user_id <> requester_id) AND (for_user_id IS DISTINCT FROM requester_id))),
  constraint price_signature_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'return'::text, 'refuse'::text])))
);
CREATE INDEX price_signature_maker_idx ON price_signature USING btree (org_id, request_id, requester_id);
CREATE INDEX price_signature_role_idx ON price_signature USING btree (org_id, held_by, role);

-- secured; mainstay_app may: select, insert
create table pricing_policy (
  org_id bigint not null,
  id uuid not null,
  version integer not null,
  note text,
  body jsonb not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  capital_rate_bp integer not null generated always as (((body ->> 'capitalRateBp'::text))::integer) stored,
  expected_loss_bp integer not null generated always as (((body ->> 'expectedLossBp'::text))::integer) stored,
  body_hash text not null generated always as (md5((body)::text)) stored,
  constraint pricing_policy_pkey PRIMARY KEY (org_id, id),
  constraint pricing_policy_body_key UNIQUE (org_id, version, body_hash),
  constraint pricing_policy_rates_key UNIQUE (org_id, version, capital_rate_bp, expected_loss_bp),
  constraint pricing_policy_version_key UNIQUE (org_id, version)
);

-- secured; mainstay_app may: select, insert, update, delete
create table product (
  org_id bigint not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text,
  line_id uuid,
  family_id uuid,
  unit text,
  is_complex boolean not null default false,
  sort_key text collate "C" not null,
  search_text text not null default ''::text,
  search_grams text[] not null default '{}'::text[],
  batch_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint product_pkey PRIMARY KEY (org_id, id),
  constraint product_code_key UNIQUE (org_id, code),
  constraint product_family_fkey FOREIGN KEY (org_id, family_id) REFERENCES product_line(org_id, id),
  constraint product_line_fkey FOREIGN KEY (org_id, line_id) REFERENCES product_line(org_id, id)
);
CREATE INDEX product_family_idx ON product USING btree (org_id, family_id);
CREATE INDEX product_grams_idx ON product USING gin (search_grams);
CREATE INDEX product_line_idx ON product USING btree (org_id, line_id);
CREATE INDEX product_sort_idx ON product USING btree (org_id, sort_key, id);

-- secured; mainstay_app may: select, insert
create table product_cost (
  org_id bigint not null,
  product_id uuid not null,
  valid_from date not null,
  unit_cost_e4 bigint not null,
  recorded_at timestamp with time zone not null default now(),
  constraint product_cost_pkey PRIMARY KEY (org_id, product_id, valid_from, unit_cost_e4),
  constraint product_cost_sign_check CHECK ((unit_cost_e4 >= 0))
);

-- secured; mainstay_app may: select, insert, update, delete
create table product_line (
  org_id bigint not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  name_en text,
  path text[] not null,
  constraint product_line_pkey PRIMARY KEY (org_id, id),
  constraint product_line_path_key UNIQUE (org_id, path),
  constraint product_line_parent_fkey FOREIGN KEY (org_id, parent_id) REFERENCES product_line(org_id, id)
);
CREATE INDEX product_line_parent_idx ON product_line USING btree (org_id, parent_id);

-- secured; mainstay_app may: select, insert, update, delete
create table product_price (
  org_id bigint not null,
  product_id uuid not null,
  valid_from date not null,
  list_price_e4 bigint,
  unit_cost_e4 bigint,
  batch_id uuid,
  constraint product_price_pkey PRIMARY KEY (org_id, product_id, valid_from),
  constraint product_price_cost_fkey FOREIGN KEY (org_id, product_id, valid_from, unit_cost_e4) REFERENCES product_cost(org_id, product_id, valid_from, unit_cost_e4),
  constraint product_price_product_fkey FOREIGN KEY (org_id, product_id) REFERENCES product(org_id, id),
  constraint product_price_sign_check CHECK (((list_price_e4 >= 0) AND (unit_cost_e4 >= 0)))
);
CREATE INDEX product_price_cost_idx ON product_price USING btree (org_id, product_id, valid_from, unit_cost_e4);

-- secured; mainstay_app may: select, insert, update, delete
create table promotion_name (
  org_id bigint not null,
  code text collate "C" not null,
  name text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint promotion_name_pkey PRIMARY KEY (org_id, code)
);

-- secured; mainstay_app may: select, insert, update
create table purchase (
  org_id bigint not null,
  id uuid not null,
  number text collate "C" not null,
  account_id uuid not null,
  mode text not null,
  title text not null,
  state text not null default 'draft'::text,
  lines jsonb not null,
  terms jsonb not null,
  credit_days integer,
  total_e4 bigint not null,
  request_id uuid,
  committed_on date,
  committed_by uuid,
  committed_by_name text,
  reason text,
  result_note text,
  closed_at timestamp with time zone,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamp with time zone,
  settled_entry_no integer,
  settled_balance_minor bigint,
  changed_by uuid,
  residual_minor bigint not null default 0,
  holds_approval boolean generated always as (
CASE
    WHEN ((request_id IS NOT NULL) AND (state = ANY (ARRAY['committed'::text, 'won'::text, 'settled'::text, 'ended'::text]))) THEN true
    ELSE NULL::boolean
END) stored,
  ours_apart_minor bigint,
  theirs_apart_minor bigint,
  settle_explanation text,
  lease_end text,
  lease_end_on date,
  constraint purchase_pkey PRIMARY KEY (org_id, id),
  constraint purchase_mode_key UNIQUE (org_id, id, mode),
  constraint purchase_number_key UNIQUE (org_id, number),
  constraint purchase_approval_fkey FOREIGN KEY (org_id, request_id, id, holds_approval) REFERENCES approval_use(org_id, request_id, document_id, is_live),
  constraint purchase_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint purchase_settled_fkey FOREIGN KEY (org_id, id, settled_entry_no, settled_balance_minor) REFERENCES offset_entry(org_id, purchase_id, entry_no, balance_minor),
  constraint purchase_apart_check CHECK (((settle_explanation IS NOT NULL) OR ((COALESCE(ours_apart_minor, (0)::bigint) = 0) AND (COALESCE(theirs_apart_minor, (0)::bigint) = 0)))),
  constraint purchase_approved_check CHECK ((((mode <> 'reciprocal'::text) AND (residual_minor = 0)) OR (state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR ((approved_by IS NOT NULL) AND (approved_by <> created_by) AND (approved_by IS DISTINCT FROM changed_by) AND (approved_at IS NOT NULL)))),
  constraint purchase_committed_check CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR ((committed_on IS NOT NULL) AND (committed_by IS NOT NULL)))),
  constraint purchase_end_check CHECK ((((lease_end IS NULL) OR (lease_end = ANY (ARRAY['returned'::text, 'bought'::text, 'renewed'::text, 'ended-early'::text]))) AND ((lease_end IS NULL) = (lease_end_on IS NULL)) AND ((lease_end IS NULL) = (state <> 'ended'::text)) AND ((lease_end IS DISTINCT FROM 'ended-early'::text) OR (result_note IS NOT NULL)))),
  constraint purchase_mode_check CHECK ((mode = ANY (ARRAY['tender'::text, 'lease'::text, 'reciprocal'::text]))),
  constraint purchase_residual_check CHECK (((residual_minor = 0) OR ((residual_minor > 0) AND (mode = 'lease'::text)))),
  constraint purchase_result_check CHECK (((state <> ALL (ARRAY['won'::text, 'lost'::text, 'void'::text])) OR ((reason IS NOT NULL) AND (closed_at IS NOT NULL)))),
  constraint purchase_settled_check CHECK (((state <> 'settled'::text) OR ((settled_entry_no IS NOT NULL) AND (settled_balance_minor = 0)))),
  constraint purchase_state_check CHECK (((state = ANY (ARRAY['draft'::text, 'committed'::text, 'withdrawn'::text])) OR ((mode = 'tender'::text) AND (state = ANY (ARRAY['won'::text, 'lost'::text, 'void'::text]))) OR ((mode = 'reciprocal'::text) AND (state = 'settled'::text)) OR ((mode = 'lease'::text) AND (state = 'ended'::text))))
);
CREATE INDEX purchase_account_idx ON purchase USING btree (org_id, account_id, created_at DESC);
CREATE INDEX purchase_approval_idx ON purchase USING btree (org_id, request_id, id, holds_approval);
CREATE INDEX purchase_created_idx ON purchase USING btree (org_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX purchase_once_idx ON purchase USING btree (org_id, request_id) WHERE ((request_id IS NOT NULL) AND (state = ANY (ARRAY['committed'::text, 'won'::text, 'settled'::text, 'ended'::text])));
CREATE INDEX purchase_request_idx ON purchase USING btree (org_id, request_id);
CREATE INDEX purchase_settled_idx ON purchase USING btree (org_id, id, settled_entry_no, settled_balance_minor);

-- secured; mainstay_app may: select, insert, update
create table retention_offer (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  request_id uuid not null,
  ground text not null,
  ground_note text,
  evidence jsonb not null,
  countermove text not null,
  target_minor bigint,
  target_on date,
  target_days integer,
  check_on date not null,
  quote_id uuid,
  started_on date,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  merged_from uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  constraint retention_offer_pkey PRIMARY KEY (org_id, id),
  constraint retention_offer_request_key UNIQUE (org_id, request_id),
  constraint retention_offer_quote_fkey FOREIGN KEY (org_id, quote_id) REFERENCES price_quote(org_id, id),
  constraint retention_offer_request_fkey FOREIGN KEY (org_id, request_id) REFERENCES price_request(org_id, id),
  constraint retention_offer_countermove_check CHECK ((((countermove = 'volume'::text) AND (target_minor > 0) AND (target_on IS NULL) AND (target_days IS NULL)) OR ((countermove = 'term'::text) AND (target_on IS NOT NULL) AND (target_minor IS NULL) AND (target_days IS NULL)) OR ((countermove = 'payment'::text) AND (target_days >= 0) AND (target_minor IS NULL) AND (target_on IS NULL)))),
  constraint retention_offer_ground_check CHECK (((ground = ANY (ARRAY['lapse'::text, 'erosion'::text, 'squeeze'::text, 'rival'::text, 'other'::text])) AND ((ground <> 'other'::text) OR (ground_note IS NOT NULL)))),
  constraint retention_offer_start_check CHECK (((quote_id IS NULL) = (started_on IS NULL)))
);
CREATE INDEX retention_offer_account_idx ON retention_offer USING btree (org_id, account_id, created_at DESC);
CREATE INDEX retention_offer_created_idx ON retention_offer USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX retention_offer_quote_idx ON retention_offer USING btree (org_id, quote_id);

-- secured; mainstay_app may: select, insert, update, delete
create table run_account (
  org_id bigint not null,
  run_id uuid not null,
  account_id uuid not null,
  unit text not null,
  rank integer not null,
  score_micro bigint not null,
  coverage integer not null,
  tier text not null,
  types text[] not null,
  gate_type text,
  badges text[] not null,
  failed_gates text[] not null,
  contribution_minor bigint,
  revenue_minor bigint not null,
  revenue_rank integer not null,
  expected_minor bigint,
  alive_bp integer,
  contribution_share integer,
  continuity_share integer,
  payment_share integer,
  growth_share integer,
  relationship_share integer,
  strategic_share integer,
  constraint run_account_pkey PRIMARY KEY (org_id, run_id, account_id, unit),
  constraint run_account_tier_check CHECK ((tier = ANY (ARRAY['S'::text, 'A'::text, 'B'::text, 'C'::text, 'unrated'::text]))),
  constraint run_account_unit_check CHECK ((unit = ANY (ARRAY['account'::text, 'group'::text])))
);
CREATE INDEX run_account_account_idx ON run_account USING btree (org_id, account_id, run_id);
CREATE INDEX run_account_badges_idx ON run_account USING gin (badges);
CREATE INDEX run_account_contribution_idx ON run_account USING btree (org_id, run_id, unit, contribution_minor DESC NULLS LAST, account_id);
CREATE INDEX run_account_rank_idx ON run_account USING btree (org_id, run_id, unit, rank, account_id);
CREATE INDEX run_account_revenue_idx ON run_account USING btree (org_id, run_id, unit, revenue_rank, account_id);

-- secured; mainstay_app may: select, insert, update, delete
create table run_explanation (
  org_id bigint not null,
  run_id uuid not null,
  account_id uuid not null,
  unit text not null,
  body text not null,
  constraint run_explanation_pkey PRIMARY KEY (org_id, run_id, account_id, unit)
);

-- secured; mainstay_app may: select, insert, update, delete
create table run_measures (
  org_id bigint not null,
  run_id uuid not null,
  account_id uuid not null,
  figures jsonb not null,
  constraint run_measures_pkey PRIMARY KEY (org_id, run_id, account_id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table run_prospect (
  org_id bigint not null,
  run_id uuid not null,
  account_id uuid not null,
  rank integer not null,
  body jsonb not null,
  constraint run_prospect_pkey PRIMARY KEY (org_id, run_id, account_id)
);
CREATE INDEX run_prospect_rank_idx ON run_prospect USING btree (org_id, run_id, rank);

-- secured; mainstay_app may: select, insert, update, delete
create table run_upgrade (
  org_id bigint not null,
  run_id uuid not null,
  account_id uuid not null,
  rank integer not null,
  tier text not null,
  next_tier text not null,
  missing_micro bigint not null,
  gaps jsonb not null,
  planned_at timestamp with time zone,
  constraint run_upgrade_pkey PRIMARY KEY (org_id, run_id, account_id)
);
CREATE INDEX run_upgrade_rank_idx ON run_upgrade USING btree (org_id, run_id, rank);

-- secured; mainstay_app may: select, insert, update, delete
create table saved_view (
  org_id bigint not null,
  id uuid not null,
  list text not null,
  name text not null,
  state jsonb not null,
  owner_id uuid not null,
  shared boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint saved_view_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX saved_view_list_idx ON saved_view USING btree (org_id, list, owner_id);

-- secured; mainstay_app may: select, insert, update, delete
create table segment (
  org_id bigint not null,
  id uuid not null,
  name text not null,
  note text,
  rule jsonb not null,
  shared boolean not null default true,
  owner_id uuid not null,
  offer jsonb,
  members integer not null default 0,
  evaluated_through timestamp with time zone,
  evaluated_run uuid,
  evaluated_on date,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint segment_pkey PRIMARY KEY (org_id, id)
);

-- secured; mainstay_app may: select, insert, update, delete
create table segment_change (
  org_id bigint not null,
  segment_id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  entered boolean not null,
  constraint segment_change_pkey PRIMARY KEY (org_id, segment_id, at, account_id),
  constraint segment_change_segment_fkey FOREIGN KEY (org_id, segment_id) REFERENCES segment(org_id, id) ON DELETE CASCADE
);

-- secured; mainstay_app may: select, insert, update, delete
create table segment_member (
  org_id bigint not null,
  segment_id uuid not null,
  account_id uuid not null,
  since timestamp with time zone not null,
  constraint segment_member_pkey PRIMARY KEY (org_id, segment_id, account_id),
  constraint segment_member_segment_fkey FOREIGN KEY (org_id, segment_id) REFERENCES segment(org_id, id) ON DELETE CASCADE
);
CREATE INDEX segment_member_account_idx ON segment_member USING btree (org_id, account_id);

-- secured; mainstay_app may: select, insert
create table signed_estimate (
  org_id bigint not null,
  version_id uuid not null,
  product_id uuid not null,
  unit_cost_e4 bigint not null,
  production_office text not null default 'production'::text,
  finance_office text not null default 'finance'::text,
  signed_at timestamp with time zone not null,
  constraint signed_estimate_pkey PRIMARY KEY (org_id, version_id),
  constraint signed_estimate_cost_key UNIQUE (org_id, version_id, product_id, unit_cost_e4),
  constraint signed_estimate_finance_fkey FOREIGN KEY (org_id, version_id, finance_office) REFERENCES estimate_signature(org_id, version_id, office),
  constraint signed_estimate_production_fkey FOREIGN KEY (org_id, version_id, production_office) REFERENCES estimate_signature(org_id, version_id, office),
  constraint signed_estimate_version_fkey FOREIGN KEY (org_id, version_id, product_id, unit_cost_e4) REFERENCES estimate_version(org_id, id, product_id, unit_cost_e4),
  constraint signed_estimate_office_check CHECK (((production_office = 'production'::text) AND (finance_office = 'finance'::text)))
);
CREATE INDEX signed_estimate_finance_idx ON signed_estimate USING btree (org_id, version_id, finance_office);
CREATE INDEX signed_estimate_production_idx ON signed_estimate USING btree (org_id, version_id, production_office);

-- secured; mainstay_app may: select, insert
create table stock_revaluation (
  org_id bigint not null,
  id uuid not null,
  product_id uuid not null,
  valid_from date not null,
  cost_before_e4 bigint,
  unit_cost_e4 bigint not null,
  reason text not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint stock_revaluation_pkey PRIMARY KEY (org_id, id),
  constraint stock_revaluation_cost_check CHECK ((unit_cost_e4 >= 0))
);
CREATE INDEX stock_revaluation_product_idx ON stock_revaluation USING btree (org_id, product_id, created_at DESC, id DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table task (
  org_id bigint not null,
  id uuid not null,
  account_id uuid,
  kind text not null,
  title text not null,
  params jsonb not null default '{}'::jsonb,
  due_on date,
  assignee_id uuid,
  state text not null default 'open'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  done_at timestamp with time zone,
  constraint task_pkey PRIMARY KEY (org_id, id),
  constraint task_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id),
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX task_account_idx ON task USING btree (org_id, account_id);
CREATE INDEX task_assignee_idx ON task USING btree (org_id, assignee_id, state, due_on);

-- secured; mainstay_app may: select, insert, update, delete
create table tender_bond (
  org_id bigint not null,
  purchase_id uuid not null,
  amount_minor bigint not null,
  paid_on date,
  due_back_on date not null,
  returned_on date,
  constraint tender_bond_pkey PRIMARY KEY (org_id, purchase_id),
  constraint tender_bond_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint tender_bond_amount_check CHECK ((amount_minor > 0)),
  constraint tender_bond_days_check CHECK (((returned_on IS NULL) OR ((paid_on IS NOT NULL) AND (returned_on >= paid_on))))
);
CREATE INDEX tender_bond_due_idx ON tender_bond USING btree (org_id, due_back_on) WHERE ((paid_on IS NOT NULL) AND (returned_on IS NULL));

-- secured; mainstay_app may: select, insert, update, delete
create table tender_gate (
  org_id bigint not null,
  purchase_id uuid not null,
  gate text not null,
  due_on date,
  done_on date,
  owner_id uuid,
  outcome text,
  note text,
  constraint tender_gate_pkey PRIMARY KEY (org_id, purchase_id, gate),
  constraint tender_gate_purchase_fkey FOREIGN KEY (org_id, purchase_id) REFERENCES purchase(org_id, id),
  constraint tender_gate_gate_check CHECK ((gate = ANY (ARRAY['qualification'::text, 'meeting'::text, 'documents-bought'::text, 'questions'::text, 'bond-paid'::text, 'submission'::text, 'opening'::text, 'evaluation'::text, 'award'::text, 'bond-returned'::text]))),
  constraint tender_gate_outcome_check CHECK (((outcome IS NULL) OR ((done_on IS NOT NULL) AND (((gate = 'qualification'::text) AND ((outcome = 'qualified'::text) OR ((outcome = ANY (ARRAY['conditional'::text, 'refused'::text])) AND (note IS NOT NULL)))) OR ((gate = 'meeting'::text) AND (outcome = 'held'::text))))))
);
CREATE INDEX tender_gate_due_idx ON tender_gate USING btree (org_id, due_on) WHERE (done_on IS NULL);

-- secured; mainstay_app may: select, insert, update, delete
create table tier_proposal (
  org_id bigint not null,
  id uuid not null,
  run_id uuid not null,
  account_id uuid not null,
  unit text not null,
  rank integer not null,
  tier_from text not null,
  tier_to text not null,
  type_from text,
  type_to text,
  direction text not null,
  score_micro bigint not null,
  held_by text[] not null,
  state text not null default 'open'::text,
  reason text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  constraint tier_proposal_pkey PRIMARY KEY (org_id, id),
  constraint tier_proposal_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'same'::text]))),
  constraint tier_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'overridden'::text, 'superseded'::text])))
);
CREATE INDEX tier_proposal_account_idx ON tier_proposal USING btree (org_id, account_id);
CREATE INDEX tier_proposal_open_idx ON tier_proposal USING btree (org_id, state, run_id, rank);

-- secured; mainstay_app may: select, insert, update, delete
create table timeline_event (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  params jsonb not null default '{}'::jsonb,
  actor_id uuid,
  actor_name text,
  constraint timeline_event_pkey PRIMARY KEY (org_id, id),
  constraint timeline_event_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES account(org_id, id)
);
CREATE INDEX timeline_event_account_idx ON timeline_event USING btree (org_id, account_id, at DESC, id DESC);

-- secured; mainstay_app may: select, insert, update
create table warning (
  org_id bigint not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  subject text collate "C" not null default ''::text,
  state text not null,
  mark text not null,
  evidence jsonb not null,
  stake_minor bigint not null,
  urgency integer not null,
  weight bigint not null,
  since date not null,
  confidence_bp integer,
  step text not null,
  owner_id uuid,
  snoozed_until date,
  close_reason text,
  closed_by text,
  verdict text,
  opened_at timestamp with time zone not null,
  refreshed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null default 1,
  checks jsonb not null default '{}'::jsonb,
  gone_at timestamp with time zone,
  snoozed_stake_minor bigint,
  snoozed_severity integer,
  woken_at timestamp with time zone,
  earlier_id uuid,
  constraint warning_pkey PRIMARY KEY (org_id, id),
  constraint warning_earlier_fkey FOREIGN KEY (org_id, earlier_id) REFERENCES warning(org_id, id),
  constraint warning_closed_check CHECK ((((closed_at IS NULL) = (state = ANY (ARRAY['new'::text, 'accepted'::text]))) AND ((closed_by IS NULL) = (closed_at IS NULL)))),
  constraint warning_gone_check CHECK (((gone_at IS NULL) OR (closed_by = 'person'::text))),
  constraint warning_reason_check CHECK (((state <> 'dismissed'::text) OR (close_reason IS NOT NULL))),
  constraint warning_state_check CHECK ((state = ANY (ARRAY['new'::text, 'accepted'::text, 'dismissed'::text, 'resolved'::text]))),
  constraint warning_urgency_check CHECK (((urgency >= 1) AND (urgency <= 100))),
  constraint warning_verdict_check CHECK ((verdict = ANY (ARRAY['true'::text, 'false'::text])))
);
CREATE INDEX warning_account_idx ON warning USING btree (org_id, account_id, opened_at DESC);
CREATE INDEX warning_earlier_idx ON warning USING btree (org_id, earlier_id) WHERE (earlier_id IS NOT NULL);
CREATE INDEX warning_open_idx ON warning USING btree (org_id, weight DESC, id DESC) WHERE (state = ANY (ARRAY['new'::text, 'accepted'::text]));
CREATE UNIQUE INDEX warning_open_key ON warning USING btree (org_id, account_id, kind, subject) WHERE (state = ANY (ARRAY['new'::text, 'accepted'::text]));
CREATE INDEX warning_weight_idx ON warning USING btree (org_id, weight DESC, id DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table warning_channel (
  org_id bigint not null,
  id uuid not null,
  name text not null,
  service text not null,
  url text not null,
  secret text,
  language text not null,
  shows_margin boolean not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  told_at timestamp with time zone,
  sent_on date,
  tried_at timestamp with time zone,
  problem text,
  constraint warning_channel_pkey PRIMARY KEY (org_id, id),
  constraint warning_channel_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint warning_channel_service_check CHECK ((service = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text])))
);

-- secured; mainstay_app may: select, insert
create table warning_event (
  org_id bigint not null,
  id uuid not null,
  warning_id uuid not null,
  at timestamp with time zone not null,
  act text not null,
  note text,
  details jsonb not null,
  actor_id uuid,
  actor_name text not null,
  constraint warning_event_pkey PRIMARY KEY (org_id, id),
  constraint warning_event_warning_fkey FOREIGN KEY (org_id, warning_id) REFERENCES warning(org_id, id)
);
CREATE INDEX warning_event_warning_idx ON warning_event USING btree (org_id, warning_id, at, id);

-- secured; mainstay_app may: select, insert
create table warning_policy (
  org_id bigint not null,
  id uuid not null,
  version integer not null,
  note text,
  body jsonb not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint warning_policy_pkey PRIMARY KEY (org_id, id),
  constraint warning_policy_version_key UNIQUE (org_id, version)
);

-- secured; mainstay_app may: select, insert
create table warning_run (
  org_id bigint not null,
  id uuid not null,
  as_of date not null,
  policy_version integer not null,
  accounts integer not null,
  opened integer not null,
  refreshed integer not null,
  closed integer not null,
  false_alarms_tenths integer not null,
  finished_at timestamp with time zone not null,
  late_prior jsonb,
  watch_basis jsonb,
  heard jsonb,
  constraint warning_run_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX warning_run_finished_idx ON warning_run USING btree (org_id, finished_at DESC, id DESC);

-- secured; mainstay_app may: select, insert, update, delete
create table warning_subscription (
  org_id bigint not null,
  user_id uuid not null,
  language text not null,
  told_at timestamp with time zone,
  sent_on date,
  constraint warning_subscription_pkey PRIMARY KEY (org_id, user_id),
  constraint warning_subscription_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])))
);

create view account_above with (security_invoker=true) as
 SELECT org_id,
    account_id,
    ancestor_id,
    depth
   FROM account_ancestor;

create view account_card with (security_invoker=true) as
 SELECT org_id,
    id,
    code,
    name,
    name_en,
    short_name,
    kind,
    industry,
    region,
    ownership,
    institution,
    employees,
    founded_on,
    parent_id,
    owner_id,
    lifecycle,
    tier,
    tier_since,
    tier_expires,
    ka_type,
    currency,
    terms_days,
    custom,
    tags,
    sort_key,
    search_text,
    search_grams,
    updated_at
   FROM account
  WHERE merged_into IS NULL;

create view account_field with (security_invoker=true) as
 SELECT org_id,
    key,
    label_zh,
    label_en,
    type,
    choices,
    "position"
   FROM custom_field
  WHERE object = 'account'::text AND removed_at IS NULL;

create view account_measures with (security_invoker=true) as
 SELECT m.org_id,
    m.account_id,
    m.figures
   FROM latest_run latest
     JOIN run_measures m ON m.org_id = latest.org_id AND m.run_id = latest.id;

create view account_rating with (security_invoker=true) as
 SELECT r.org_id,
    r.account_id,
    r.run_id,
    r.rank,
    r.score_micro,
    r.coverage,
    r.tier,
    r.types,
    r.badges,
    r.failed_gates,
    r.contribution_minor,
    r.revenue_minor,
    r.revenue_rank,
    r.expected_minor,
    r.alive_bp,
    r.contribution_share,
    r.continuity_share,
    r.payment_share,
    r.growth_share,
    r.relationship_share,
    r.strategic_share
   FROM latest_run latest
     JOIN run_account r ON r.org_id = latest.org_id AND r.run_id = latest.id
  WHERE r.unit = 'account'::text;

create view awaited_payment with (security_invoker=true) as
 SELECT org_id,
    account_id,
    invoice_no,
    payment_no,
    paid_on,
    amount_minor
   FROM payment p
  WHERE invoice_no IS NOT NULL AND (EXISTS ( SELECT
           FROM awaited_bill b
          WHERE b.org_id = p.org_id AND b.bill_no = p.invoice_no)) AND NOT (EXISTS ( SELECT
           FROM invoice i
          WHERE i.org_id = p.org_id AND i.account_id = p.account_id AND i.invoice_no = p.invoice_no AND i.amount_minor > 0));

create view family_purchase with (security_invoker=true) as
 SELECT f.org_id,
    f.account_id,
    f.month,
    p.family_id,
    f.net_e4
   FROM fact_month f
     JOIN product p ON p.org_id = f.org_id AND p.id = f.product_id
  WHERE p.family_id IS NOT NULL;

create view import_card with (security_invoker=true) as
 SELECT org_id,
    id,
    kind,
    file_name,
    state,
    counts,
    job_id,
    created_by,
    created_by_name,
    created_at,
    finished_at,
    undone_at
   FROM import_batch;

create view latest_run with (security_invoker=true) as
 SELECT DISTINCT ON (org_id) org_id,
    id,
    as_of,
    policy_version,
    accounts,
    prospects,
    started_at,
    finished_at
   FROM identification_run
  WHERE state = 'done'::text
  ORDER BY org_id, as_of DESC, started_at DESC, id DESC;

create view ledger_bill with (security_invoker=true) as
 SELECT org_id,
    account_id,
    invoice_no,
    issued_on,
    due_on,
    amount_minor,
    paid_minor,
    settled_on
   FROM invoice
  WHERE amount_minor > 0;

create view ledger_figures with (security_invoker=true) as
 SELECT org_id,
    account_id,
    as_of,
    is_net_basis,
    net_12_e4,
    net_prior_12_e4,
    contribution_12_e4,
    contribution_24_e4,
    known_share_bp,
    pocket_12_e4,
    serve_12_e4,
    orders_12,
    orders_all,
    first_order_on,
    last_order_on,
    open_minor,
    overdue_minor,
    oldest_overdue_on,
    exposure_minor,
    limit_minor,
    changed_at,
    whole_through,
    whole_net_12_e4,
    whole_contribution_12_e4,
    whole_contribution_24_e4
   FROM account_snap;

create view list_price with (security_invoker=true) as
 SELECT org_id,
    product_id,
    valid_from,
    list_price_e4
   FROM product_price
  WHERE list_price_e4 IS NOT NULL;

create view merged_account with (security_invoker=true) as
 SELECT org_id,
    id,
    merged_into
   FROM account
  WHERE merged_into IS NOT NULL;

create view open_proposal with (security_invoker=true) as
 SELECT p.org_id,
    p.id,
    p.run_id,
    p.account_id,
    p.unit,
    p.rank,
    p.tier_from,
    p.tier_to,
    p.type_from,
    p.type_to,
    p.direction,
    p.score_micro
   FROM tier_proposal p
     JOIN identification_run r ON r.org_id = p.org_id AND r.id = p.run_id
  WHERE p.state = 'open'::text AND r.state = 'done'::text;

create view open_task with (security_invoker=true) as
 SELECT org_id,
    id,
    account_id,
    kind,
    title,
    params,
    due_on,
    assignee_id,
    created_at
   FROM task
  WHERE state = 'open'::text;

create view order_card with (security_invoker=true) as
 SELECT org_id,
    source,
    order_no,
    line_no,
    account_id,
    ordered_on
   FROM order_line;

create view person_card with (security_invoker=true) as
 SELECT org_id,
    id,
    surname,
    given_name,
    is_key,
    sort_key,
    search_text
   FROM person
  WHERE merged_into IS NULL;

create view person_post with (security_invoker=true) as
 SELECT org_id,
    person_id,
    account_id,
    department,
    title,
    from_on,
    to_on
   FROM person_role;

create view product_card with (security_invoker=true) as
 SELECT org_id,
    id,
    code,
    name,
    name_en,
    line_id,
    family_id,
    unit,
    sort_key,
    search_text
   FROM product;

create view product_family with (security_invoker=true) as
 SELECT org_id,
    id,
    name,
    name_en
   FROM product_line
  WHERE parent_id IS NULL;

create view product_line_card with (security_invoker=true) as
 SELECT org_id,
    id,
    parent_id,
    name,
    name_en,
    path
   FROM product_line;

create view rebate_entry with (security_invoker=true) as
 SELECT org_id,
    account_id,
    booked_on,
    amount_e4,
    concat_ws(' '::text, note, order_no, entry_no) AS told
   FROM pocket_item
  WHERE kind = 'rebate'::text;

create view sale_line with (security_invoker=true) as
 SELECT org_id,
    source,
    order_no,
    line_no,
    account_id,
    product_id,
    ordered_on,
    kind,
    quantity_e4,
    net_e4
   FROM order_line
  WHERE kind = ANY (ARRAY['sale'::text, 'return'::text]);

create view stale_figure with (security_invoker=true) as
 SELECT org_id,
    account_id,
    since
   FROM dirty_account;

CREATE OR REPLACE FUNCTION find_accounts(gram_sets text[], pattern text, typed text, most integer, shown integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT found.id
  FROM unnest(gram_sets) AS one (grams)
  CROSS JOIN LATERAL (
    SELECT id, search_text, sort_key, coalesce(tier IN ('S', 'A'), false) AS stands_first FROM account
    WHERE org_id = current_setting('app.org_id')::bigint AND merged_into IS NULL
      AND search_grams @> string_to_array(one.grams, chr(1)) AND (pattern IS NULL OR search_text LIKE pattern)
    LIMIT most) AS found
  ORDER BY CASE
      WHEN pattern IS NULL OR strpos(chr(10) || found.search_text, chr(10) || typed) = 0 THEN 0
      WHEN strpos(chr(10) || found.search_text || chr(10), chr(10) || typed || chr(10)) = 0 THEN 1
      ELSE 2
    END DESC, found.stands_first DESC, found.sort_key, found.id
  LIMIT shown
$function$;

CREATE OR REPLACE FUNCTION find_persons(gram_sets text[], pattern text, typed text, most integer, shown integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT found.id
  FROM unnest(gram_sets) AS one (grams)
  CROSS JOIN LATERAL (
    SELECT id, search_text, sort_key, is_key AS stands_first FROM person
    WHERE org_id = current_setting('app.org_id')::bigint AND merged_into IS NULL
      AND search_grams @> string_to_array(one.grams, chr(1)) AND (pattern IS NULL OR search_text LIKE pattern)
    LIMIT most) AS found
  ORDER BY CASE
      WHEN pattern IS NULL OR strpos(chr(10) || found.search_text, chr(10) || typed) = 0 THEN 0
      WHEN strpos(chr(10) || found.search_text || chr(10), chr(10) || typed || chr(10)) = 0 THEN 1
      ELSE 2
    END DESC, found.stands_first DESC, found.sort_key, found.id
  LIMIT shown
$function$;

CREATE OR REPLACE FUNCTION find_products(gram_sets text[], pattern text, typed text, most integer, shown integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  SELECT found.id
  FROM unnest(gram_sets) AS one (grams)
  CROSS JOIN LATERAL (
    SELECT id, search_text, sort_key, false AS stands_first FROM product
    WHERE org_id = current_setting('app.org_id')::bigint
      AND search_grams @> string_to_array(one.grams, chr(1)) AND (pattern IS NULL OR search_text LIKE pattern)
    LIMIT most) AS found
  ORDER BY CASE
      WHEN pattern IS NULL OR strpos(chr(10) || found.search_text, chr(10) || typed) = 0 THEN 0
      WHEN strpos(chr(10) || found.search_text || chr(10), chr(10) || typed || chr(10)) = 0 THEN 1
      ELSE 2
    END DESC, found.stands_first DESC, found.sort_key, found.id
  LIMIT shown
$function$;

CREATE OR REPLACE FUNCTION protect_tenant_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to mainstay_app using (org_id = current_setting(''app.org_id'')::bigint) '
    'with check (org_id = current_setting(''app.org_id'')::bigint)', target);
  execute format('create policy owner on %s to current_user using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to mainstay_app', target);
end
$function$;
