import type { KeyTier, LadderStep, Policy, UpgradeLever, WeightedAxis } from '#domain/identification';

/** share: 0 to 1, shown as percent; percent: 0 to 100; basis: basis points, shown as percent; money: minor units. */
export type FieldUnit =
  | 'share'
  | 'percent'
  | 'basis'
  | 'money'
  | 'count'
  | 'days'
  | 'months'
  | 'years'
  | 'points'
  | 'z';

/** One figure of a policy: the name that a refusal gives its place, its words, and how it is read and changed. */
export type PolicyField = {
  readonly id: string;
  readonly label: FieldLabel;
  readonly unit: FieldUnit;
  /** Null where the gate around it is off. */
  readonly get: (policy: Policy) => number | null;
  readonly set: (policy: Policy, value: number) => Policy;
  /** Decided elsewhere: shown here, never edited. */
  readonly isGiven?: true;
};

export type FieldLabel =
  | 'orderDays'
  | 'withinMonths'
  | 'spanDays'
  | 'maxDays'
  | 'maxShare'
  | 'aboveMinor'
  | 'studyAge'
  | 'oneOffShare'
  | 'oneOffDays'
  | 'oneOffDominant'
  | 'squeezingQuantile'
  | 'squeezingFall'
  | 'squeezingTrend'
  | 'slowDays'
  | 'slowShare'
  | 'lapsingDays'
  | 'lapsingQuantile'
  | 'lapsingAlive'
  | 'tomorrowQuantile'
  | 'tomorrowDays'
  | 'tomorrowShare'
  | 'tomorrowOrders'
  | 'tomorrowAge'
  | 'dealerDays'
  | 'dealerMonths'
  | 'windowMonths'
  | 'minCoverage'
  | 'minCostKnown'
  | 'creditRate'
  | 'upgradeReach';

export const readingFields: readonly PolicyField[] = [
  {
    id: 'windowMonths',
    label: 'windowMonths',
    unit: 'months',
    get: (p) => p.windowMonths,
    set: (p, v) => ({ ...p, windowMonths: v }),
  },
  {
    id: 'minCoveragePercent',
    label: 'minCoverage',
    unit: 'percent',
    get: (p) => p.minCoveragePercent,
    set: (p, v) => ({ ...p, minCoveragePercent: v }),
  },
  {
    id: 'minCostKnownPercent',
    label: 'minCostKnown',
    unit: 'percent',
    get: (p) => p.minCostKnownPercent,
    set: (p, v) => ({ ...p, minCostKnownPercent: v }),
  },
  {
    id: 'creditRateBp',
    label: 'creditRate',
    unit: 'basis',
    get: (p) => p.creditRateBp,
    set: (p, v) => ({ ...p, creditRateBp: v }),
    isGiven: true,
  },
  {
    id: 'upgradeReach',
    label: 'upgradeReach',
    unit: 'points',
    get: (p) => p.upgradeReach,
    set: (p, v) => ({ ...p, upgradeReach: v }),
  },
];

type Badges = Policy['badges'];
type BadgeName = keyof Badges;
type Spot<B> = readonly [
  label: FieldLabel,
  unit: FieldUnit,
  key: string,
  get: (badge: B) => number,
  set: (badge: B, value: number) => B,
];

const fieldsOfBadge = <K extends BadgeName>(name: K, spots: readonly Spot<Badges[K]>[]): readonly PolicyField[] =>
  spots.map(([label, unit, key, get, set]) => ({
    id: `badges.${name}.${key}`,
    label,
    unit,
    get: (p) => get(p.badges[name]),
    set: (p, value) => ({ ...p, badges: { ...p.badges, [name]: set(p.badges[name], value) } }),
  }));

