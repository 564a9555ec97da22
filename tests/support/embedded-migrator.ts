/** A process of its own that hangs in the middle of a migration until it is killed. Argument: directory. */
import { migrate } from '#db/migrate';
import { openDatabase } from '#db/open';
import { fixtureMigrations } from '#tests/fixture-migrations';

const [, , dataDir = ''] = process.argv;
const endless = {
  name: '20261121T235900Z-endless',
  text: `create table half (id integer); alter table shelf add half text; drop table book;
         select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000) b;`,
};
const database = await openDatabase({ dataDir }, { migrations: fixtureMigrations, schema: 'leave' });
process.stdout.write('migrating\n');
await migrate(database, { migrations: [...fixtureMigrations, endless] });
