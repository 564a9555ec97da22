-- Companies, their people, and how a person signs in. auth_* tables belong to the installation, not to a company:
-- only the owner reads them, mainstay_app has no right on them.

create sequence org_id_seq as bigint;

create table org (
  org_id bigint not null,
  name text not null,
  name_en text,
  currency text not null,
  time_zone text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (org_id)
);
-- distribute: org
select protect_tenant_table('org');
revoke insert, delete on org from mainstay_app;

-- A person's place in a company. No foreign key to auth_user: that table is not distributed.
create table member (
  org_id bigint not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  active boolean not null default true,
  joined_at timestamptz not null,
  primary key (org_id, user_id),
  constraint member_email_key unique (org_id, email)
);
-- distribute: member
alter table member add constraint member_org_fkey foreign key (org_id) references org (org_id);
create index member_user_idx on member (user_id);
select protect_tenant_table('member');
revoke insert, delete on member from mainstay_app;

create table auth_user (
  id uuid not null,
  email text not null,
  name text not null,
  language text not null,
  theme text not null default 'auto',
  password_hash text not null,
  password_changed_at timestamptz not null,
  created_at timestamptz not null,
  primary key (id),
  constraint auth_user_email_key unique (email)
);

create table auth_session (
  id uuid not null,
  user_id uuid not null,
  org_id bigint not null,
  secret_hash text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ip text,
  user_agent text,
  primary key (id),
  constraint auth_session_secret_key unique (secret_hash),
  constraint auth_session_user_fkey foreign key (user_id) references auth_user (id)
);
create index auth_session_user_idx on auth_session (user_id);

create table auth_token (
  id uuid not null,
  user_id uuid not null,
  org_id bigint not null,
  name text not null,
  prefix text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  last_used_at timestamptz,
  primary key (id),
  constraint auth_token_secret_key unique (secret_hash),
  constraint auth_token_user_fkey foreign key (user_id) references auth_user (id)
);
create index auth_token_user_idx on auth_token (user_id, org_id);

create table auth_invitation (
  id uuid not null,
  org_id bigint not null,
  email text not null,
  name text not null,
  roles text[] not null,
  secret_hash text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  primary key (id),
  constraint auth_invitation_secret_key unique (secret_hash)
);
create index auth_invitation_org_idx on auth_invitation (org_id, ends_at);

create table auth_reset (
  id uuid not null,
  user_id uuid not null,
  secret_hash text not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (id),
  constraint auth_reset_secret_key unique (secret_hash),
  constraint auth_reset_user_fkey foreign key (user_id) references auth_user (id)
);
create index auth_reset_user_idx on auth_reset (user_id);

-- Failed tries per window, counted in the database so that all server processes see them.
create table auth_attempt (
  key text not null,
  window_start timestamptz not null,
  failures integer not null,
  primary key (key)
);
create index auth_attempt_window_idx on auth_attempt (window_start);
