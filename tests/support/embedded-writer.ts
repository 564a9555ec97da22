/**
 * A process of its own that writes into an embedded directory and prints the number of each acknowledged commit,
 * until it is killed. Arguments: directory, first number.
 */
import { sql } from 'kysely';
import { copyIn, copyLine } from '#db/copy';
import { openDatabase } from '#db/open';
import { fixtureMigrations } from '#tests/fixture-migrations';

const [, , dataDir = '', first = '1'] = process.argv;
const database = await openDatabase({ dataDir }, { migrations: fixtureMigrations });
process.stdout.write('ready\n');
for (let number = Number(first); ; number += 1) {
  await database.withOrg(1, async (db) => {
    // Two rows that belong together, and now and then many at once: half of it must never be found.
    await sql`insert into shelf values (1, ${number * 10}, 'left'), (1, ${number * 10 + 1}, 'right')`.execute(db);
    if (number % 5 !== 0) return;
    await sql`create temp table stage (org_id bigint, id integer, shelf_id integer) on commit drop`.execute(db);
    const lines = Array.from({ length: 500 }, (_, index) => copyLine([1, number * 1000 + index, number * 10]));
    await copyIn(db, { table: 'stage', columns: ['org_id', 'id', 'shelf_id'], chunks: lines });
    await sql`insert into book (org_id, id, shelf_id) select org_id, id, shelf_id from stage`.execute(db);
  });
  process.stdout.write(`${number}\n`);
}
