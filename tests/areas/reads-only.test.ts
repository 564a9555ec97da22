import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccess } from '#kernel/contract';
import { modules } from '#registry';
import { testApp } from '#tests/app';
import { testDatabase } from '#tests/database';
import { operationCases } from '#tests/operation-cases';
import { readOnlyDatabase } from '#tests/read-only-database';
import { rightsWorld } from '#tests/rights-world';
import { tryOperation } from '#tests/try-operation';

test('whatever is asked for by GET is answered without writing', async () => {
  const { database, whileReading } = readOnlyDatabase(await testDatabase());
  const app = await testApp({ database });
  try {
    const world = await rightsWorld(app, '只读');
    const caller = world.people.get('director');
    const finance = world.people.get('finance');
    const rows = world.accounts.get('director')?.own;
    assert.ok(caller && finance && rows);
    let numbers = 0;
    const at = {
      ...rows,
      world,
      placement: 'own' as const,
      caller,
      admin: app.as(world.company.admin),
      director: app.as(caller),
      finance: app.as(finance),
      next: () => (numbers += 1),
    };
    const reads = modules
      .flatMap(({ contract }) => Object.values(contract.operations))
      .filter(({ method, access }) => method === 'GET' && !openAccess.some((word) => word === access));
    assert.ok(reads.length > 60);
    const wrote: string[] = [];
    for (const spec of reads) {
      const input = (await operationCases[spec.name]?.input(at)) ?? {};
      await app.runJobs();
      const { status, text } = await whileReading(async () => await tryOperation(app, spec, { input, as: caller }));
      if (status >= 500) wrote.push(`${spec.name}: ${text.slice(0, 120)}`);
    }
    assert.deepEqual(wrote, []);
  } finally {
    await app.close();
  }
});
