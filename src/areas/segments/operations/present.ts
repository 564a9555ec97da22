import { seesMargin } from '#kernel/access';
import type { z } from 'zod';
import { badgesFor } from '#domain/identification';
import type { FieldGroup } from '#kernel/access';
import { moneyWireOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import type { figuresSchema, memberSchema, segmentSchema } from '../contract/schemas.ts';
import { growthBpOf, hasOffer } from '../domain/index.ts';
import type { SetFigures } from '../store/figures.ts';
import type { MemberRow } from '../store/members.ts';
import type { SegmentRow } from '../store/segment.ts';

type Viewer = Pick<Context, 'actor' | 'company'>;

export const presentFigures = (viewer: Viewer, figures: SetFigures): z.input<typeof figuresSchema> => {
  const { net12E4, netPrior12E4, contribution12E4, ...counts } = figures;
  const { currency } = viewer.company;
  return {
    ...counts,
    net12: net12E4 === null ? null : moneyWireOf(net12E4, currency),
    growthBp: net12E4 === null || netPrior12E4 === null ? null : growthBpOf(net12E4, netPrior12E4),
    contribution12:
      contribution12E4 === null || !seesMargin(viewer.actor.fields) ? null : moneyWireOf(contribution12E4, currency),
  };
};

type Shown = { readonly figures: SetFigures; readonly words: string };

export const presentSegment = (viewer: Viewer, row: SegmentRow, shown: Shown): z.input<typeof segmentSchema> => ({
  ...row,
  words: shown.words,
  isOpening: !hasOffer(row.offer),
  figures: presentFigures(viewer, shown.figures),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  may: { update: mayChange(viewer, row) },
});

/** Its author, and those whose right reaches the segments of all. */
export const mayChange = ({ actor }: Pick<Viewer, 'actor'>, row: Pick<SegmentRow, 'ownerId'>): boolean => {
  const scope = actor.scopeOf('segments.write');
  return scope === 'all' || (scope !== null && row.ownerId === actor.userId);
};

/** A member without what this reader may not see: contribution and what is made of it. */
const memberFor = (fields: readonly FieldGroup[], row: MemberRow): MemberRow =>
  seesMargin(fields)
    ? row
    : { ...row, rank: null, badges: badgesFor(fields, row.badges ?? []), contribution12E4: null };

export const presentMember = (viewer: Viewer, member: MemberRow): z.input<typeof memberSchema> => {
  const { currency } = viewer.company;
  const row = memberFor(viewer.actor.fields, member);
  const net = bigintOf(row.net12E4);
  const prior = bigintOf(row.netPrior12E4);
  const contribution = bigintOf(row.contribution12E4);
  return {
    account: { id: row.id, code: row.code, name: row.name, nameEn: row.nameEn },
    industry: row.industry,
    region: row.region,
    tier: row.tier,
    ownerId: row.ownerId,
    rank: row.rank,
    badges: [...(row.badges ?? [])],
    net12: net === null ? null : moneyWireOf(net, currency),
    growthBp: net === null || prior === null ? null : growthBpOf(net, prior),
    contribution12: contribution === null ? null : moneyWireOf(contribution, currency),
    lastOrderOn: row.lastOrderOn,
    since: row.since?.toISOString() ?? null,
  };
};

const bigintOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