/** The thresholds of every badge, in the order of the badges. */
export const badgeFields = [
  {
    badge: 'one-off',
    fields: fieldsOfBadge('oneOff', [
      ['oneOffShare', 'share', 'largestShare', (b) => b.largestShare, (b, v) => ({ ...b, largestShare: v })],
      ['oneOffDominant', 'share', 'dominantShare', (b) => b.dominantShare, (b, v) => ({ ...b, dominantShare: v })],
      ['oneOffDays', 'count', 'maxOrderDays', (b) => b.maxOrderDays, (b, v) => ({ ...b, maxOrderDays: v })],
    ]),
  },
  {
    badge: 'squeezing',
    fields: fieldsOfBadge('squeezing', [
      [
        'squeezingQuantile',
        'share',
        'revenueQuantile',
        (b) => b.revenueQuantile,
        (b, v) => ({ ...b, revenueQuantile: v }),
      ],
      ['squeezingFall', 'share', 'marginFall', (b) => b.marginFall, (b, v) => ({ ...b, marginFall: v })],
      ['squeezingTrend', 'z', 'trendZ', (b) => b.trendZ, (b, v) => ({ ...b, trendZ: v })],
    ]),
  },
  {
    badge: 'slow-payer',
    fields: fieldsOfBadge('slowPayer', [
      ['slowDays', 'days', 'daysBeyond', (b) => b.daysBeyond, (b, v) => ({ ...b, daysBeyond: v })],
      ['slowShare', 'share', 'over60Share', (b) => b.over60Share, (b, v) => ({ ...b, over60Share: v })],
    ]),
  },
  {
    badge: 'lapsing',
    fields: fieldsOfBadge('lapsing', [
      ['lapsingDays', 'count', 'minOrderDays', (b) => b.minOrderDays, (b, v) => ({ ...b, minOrderDays: v })],
      ['lapsingQuantile', 'share', 'gapQuantile', (b) => b.gapQuantile, (b, v) => ({ ...b, gapQuantile: v })],
      ['lapsingAlive', 'share', 'aliveBelow', (b) => b.aliveBelow, (b, v) => ({ ...b, aliveBelow: v })],
    ]),
  },
  {
    badge: 'tomorrow',
    fields: fieldsOfBadge('tomorrow', [
      [
        'tomorrowQuantile',
        'share',
        'revenueQuantile',
        (b) => b.revenueQuantile,
        (b, v) => ({ ...b, revenueQuantile: v }),
      ],
      ['tomorrowDays', 'days', 'daysBeyond', (b) => b.daysBeyond, (b, v) => ({ ...b, daysBeyond: v })],
      ['tomorrowShare', 'share', 'over60Share', (b) => b.over60Share, (b, v) => ({ ...b, over60Share: v })],
      [
        'tomorrowOrders',
        'count',
        'minSpecialOrders',
        (b) => b.minSpecialOrders,
        (b, v) => ({ ...b, minSpecialOrders: v }),
      ],
      ['tomorrowAge', 'years', 'maxAgeYears', (b) => b.maxAgeYears, (b, v) => ({ ...b, maxAgeYears: v })],
    ]),
  },
  {
    badge: 'dealer',
    fields: fieldsOfBadge('dealer', [
      ['dealerDays', 'count', 'minOrderDays', (b) => b.minOrderDays, (b, v) => ({ ...b, minOrderDays: v })],
      ['dealerMonths', 'months', 'withinMonths', (b) => b.withinMonths, (b, v) => ({ ...b, withinMonths: v })],
    ]),
  },
] as const;

export type GateName = 'orderRhythm' | 'overdue' | 'exposure' | 'contribution';
type Rules = Policy['gates'][KeyTier];

const withRules = (policy: Policy, tier: KeyTier, change: (rules: Rules) => Rules): Policy => ({
  ...policy,
  gates: { ...policy.gates, [tier]: change(policy.gates[tier]) },
});

const inRhythm = (
  rules: Rules,
  change: (rhythm: NonNullable<Rules['orderRhythm']>) => NonNullable<Rules['orderRhythm']>,
): Rules => (rules.orderRhythm === null ? rules : { ...rules, orderRhythm: change(rules.orderRhythm) });

