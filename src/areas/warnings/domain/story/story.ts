import type { WarningKind } from '../watch/finding.ts';
import { factsOf } from './facts.ts';
import type { Facts, StoryValue, ToldWarning } from './facts.ts';

/** What a sentence tells: what happened, what it costs, what causes it, how sure it is. */
export const storyParts = ['what', 'cost', 'cause', 'sure'] as const;
export type StoryPart = (typeof storyParts)[number];

export type StorySentence = {
  readonly part: StoryPart;
  /** Under `story` of the area's catalogue. */
  readonly key: string;
  readonly params: Readonly<Record<string, StoryValue>>;
};

type Values = Readonly<Record<string, StoryValue | undefined>>;

/** A sentence whose figures are all known to the reader; none otherwise. */
const say = (part: StoryPart, key: string, values: Values = {}): readonly StorySentence[] => {
  const params: Record<string, StoryValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) return [];
    params[name] = value;
  }
  return [{ part, key: `story.${key}`, params }];
};

const money = (minor: bigint | null | undefined): StoryValue | undefined =>
  minor === undefined || minor === null ? undefined : { minor };
const number = (value: number | undefined): StoryValue | undefined =>
  value === undefined ? undefined : { number: value };
const text = (value: string | undefined): StoryValue | undefined => (value === undefined ? undefined : { text: value });
const bp = (value: number | undefined | null): StoryValue | undefined =>
  value === undefined || value === null ? undefined : { bp: value };

/** The first of several ways to say the same for which all figures are known. */
const firstOf = (...ways: readonly (readonly StorySentence[])[]): readonly StorySentence[] =>
  ways.find((way) => way.length > 0) ?? [];

type Told = { readonly warning: ToldWarning; readonly facts: Facts };
type Teller = (told: Told) => readonly StorySentence[];

const drivers = ['list-price', 'discount', 'cost', 'terms', 'service'] as const;

/** What pulled down, with points for those who see costs, else by name. */
const driverSentences: Teller = ({ facts }) => {
  const worst = facts.listOf('worstOfAll');
  const pulls = worst.flatMap((driver) => {
    const share = facts.numberOf(driver);
    return share === undefined || Math.round(share / 10) === 0 ? [] : [{ driver, share }];
  });
  if (pulls.length > 0)
    return pulls.flatMap(({ driver, share }) =>
      drivers.some((known) => known === driver) ? say('cause', `erosion.${driver}`, { points: { points: share } }) : [],
    );
  const names = facts.listOf('worst');
  return names.length === 0
    ? []
    : say('cause', 'erosion.worst', { drivers: { words: names.map((name) => `drivers.${name}`) } });
};

const erosion: Teller = (told) => {
  const { warning, facts } = told;
  const isStep = facts.textOf('shape') === 'step';
  const since = text(facts.textOf('since'));
  const shortfall = facts.numberOf('shortfallBp');
  const points = number(shortfall === undefined ? undefined : Math.round(shortfall / 10) / 10);
  const isPriceAlone = facts.listOf('charts').join() === 'price';
  return [
    ...firstOf(
      say('what', isPriceAlone ? 'erosion.price' : isStep ? 'erosion.step' : 'erosion.drift', { since, points }),
      say('what', 'erosion.hidden', { since }),
    ),
    ...say('cost', 'erosion.year', { stake: money(warning.stakeMinor) }),
    ...driverSentences(told),
    ...say('sure', facts.flagOf('isConfirmed') ? 'erosion.confirmed' : 'erosion.unconfirmed', {
      alarm: text(facts.textOf('alarm')),
      confidence: warning.confidenceBp === null ? undefined : { sureBp: warning.confidenceBp },
    }),
    ...firstOf(
      say('sure', 'erosion.needed', { n: number(facts.numberOf('monthsNeeded')) }),
      say('sure', 'erosion.restless'),
    ),
  ];
};

const rhythm = ({ facts }: Told) => ({
  day: text(facts.textOf('lastOrderOn')),
  gap: number(facts.numberOf('usualGapDays')),
  limit: number(facts.numberOf('limitDays')),
});

const signSentences: Teller = ({ facts }) => {
  const signs = facts.listOf('signs').filter((sign) => sign !== 'silent');
  return signs.length === 0
    ? []
    : say('cause', 'lapse.signs', { signs: { words: signs.map((sign) => `signs.${sign}`) } });
};

const surestBp = 9_990;

/** A silence longer than all the gaps so far is not longer than every gap there could be. */
const ownGaps: Teller = ({ facts }) => {
  const share = facts.numberOf('laterThanBp');
  return share !== undefined && share > surestBp
    ? say('sure', 'lapse.beyond', { share: bp(surestBp) })
    : say('sure', 'lapse.rhythm', { share: bp(share) });
};

