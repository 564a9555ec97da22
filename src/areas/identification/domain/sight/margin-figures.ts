import { seesMargin } from '#kernel/access';
import type { FieldGroup } from '#kernel/access';
import type { BadgeCode } from '../badges/badge.ts';
import { badgeCodes } from '../badges/badge.ts';
import type { MeasureAxis, MeasureCode } from '../measures/measure-table.ts';
import { measureCodes, measureTable } from '../measures/measure-table.ts';
import type { GateCode, KeyAccountType } from '../policy/policy.ts';

/**
 * What tells of margins, though it is no amount (decisions/0007): the measures that are made of contribution and the
 * axes that they count in, the badges, the gate and the proposed type that follow from them.
 */
const marginMeasures: ReadonlySet<string> = new Set([
  'contribution',
  'expected-contribution',
  'next-year-contribution',
  'contribution-share',
  'contribution-rank',
  'cumulative-share',
  'growth',
  'acceleration',
  'contribution-exposure',
  'margin-trend',
] as const satisfies readonly MeasureCode[]);
const marginAxes: ReadonlySet<string> = new Set(
  measureCodes.filter((code) => marginMeasures.has(code)).map((code): MeasureAxis => measureTable[code].axis),
);
export const marginBadges = ['squeezing', 'loss-maker'] as const satisfies readonly BadgeCode[];
const marginGates = ['contribution'] as const satisfies readonly GateCode[];
const marginTypes = ['economic'] as const satisfies readonly KeyAccountType[];

const isIn = (list: readonly string[], text: string): boolean => list.includes(text);

export const maySeeMeasure = (fields: readonly FieldGroup[], code: string): boolean =>
  seesMargin(fields) || !marginMeasures.has(code);
export const maySeeAxis = (fields: readonly FieldGroup[], axis: string): boolean =>
  seesMargin(fields) || !marginAxes.has(axis);
export const maySeeBadge = (fields: readonly FieldGroup[], badge: string): boolean =>
  seesMargin(fields) || !isIn(marginBadges, badge);
export const maySeeGate = (fields: readonly FieldGroup[], gate: string): boolean =>
  seesMargin(fields) || !isIn(marginGates, gate);
export const maySeeType = (fields: readonly FieldGroup[], type: string): boolean =>
  seesMargin(fields) || !isIn(marginTypes, type);

/** The badges, gates and proposed types that a reader with these field groups may know of, out of some. */
export const badgesFor = <B extends string>(fields: readonly FieldGroup[], badges: readonly B[]): B[] =>
  badges.filter((badge) => maySeeBadge(fields, badge));
export const gatesFor = (fields: readonly FieldGroup[], gates: readonly GateCode[]): GateCode[] =>
  gates.filter((gate) => maySeeGate(fields, gate));
export const typesFor = (fields: readonly FieldGroup[], types: readonly KeyAccountType[]): KeyAccountType[] =>
  types.filter((type) => maySeeType(fields, type));

export const shownBadgeCodes = (fields: readonly FieldGroup[]): readonly BadgeCode[] => badgesFor(fields, badgeCodes);
