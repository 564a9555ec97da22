-- The role of every tenant query. Roles belong to the whole server, so another database may have made it already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'mainstay_app') then
    create role mainstay_app nologin noinherit;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

grant mainstay_app to current_user;
grant usage on schema public to mainstay_app;

-- Puts a tenant table under row-level security: mainstay_app sees the rows of app.org_id, the owner all of them.
-- Security is forced so that an owner who is no superuser is under the policies too.
create function protect_tenant_table(target regclass) returns void
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to mainstay_app using (org_id = current_setting(''app.org_id'')::bigint) '
    'with check (org_id = current_setting(''app.org_id'')::bigint)', target);
  execute format('create policy owner on %s to current_user using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to mainstay_app', target);
end
$$;