const familyOf = ({ facts }: Told): StoryValue | undefined => {
  const name = facts.textOf('family');
  return name === undefined ? undefined : { text: name, textEn: facts.textOf('familyEn') };
};

const lapse: Teller = (told) => [
  ...say('what', 'lapse.silent', rhythm(told)),
  ...firstOf(
    say('cost', 'lapse.both', {
      net: money(told.facts.minorOf('netMinor')),
      stake: money(told.warning.stakeMinor),
    }),
    say('cost', 'lapse.net', { net: money(told.facts.minorOf('netMinor')) }),
  ),
  ...signSentences(told),
  ...ownGaps(told),
];

const familyLapse: Teller = (told) => [
  ...say('what', 'family.silent', { family: familyOf(told), ...rhythm(told) }),
  ...firstOf(
    say('cost', 'family.both', {
      net: money(told.facts.minorOf('netMinor')),
      stake: money(told.warning.stakeMinor),
    }),
    say('cost', 'family.net', { net: money(told.facts.minorOf('netMinor')) }),
  ),
  ...ownGaps(told),
];

/** Days beyond terms below zero are days early: which words of a drift say them. Example: from −3 to 9 → "early". */
export const driftWordsOf = (usualDays: number, currentDays: number): 'slower' | 'early' | 'lessEarly' => {
  if (usualDays >= 0) return 'slower';
  return currentDays < 0 ? 'lessEarly' : 'early';
};

const daysOf = (days: number | undefined): StoryValue | undefined =>
  number(days === undefined ? undefined : Math.abs(days));

const paymentDrift: Teller = ({ warning, facts }) => [
  ...say('what', `drift.${driftWordsOf(facts.numberOf('usualDays') ?? 0, facts.numberOf('currentDays') ?? 0)}`, {
    since: text(facts.textOf('since')),
    usual: daysOf(facts.numberOf('usualDays')),
    current: daysOf(facts.numberOf('currentDays')),
  }),
  ...firstOf(
    say('cost', 'drift.capitalAt', { stake: money(warning.stakeMinor), rate: bp(facts.numberOf('capitalRateBp')) }),
    say('cost', 'drift.capital', { stake: money(warning.stakeMinor) }),
  ),
];

const credit: Teller = ({ facts }) => {
  const grades = facts.listOf('grades');
  const worst = facts.listOf('reasons').filter((_, at) => grades[at] === facts.textOf('grade'));
  const holds = facts.listOf('holdReasons');
  return [
    ...firstOf(
      say('what', 'credit.graded', {
        grade: text(facts.textOf('grade')),
        exposure: money(facts.minorOf('exposureMinor')),
      }),
      say('what', 'credit.ungraded', { exposure: money(facts.minorOf('exposureMinor')) }),
    ),
    ...(holds.length === 0
      ? []
      : say('what', facts.minorOf('payFirstMinor') === 0n ? 'credit.holdAlone' : 'credit.hold', {
          first: money(facts.minorOf('payFirstMinor')),
          reasons: { words: holds.map((one) => `holds.${one}`) },
        })),
    ...say('cost', 'credit.loss', { loss: money(facts.minorOf('expectedLossMinor')) }),
    ...(worst.length === 0
      ? []
      : say('cause', 'credit.signs', { signs: { words: worst.map((sign) => `creditSigns.${sign}`) } })),
    ...say('cause', 'credit.overdue', {
      overdue: money(facts.minorOf('overdueMinor')),
      days: number(facts.numberOf('daysBeyondTerms')),
    }),
    ...say('cause', 'credit.limit', { limit: money(facts.minorOf('limitMinor')) }),
    ...((facts.numberOf('brokenPromises') ?? 0) > 0
      ? say('cause', 'credit.promises', { n: number(facts.numberOf('brokenPromises')) })
      : []),
  ];
};

const concentration: Teller = ({ facts }) => {
  const of = facts.textOf('of') ?? 'account';
  return [
    ...say('what', `concentration.${of}`, {
      ...(of === 'account' ? {} : { name: text(facts.textOf('name')) }),
      share: bp(facts.numberOf('shareBp')),
      limit: bp(facts.numberOf('limitBp')),
    }),
    ...firstOf(
      say('cost', 'concentration.both', {
        revenue: money(facts.minorOf('revenueMinor')),
        contribution: money(facts.minorOf('contributionMinor')),
      }),
      say('cost', 'concentration.revenue', { revenue: money(facts.minorOf('revenueMinor')) }),
    ),
    ...say('cause', 'concentration.buyer', { share: bp(facts.numberOf('buyerShareBp')) }),
  ];
};

