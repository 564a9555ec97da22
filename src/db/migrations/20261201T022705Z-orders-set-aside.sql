-- An order entered here counts until a file brings it, or until it is cancelled: then its lines stand aside, so that it counts once or not at all.
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
  primary key (org_id, source, order_no, line_no),
  constraint order_line_aside_source_check check (source = 'entered'),
  constraint order_line_aside_kind_check check (kind in ('sale', 'return', 'sample', 'free-goods')),
  constraint order_line_aside_because_check check (because in ('number', 'goods', 'told', 'cancelled')),
  constraint order_line_aside_twin_check check (num_nonnulls(twin_source, twin_order_no) = case because when 'cancelled' then 0 else 2 end)
);
-- distribute: order_line_aside
comment on column order_line_aside.because is 'A file brought the order under its number, or one of the same goods; somebody told which one it is; or it was cancelled.';
comment on column order_line_aside.twin_batch_id is 'The import that brought the twin; undone, it gives the lines back.';
create index order_line_aside_account_idx on order_line_aside (org_id, account_id);
create index order_line_aside_twin_idx on order_line_aside (org_id, twin_source, twin_order_no) where twin_order_no is not null;
create index order_line_aside_batch_idx on order_line_aside (org_id, twin_batch_id) where twin_batch_id is not null;
select protect_tenant_table('order_line_aside');
create index order_line_entered_idx on order_line (org_id, account_id) where source = 'entered';

create table order_twin_refusal (
  org_id bigint not null,
  order_no text collate "C" not null,
  twin_source text collate "C" not null,
  twin_order_no text collate "C" not null,
  primary key (org_id, order_no, twin_source, twin_order_no)
);
-- distribute: order_twin_refusal
comment on table order_twin_refusal is 'What somebody said is another order than the one entered here.';
select protect_tenant_table('order_twin_refusal');

create table order_cancel (
  org_id bigint not null,
  order_id uuid not null,
  is_refusal boolean not null,
  reason text not null,
  cancelled_by uuid not null,
  cancelled_by_name text not null,
  cancelled_at timestamptz not null,
  primary key (org_id, order_id),
  constraint order_cancel_reason_check check (reason <> '')
);
-- distribute: order_cancel
comment on column order_cancel.is_refusal is 'Refused by who may release it, rather than taken back.';
alter table order_cancel add constraint order_cancel_order_fkey
  foreign key (org_id, order_id) references entered_order (org_id, id);
select protect_tenant_table('order_cancel');
revoke update, delete on order_cancel from mainstay_app;