type GateSpot = readonly [key: string, label: FieldLabel, unit: FieldUnit];
type GateLens = readonly [get: (rules: Rules) => number | undefined, set: (rules: Rules, value: number) => Rules];

const gateSpots: Readonly<Record<GateName, readonly (readonly [GateSpot, GateLens])[]>> = {
  orderRhythm: [
    [
      ['orderDays', 'orderDays', 'count'],
      [(r) => r.orderRhythm?.orderDays, (r, v) => inRhythm(r, (rhythm) => ({ ...rhythm, orderDays: v }))],
    ],
    [
      ['withinMonths', 'withinMonths', 'months'],
      [(r) => r.orderRhythm?.withinMonths, (r, v) => inRhythm(r, (rhythm) => ({ ...rhythm, withinMonths: v }))],
    ],
    [
      ['spanDays', 'spanDays', 'days'],
      [(r) => r.orderRhythm?.spanDays, (r, v) => inRhythm(r, (rhythm) => ({ ...rhythm, spanDays: v }))],
    ],
  ],
  overdue: [
    [
      ['maxDays', 'maxDays', 'days'],
      [(r) => r.overdue?.maxDays, (r, v) => ({ ...r, overdue: { maxDays: v } })],
    ],
  ],
  exposure: [
    [
      ['maxShareOfLimit', 'maxShare', 'share'],
      [(r) => r.exposure?.maxShareOfLimit, (r, v) => ({ ...r, exposure: { maxShareOfLimit: v } })],
    ],
  ],
  contribution: [
    [
      ['aboveMinor', 'aboveMinor', 'money'],
      [(r) => r.contribution?.aboveMinor, (r, v) => ({ ...r, contribution: { aboveMinor: v } })],
    ],
  ],
};

/** The figures of a gate of a tier. */
export const gateFieldsOf = (tier: KeyTier, gate: GateName): readonly PolicyField[] =>
  gateSpots[gate].map(([[key, label, unit], [get, set]]) => ({
    id: `gates.${tier}.${gate}.${key}`,
    label,
    unit,
    get: (policy) => get(policy.gates[tier]) ?? null,
    set: (policy, value) => withRules(policy, tier, (rules) => set(rules, value)),
  }));

export const gateNames = ['orderRhythm', 'overdue', 'exposure', 'contribution'] as const;
export const gateCodeOf = {
  orderRhythm: 'order-rhythm',
  overdue: 'overdue',
  exposure: 'exposure',
  contribution: 'contribution',
} as const;

/** Switches a gate of a tier off, or on with the figures of `from`. */
export const withGate = (
  policy: Policy,
  { tier, gate, from }: { readonly tier: KeyTier; readonly gate: GateName; readonly from: Policy | null },
): Policy =>
  withRules(policy, tier, (rules) => ({
    ...rules,
    [gate]: from === null ? null : (from.gates[tier][gate] ?? wholeLimit),
  }));

/** The exposure gate of tier A has no default of its own: within the limit. */
const wholeLimit = { maxShareOfLimit: 1 } as const;

export const studyAgeField: PolicyField = {
  id: 'studyPass.maxAgeDays',
  label: 'studyAge',
  unit: 'days',
  get: (p) => p.studyPass.maxAgeDays,
  set: (p, v) => ({ ...p, studyPass: { ...p.studyPass, maxAgeDays: v } }),
};

export const totalOf = (weights: Readonly<Record<string, number>>): number =>
  Object.values(weights).reduce((sum, weight) => sum + weight, 0);

export const withWeight = (policy: Policy, axis: WeightedAxis, weight: number): Policy => ({
  ...policy,
  weights: { ...policy.weights, [axis]: weight },
});
export const withLadderWeight = (policy: Policy, step: LadderStep, weight: number): Policy => ({
  ...policy,
  ladderWeights: { ...policy.ladderWeights, [step]: weight },
});
export const withEffort = (policy: Policy, lever: UpgradeLever, effort: number): Policy => ({
  ...policy,
  leverEffort: { ...policy.leverEffort, [lever]: effort },
});
