-- A payment that names a bill of another book, such as an instalment of a lease, settles that one and no invoice.
create table awaited_bill (
  org_id bigint not null,
  bill_no text collate "C" not null,
  primary key (org_id, bill_no)
);
-- distribute: awaited_bill
comment on table awaited_bill is 'Numbers under which another book awaits money: a payment that names one is never laid over invoices of another number.';
insert into awaited_bill (org_id, bill_no)
select l.org_id, p.number || '-' || l.payment_no
from lease_payment l
join purchase p on p.org_id = l.org_id and p.id = l.purchase_id;
select protect_tenant_table('awaited_bill');
revoke update, delete on awaited_bill from mainstay_app;

create index payment_named_idx on payment (org_id, invoice_no) where invoice_no is not null;

create view ledger_bill with (security_invoker = true) as
select org_id, account_id, invoice_no, issued_on, due_on, amount_minor, paid_minor, settled_on
from invoice where amount_minor > 0;
grant select on ledger_bill to mainstay_app;
comment on view ledger_bill is 'Invoices of accounts with what was paid of them, for areas that await money under their numbers.';

create view awaited_payment with (security_invoker = true) as
select p.org_id, p.account_id, p.invoice_no, p.payment_no, p.paid_on, p.amount_minor
from payment p
where p.invoice_no is not null
  and exists (select from awaited_bill b where b.org_id = p.org_id and b.bill_no = p.invoice_no)
  and not exists (
    select from invoice i
    where i.org_id = p.org_id and i.account_id = p.account_id and i.invoice_no = p.invoice_no and i.amount_minor > 0);
grant select on awaited_payment to mainstay_app;
comment on view awaited_payment is 'Payments that name an awaited bill of which the account has no invoice.';
