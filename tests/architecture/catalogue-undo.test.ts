import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '#db/handle';
import { testDatabase } from '#tests/database';
import { placesOfUsedAccounts } from '../../src/areas/accounts/store/import-undo.ts';
import { placesOfUsedPersons } from '../../src/areas/accounts/store/person-import-undo.ts';
import { placesOfStatedAccounts } from '../../src/areas/identification/store/accounts-in-use.ts';
import { placesOfLedgerAccounts } from '../../src/areas/ledger/store/import/unused-accounts.ts';
import { placesOfSoldProducts } from '../../src/areas/ledger/store/products/undo-products.ts';
import {
  placesOfPricedAccounts,
  placesOfPricedLines,
  placesOfPricedProducts,
} from '../../src/areas/pricing/store/accounts-in-use.ts';
import { placesOfPromisingAccounts } from '../../src/areas/warnings/store/accounts-in-use.ts';

/** Where the undo of an import looks before it removes an account, a person, a product or a product line that the import made. */
const asked: readonly string[] = [
  ...placesOfUsedAccounts,
  ...placesOfUsedPersons,
  ...placesOfStatedAccounts,
  ...placesOfLedgerAccounts,
  ...placesOfSoldProducts,
  ...placesOfPricedAccounts,
  ...placesOfPricedProducts,
  ...placesOfPricedLines,
  ...placesOfPromisingAccounts,
];

const goes = 'goes with the record';
const rollup = 'worked out from rows that are asked';
const staged = 'of an import under way; one at a time runs';
const run = 'worked out by a run, which tells of its day';
const member = 'worked out anew by the next run';

/** Where it need not look, and why. */
const left: Readonly<Record<string, string>> = {
  'account_ancestor.account_id': goes,
  'account_ancestor.ancestor_id': goes,
  'account_key.account_id': goes,
  'timeline_event.account_id': goes,
  'account_snap.account_id': goes,
  'product.line_id': 'asked where the line goes',
  'product.family_id': 'asked where the line goes',
  'product_line.parent_id': 'asked where the line goes',
  'person_role.person_id': 'asked one by one: roles of the import itself go with the person',
  'account_month.account_id': rollup,
  'fact_month.account_id': rollup,
  'dirty_account.account_id': rollup,
  'import_account.account_id': staged,
  'import_before.account_id': staged,
  'import_stage.account_id': staged,
  'order_line_stage.account_id': staged,
  'order_line_stage.end_account_id': staged,
  'order_line_stage.product_id': staged,
  'order_line_aside.account_id': 'an entered order, which is asked',
  'order_line_aside.product_id': 'an entered order has a commitment, which is asked',
  'order_line.product_id': 'asked by kind: sales have a fact, samples and free goods are looked for',
  'run_account.account_id': run,
  'run_explanation.account_id': run,
  'run_measures.account_id': run,
  'run_prospect.account_id': run,
  'run_upgrade.account_id': run,
  'tier_proposal.account_id': 'one that was accepted is a standing, which is asked',
  'segment_change.account_id': member,
  'segment_member.account_id': member,
  'price_commitment.product_id': 'asked where it has an account; a list price goes with its file',
  'price_floor.product_id': 'worked out; a commitment over it is asked',
  'product_cost.product_id': 'what a floor may name; a price that stands is asked',
  'warning.account_id': 'asked where a person answered it; another is worked out from rows that are asked',
};

describe('the undo of an import knows every column that names what an import makes', () => {
  let database: Database;
  let naming: readonly string[];
  before(async () => {
    database = await testDatabase();
    const { rows } = await database.asOwner(
      async (db) =>
        await sql<{ place: string }>`
          select distinct c.relname || '.' || a.attname as place
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and (
            a.atttypid = 'uuid'::regtype and (a.attname ~ '(^|_)(account|person|product|line|family)_id$' or a.attname = 'merged_into')
            or exists (
              select from pg_constraint f
              where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey) and a.attname <> 'org_id'
                and f.confrelid in ('account'::regclass, 'person'::regclass, 'product'::regclass, 'product_line'::regclass)))
          order by place`.execute(db),
    );
    naming = rows.map(({ place }) => place);
  });
  after(async () => await database.close());

  it('asks it, or says why it need not', () => {
    const known = new Set([...asked, ...Object.keys(left)]);
    assert.deepEqual(
      naming.filter((place) => !known.has(place)),
      [],
    );
  });

  it('knows none that is not there, and none twice', () => {
    const known = [...asked, ...Object.keys(left)];
    assert.deepEqual(known.toSorted(), [...naming]);
  });
});
