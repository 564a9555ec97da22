import type { Role } from '#kernel/access';

/** What the clauses of a contract are about. */
export const clauseKinds = [
  'payment',
  'delivery',
  'warranty',
  'liability',
  'penalty',
  'confidentiality',
  'intellectual-property',
  'price-index',
  'termination',
  'jurisdiction',
  'other',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/** Whose opinion a clause beside our standard may need. */
export const opinionOffices = ['legal', 'technical', 'finance'] as const;
export type OpinionOffice = (typeof opinionOffices)[number];

export const opinionVerdicts = ['accept', 'condition', 'object'] as const;
export type OpinionVerdict = (typeof opinionVerdicts)[number];

/** A clause of the company's list: its standard, and which opinions a contract needs that deviates from it. */
export type ListedClause = {
  readonly key: string;
  readonly kind: ClauseKind;
  /** null: the name of its kind. */
  readonly title: string | null;
  /** null: the usual position of its kind, as the house words it. */
  readonly text: string | null;
  readonly needs: readonly OpinionOffice[];
};

/** Who speaks for an office, and within how many hours. */
export type OfficeRule = {
  readonly roles: readonly Role[];
  readonly userIds: readonly string[];
  readonly hours: number;
};

export type ClauseList = {
  readonly clauses: readonly ListedClause[];
  readonly offices: Readonly<Record<OpinionOffice, OfficeRule>>;
};

const clause = (kind: ClauseKind, needs: readonly OpinionOffice[]): ListedClause => ({
  key: kind,
  kind,
  title: null,
  text: null,
  needs,
});

/** What a company starts with: legal speaks through the executives until somebody is named. */
export const defaultClauseList: ClauseList = {
  clauses: [
    clause('payment', ['finance']),
    clause('delivery', ['technical']),
    clause('warranty', ['technical', 'legal']),
    clause('liability', ['legal', 'finance']),
    clause('penalty', ['legal', 'finance']),
    clause('confidentiality', ['legal']),
    clause('intellectual-property', ['legal', 'technical']),
    clause('price-index', ['finance']),
    clause('termination', ['legal']),
    clause('jurisdiction', ['legal']),
  ],
  offices: {
    legal: { roles: [], userIds: [], hours: 48 },
    technical: { roles: ['service'], userIds: [], hours: 48 },
    finance: { roles: ['finance'], userIds: [], hours: 24 },
  },
};

type Person = { readonly userId: string; readonly roles: readonly Role[] };

/**
 * Whether somebody speaks for an office: named for it, or of a role that does; for an office without anybody the
 * executives do, so that no contract waits for nobody.
 */
export const speaksFor = ({ roles, userIds }: OfficeRule, person: Person): boolean =>
  roles.length === 0 && userIds.length === 0
    ? person.roles.includes('executive')
    : userIds.includes(person.userId) || roles.some((role) => person.roles.includes(role));

/** An opinion as it stands: asked and not given, given, or an objection that a director has resolved. */
export type OpinionStanding = {
  readonly office: OpinionOffice;
  readonly verdict: OpinionVerdict | null;
  readonly isResolved: boolean;
};

export type ClauseProblem = 'opinion-open' | 'objection-stands';

/**
 * Why a contract may not be signed, or null: every opinion that was asked has been given, and no objection stands that
 * nobody resolved. An objection weighs more than an opinion that is still awaited. Example: accept, condition → null.
 */
export const clauseProblemOf = (opinions: readonly OpinionStanding[]): ClauseProblem | null => {
  if (opinions.some(({ verdict, isResolved }) => verdict === 'object' && !isResolved)) return 'objection-stands';
  return opinions.some(({ verdict }) => verdict === null) ? 'opinion-open' : null;
};