const squeeze: Teller = ({ warning, facts }) => [
  ...firstOf(
    say('what', 'squeeze.figures', {
      before: money(facts.minorOf('supportBeforeMinor')),
      now: money(facts.minorOf('supportMinor')),
      earned: money(facts.minorOf('contributionBeforeMinor')),
      earns: money(facts.minorOf('contributionMinor')),
    }),
    say('what', 'squeeze.hidden'),
  ),
  ...say('cost', 'squeeze.year', { stake: money(warning.stakeMinor) }),
];

const priceWar: Teller = ({ facts }) => [
  ...say('what', 'war.claims', {
    n: number(facts.numberOf('claims')),
    before: number(facts.numberOf('claimsBefore')),
  }),
  ...say('cost', 'war.granted', {
    granted: bp(facts.numberOf('grantedBp')),
    sum: money(facts.minorOf('grantedMinor')),
  }),
  ...say('cause', 'war.rivals', { rivals: text(facts.listOf('rivals').join(', ') || undefined) }),
  ...say('sure', 'war.proven', { proven: number(facts.numberOf('proven')), n: number(facts.numberOf('claims')) }),
];

const missedTier: Teller = ({ facts }) => [
  ...say('what', 'agreement.tier', {
    number: text(facts.textOf('number')),
    day: text(facts.textOf('to')),
    n: number(facts.numberOf('daysLeft')),
  }),
  ...say('cost', 'agreement.short', {
    tier: money(facts.minorOf('tierMinor')),
    rate: bp(facts.numberOf('rateBp')),
    missing: money(facts.minorOf('missingMinor')),
  }),
];

const agreement: Teller = ({ warning, facts }) => {
  if (facts.textOf('of') === 'tier') return missedTier({ warning, facts });
  return facts.textOf('of') === 'renewal'
    ? [
        ...say('what', 'agreement.renewal', {
          number: text(facts.textOf('number')),
          day: text(facts.textOf('validTo')),
        }),
        ...say('cost', 'agreement.earned', { stake: money(warning.stakeMinor) }),
      ]
    : [
        ...say('what', 'agreement.prices', {
          n: number(facts.numberOf('lines')),
          number: text(facts.textOf('number')),
        }),
        ...say('cost', 'agreement.lost', { lost: money(facts.minorOf('lostMinor')) }),
      ];
};

/** An order is stored by source and number; a reader knows it by its number, day and amount. Example: "erp/SO-7" → "SO-7". */
const orderNumberOf = (order: string | undefined): string | undefined => order?.slice(order.indexOf('/') + 1);

const oddOrder: Teller = ({ facts }) => [
  ...say('what', 'odd.order', {
    order: text(orderNumberOf(facts.textOf('order'))),
    day: text(facts.textOf('orderedOn')),
    amount: money(facts.minorOf('amountMinor')),
    times: number(Math.round((facts.numberOf('timesUsualBp') ?? 0) / 1_000) / 10),
  }),
  ...facts.listOf('otherOrders').flatMap((order, at) =>
    say('what', 'odd.order', {
      order: text(orderNumberOf(order)),
      day: text(facts.listOf('otherDays')[at]),
      amount: money(BigInt(facts.listOf('otherAmountsMinor')[at] ?? 0)),
      times: number(Math.round((facts.figuresOf('otherTimesBp')[at] ?? 0) / 1_000) / 10),
    }),
  ),
  ...say('cause', 'odd.usual', { usual: money(facts.minorOf('usualMinor')) }),
];

const tomorrow: Teller = ({ facts }) => [
  ...say('what', 'tomorrow.badge'),
  ...say('cost', 'tomorrow.revenue', { revenue: money(facts.minorOf('revenueMinor')) }),
  ...say('cause', 'tomorrow.barriers'),
];

const tellers: Readonly<Record<WarningKind, Teller>> = {
  erosion,
  lapse,
  'family-lapse': familyLapse,
  'payment-drift': paymentDrift,
  credit,
  concentration,
  squeeze,
  'price-war': priceWar,
  agreement,
  'odd-order': oddOrder,
  tomorrow,
};

/**
 * The story of a warning in sentences, worded from the facts that it stored: what happened and since when, what it costs,
 * what causes it, how sure it is. A sentence whose figures the reader may not see is left out or said without them.
 */
export const storyOf = (warning: ToldWarning): readonly StorySentence[] =>
  tellers[warning.kind]({ warning, facts: factsOf(warning) });
