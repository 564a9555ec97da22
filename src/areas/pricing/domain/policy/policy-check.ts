import { tiers } from '#domain/identification';
import type { AuthorityBand, PricingPolicy } from './policy.ts';

export const pricingPolicyRefusalCodes = [
  'share-out-of-range',
  'days-out-of-range',
  'terms-eat-price',
  'target-before-start',
  'bands-not-ascending',
  'bands-without-end',
  'band-without-role',
  'band-role-twice',
] as const;
export type PricingPolicyRefusalCode = (typeof pricingPolicyRefusalCodes)[number];

/** One reason why a policy may not be saved: a code, the field it lies in, and the figure found there. */
export type PricingPolicyRefusal = {
  readonly code: PricingPolicyRefusalCode;
  readonly field: string;
  readonly found: number | string;
};

type Range = readonly [field: string, value: number, low: number, high: number];

/** Every reason why the policy is refused; empty when it may be saved. */
export const pricingPolicyRefusalsOf = (policy: PricingPolicy): readonly PricingPolicyRefusal[] => [
  ...shareRefusals(policy),
  ...dayRefusals(policy),
  ...bandRefusals('bands', policy.bands),
  ...policy.rules.flatMap(({ bands }, at) => bandRefusals(`rules.${at}.bands`, bands)),
];

const shareRefusals = (policy: PricingPolicy): readonly PricingPolicyRefusal[] => {
  const { capitalRateBp, standardCreditDays, expectedLossBp } = policy;
  const ranges: readonly Range[] = [
    ['capitalRateBp', capitalRateBp, 0, 5_000],
    ['expectedLossBp', expectedLossBp, 0, 5_000],
    ['freightServiceBp', policy.freightServiceBp, 0, 20_000],
    ...Object.entries(policy.freightServiceByFamily).map(([family, share]): Range => [
      `freightServiceByFamily.${family}`,
      share,
      0,
      20_000,
    ]),
    ...tiers.flatMap((tier): Range[] => [
      [`standardDiscountBp.${tier}`, policy.standardDiscountBp[tier], 0, 9_000],
      [`prices.${tier}.startBp`, policy.prices[tier].startBp, 0, 9_000],
      [`prices.${tier}.targetBp`, policy.prices[tier].targetBp, 0, 9_000],
    ]),
  ];
  const eaten = capitalRateBp * standardCreditDays + expectedLossBp * 365;
  return [
    ...outside(ranges, 'share-out-of-range'),
    ...(eaten < 3_650_000
      ? []
      : [{ code: 'terms-eat-price' as const, field: 'standardCreditDays', found: standardCreditDays }]),
    ...tiers.flatMap((tier): PricingPolicyRefusal[] => {
      const { startBp, targetBp } = policy.prices[tier];
      return targetBp >= startBp
        ? []
        : [{ code: 'target-before-start', field: `prices.${tier}.targetBp`, found: targetBp }];
    }),
  ];
};

const dayRefusals = (policy: PricingPolicy): readonly PricingPolicyRefusal[] =>
  outside(
    [
      ['standardCreditDays', policy.standardCreditDays, 0, 365],
      ['concessionWindowDays', policy.concessionWindowDays, 1, 730],
      ['clockHours', policy.clockHours, 1, 720],
      ['approvalDays', policy.approvalDays, 1, 365],
      ['quoteDays', policy.quoteDays, 1, 365],
    ],
    'days-out-of-range',
  );

const outside = (ranges: readonly Range[], code: PricingPolicyRefusalCode): readonly PricingPolicyRefusal[] =>
  ranges
    .filter(([, value, low, high]) => !(Number.isInteger(value) && value >= low && value <= high))
    .map(([field, found]) => ({ code, field, found }));

const bandRefusals = (field: string, bands: readonly AuthorityBand[]): readonly PricingPolicyRefusal[] => {
  const limits = bands.map(({ uptoBp }) => uptoBp ?? Number.POSITIVE_INFINITY);
  const isAscending = limits.every((limit, at) => limit > (limits[at - 1] ?? -1));
  const refusals: PricingPolicyRefusal[] = [];
  if (!isAscending) refusals.push({ code: 'bands-not-ascending', field, found: limits.join('/') });
  if (bands.at(-1)?.uptoBp !== null) refusals.push({ code: 'bands-without-end', field, found: bands.length });
  for (const [at, { needs }] of bands.entries()) {
    if (needs.length === 0) refusals.push({ code: 'band-without-role', field: `${field}.${at}`, found: 0 });
    if (new Set(needs).size < needs.length)
      refusals.push({ code: 'band-role-twice', field: `${field}.${at}`, found: needs.join('/') });
  }
  return refusals;
};
