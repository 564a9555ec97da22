import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createT } from '#kernel/i18n';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';
import { warningKinds } from '../watch/finding.ts';
import type { ToldWarning } from './facts.ts';
import { storyOf } from './story.ts';
import { headlineOf, sentenceText } from './story-words.ts';

const tongues = {
  'zh-CN': { t: createT('zh-CN', zhCN), language: 'zh-CN', currency: 'CNY' },
  en: { t: createT('en', en), language: 'en', currency: 'CNY' },
} as const;

const erosion: ToldWarning = {
  kind: 'erosion',
  step: 'talk-prices',
  since: '2024-12-01',
  stakeMinor: 23_000_000n,
  confidenceBp: 9_999,
  evidence: {
    since: '2024-12',
    alarm: '2025-05',
    shape: 'drift',
    charts: ['margin', 'price'],
    isConfirmed: true,
    monthsNeeded: 7,
    shortfallBp: 702,
    worstOfAll: ['discount', 'terms'],
    discount: -380,
    terms: -210,
    worst: ['discount', 'terms'],
  },
};

const textsOf = (warning: ToldWarning, language: 'zh-CN' | 'en'): readonly string[] =>
  storyOf(warning).map((sentence) => sentenceText(sentence, tongues[language]));

describe('the story of a warning', () => {
  it('is worded from what was stored, in both languages', () => {
    assert.deepEqual(textsOf(erosion, 'en'), [
      'The margin has been leaking since 2024-12: on average 7 percentage points below its own past and its peers.',
      'At the trade of the last 12 months that is about ¥230.0k a year.',
      'Discounts take −3.8 points.',
      'Rebates and other pocket items take −2.1 points.',
      'First heard in 2025-05 and confirmed since; confidence >99%.',
      'With the noise of this account, a leak of half a point a month is heard within about 7 months.',
    ]);
    assert.equal(
      headlineOf(erosion, tongues['zh-CN']),
      '从 2024-12 起，与自己的过去和同类客户相比，毛利率逐月流失，平均低 7 个百分点。',
    );
  });

  it('names a family as the reader does, and never a gap longer than all there could be', () => {
    const rhythm = { lastOrderOn: '2026-05-01', usualGapDays: 30, limitDays: 70, netMinor: '100', laterThanBp: 10_000 };
    const silent: ToldWarning = {
      ...erosion,
      kind: 'family-lapse',
      evidence: { ...rhythm, family: '铝单板', familyEn: 'Aluminium panels' },
    };
    assert.match(headlineOf(silent, tongues.en), /“Aluminium panels” since 2026-05-01/);
    assert.match(headlineOf(silent, tongues['zh-CN']), /“铝单板”/);
    // What was stored with one name only keeps it.
    assert.match(headlineOf({ ...silent, evidence: { ...rhythm, family: '铝单板' } }, tongues.en), /“铝单板”/);
    for (const kind of ['lapse', 'family-lapse'] as const) {
      assert.equal(
        textsOf({ ...silent, kind }, 'en').at(-1),
        'This silence is longer than over 99.9% of its own gaps.',
      );
      assert.equal(textsOf({ ...silent, kind }, 'zh-CN').at(-1), '这次沉默比它自己 99.9% 以上的间隔都长。');
      const most = { ...silent, kind, evidence: { ...silent.evidence, laterThanBp: 9_900 } };
      assert.equal(textsOf(most, 'en').at(-1), 'This silence is longer than 99.0% of its own gaps.');
    }
  });

  it('says without a figure what the reader may not see', () => {
    const { shortfallBp: _shortfall, discount: _discount, terms: _terms, worstOfAll: _all, ...open } = erosion.evidence;
    const hidden = { ...erosion, stakeMinor: null, evidence: open };
    const texts = textsOf(hidden, 'en');
    assert.equal(texts[0], 'Margin or price has been leaking since 2024-12 beside its own past and its peers.');
    assert.equal(texts[1], 'What pulls down: discount and terms and rebates.');
    assert.ok(!texts.join().includes('230'));
  });

  it('tells every kind in some words even without any evidence', () => {
    for (const kind of warningKinds)
      for (const tongue of Object.values(tongues)) {
        const headline = headlineOf({ ...erosion, kind, stakeMinor: null, evidence: {} }, tongue);
        assert.ok(
          headline.length > 1 && !headline.includes('story.') && !headline.includes('{'),
          `${kind}: ${headline}`,
        );
      }
  });

  it('says days before the due day as early, and an order by its number', () => {
    const told = (kind: ToldWarning['kind'], evidence: ToldWarning['evidence']): readonly (string | undefined)[] =>
      (['zh-CN', 'en'] as const).map((language) => textsOf({ ...erosion, kind, evidence }, language)[0]);
    const drift = (usualDays: number, currentDays: number) =>
      told('payment-drift', { since: '2026-03', usualDays, currentDays });
    assert.deepEqual(drift(2, 9), [
      '从 2026-03 起付款越来越晚：原来平均超期 2 天，现在 9 天。',
      'Since 2026-03 it pays later and later: 2 days beyond terms before, 9 days now.',
    ]);
    assert.deepEqual(drift(-3, 9), [
      '从 2026-03 起付款越来越晚：原来平均提前 3 天，现在超期 9 天。',
      'Since 2026-03 it pays later and later: 3 days early before, 9 days beyond terms now.',
    ]);
    assert.match(drift(-9, -2)[0] ?? '', /提前 9 天，现在提前 2 天/);
    const order = (key: string) =>
      told('odd-order', { order: key, orderedOn: '2026-11-30', amountMinor: '100', timesUsualBp: 87_000 })[0];
    assert.match(order('entered/O2026-0002') ?? '', /订单 O2026-0002 /);
    assert.match(order('erp/2026/7') ?? '', /订单 2026\/7 /);
  });
});
