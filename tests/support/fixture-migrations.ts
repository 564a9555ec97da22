import { type MigrationFile, migrationsDir, readMigrations } from '#db/migration-files';

const first = readMigrations(migrationsDir).filter(({ name }) => name.endsWith('-tenant-role'));

/** The role of the product and two small tables, for tests of the database room itself. */
export const fixtureMigrations: readonly MigrationFile[] = [
  ...first,
  {
    name: '20261121T210000Z-fixture',
    text: `
      create table shelf (org_id bigint not null, id integer not null, name text not null, primary key (org_id, id));
      create table book (
        org_id bigint not null, id integer not null, shelf_id integer not null, above_id integer,
        title text, price_e4 bigint, published_on date, seen_at timestamptz, weight numeric(18,4),
        facts jsonb, tags text[], cover bytea, title_length integer generated always as (length(title)) stored,
        primary key (org_id, id),
        constraint book_shelf_fkey foreign key (org_id, shelf_id) references shelf (org_id, id),
        constraint book_above_fkey foreign key (org_id, above_id) references book (org_id, id));
      create table auth_secret (id integer primary key, secret text);
      create sequence visit_seq as bigint;
      select protect_tenant_table('shelf');
      select protect_tenant_table('book');`,
  },
];
