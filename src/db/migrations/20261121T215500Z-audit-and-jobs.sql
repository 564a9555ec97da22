-- Append-only: the application's role may add and read, never change.
create table audit_event (
  org_id bigint not null,
  id uuid not null,
  at timestamptz not null,
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
  primary key (org_id, id)
);
-- distribute: audit_event
create index audit_event_at_idx on audit_event (org_id, at desc, id desc);
create index audit_event_object_idx on audit_event (org_id, object_type, object_id, at desc, id desc);
create index audit_event_actor_idx on audit_event (org_id, actor_id, at desc, id desc);
select protect_tenant_table('audit_event');
revoke update, delete on audit_event from mainstay_app;

-- Not distributed: worker processes claim over all companies with SKIP LOCKED.
create table job (
  org_id bigint not null,
  id uuid not null,
  kind text not null,
  state text not null default 'queued',
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
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  lease_until timestamptz,
  lease_holder text,
  primary key (org_id, id),
  constraint job_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
create index job_list_idx on job (org_id, created_at desc, id desc);
create index job_open_idx on job (created_at) where state in ('queued', 'running');
-- Two processes that claim at the same moment cannot both run what excludes each other.
create unique index job_exclusive_idx on job (org_id, exclusive_key) where state = 'running';
select protect_tenant_table('job');
revoke delete on job from mainstay_app;

-- The answer to a write that carried an Idempotency-Key; kept with the change, in one transaction.
create table idempotency_key (
  org_id bigint not null,
  user_id uuid not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (org_id, user_id, key)
);
-- distribute: idempotency_key
create index idempotency_key_created_idx on idempotency_key (org_id, created_at);
select protect_tenant_table('idempotency_key');
