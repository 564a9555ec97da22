import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { closedSetsOf, valueWordsOf, worded } from '#cli/value-words';
import { ledgerContract } from '#areas/ledger/contract';
import { warningsContract } from '#areas/warnings/contract';
import { modules } from '#registry';

const commands = modules.flatMap(({ contract }) =>
  Object.values(contract.operations).filter((spec) => spec.cli !== undefined),
);

const part = z.record(z.string(), z.unknown());
const bridgeParts = z.object({ bridge: z.object({ effects: part, terms: part, service: part }) });

/** Names of formats and orders that a mapping file is written with: they stand there as they are. */
const asWritten = new Set(['csv', 'xlsx', 'ymd', 'dmy', 'mdy', '.', ',']);

describe('what the command line prints in Chinese', () => {
  it('holds no word of the machine that stands in a closed set of an answer', async () => {
    const wordless: string[] = [];
    for (const spec of commands) {
      const wordOf = await valueWordsOf(spec, 'zh-CN');
      for (const [field, members] of closedSetsOf(spec))
        for (const member of members)
          if (!asWritten.has(member) && !/[\p{Script=Han}\d]/u.test(wordOf(field, member) ?? ''))
            wordless.push(`${spec.name} ${field} ${member}`);
    }
    assert.ok(commands.length > 80);
    assert.deepEqual(wordless, []);
  });

  it('finds the members of a set in lists, in parts of its own name and beside null', () => {
    const sets = closedSetsOf(ledgerContract.operations.getImport);
    assert.ok(sets.get('state')?.has('undone'));
    assert.ok(sets.get('kind')?.has('cost-to-serve'));
    assert.ok(sets.get('decimal')?.has(','));
  });

  it('words names that are a closed set, such as the effects of a bridge', async () => {
    const spec = warningsContract.operations.bridge;
    const money = { minor: '-100', currency: 'CNY' };
    const bridge = {
      effects: { volume: money, 'lost-products': money },
      terms: { credit: money },
      service: { gift: money },
    };
    for (const [language, expected] of [
      ['zh-CN', [['销量', '停购产品'], ['账期资金成本'], ['礼品']]],
      ['en', [['Volume', 'Lost products'], ['Cost of credit'], ['Gifts']]],
    ] as const) {
      const told = worded({ bridge }, { wordOf: await valueWordsOf(spec, language), yes: '', no: '' });
      const { effects, terms, service } = bridgeParts.parse(told).bridge;
      assert.deepEqual([effects, terms, service].map(Object.keys), expected);
    }
  });

  it('words what stands in an answer, and leaves names and codes alone', async () => {
    const words = { wordOf: await valueWordsOf(ledgerContract.operations.getImport, 'zh-CN'), yes: '是', no: '否' };
    const answer = { kind: 'orders', state: 'done', source: 'orders', may: { undo: true, start: false } };
    assert.deepEqual(worded(answer, words), {
      kind: '订单行',
      state: '完成',
      source: 'orders',
      may: { undo: '是', start: '否' },
    });
    const warning = { code: 'future-date', field: 'orderedOn', rows: 2, text: '“下单日期”有 2 行晚于今天' };
    assert.deepEqual(worded([warning], words), [{ rows: 2, text: warning.text }]);
  });
});
