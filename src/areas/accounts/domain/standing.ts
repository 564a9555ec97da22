/** Closed lists that describe how an account stands (docs/glossary.md). */
export const tiers = ['S', 'A', 'B', 'C'] as const;
/** S and A are key accounts; an account without a tier is unrated and served as C. */
export type Tier = (typeof tiers)[number];

export const kaTypes = ['economic', 'important', 'group', 'strategic'] as const;
export type KaType = (typeof kaTypes)[number];

export const lifecycles = ['prospect', 'active', 'dormant', 'lost'] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const accountKinds = ['company', 'public-body', 'dealer', 'person'] as const;
export type AccountKind = (typeof accountKinds)[number];

export const ownerships = ['state', 'private', 'foreign', 'public-body'] as const;
export type Ownership = (typeof ownerships)[number];

/** Institution classes of important accounts: 党政军, 公检法, 文教卫生, 新闻. */
export const institutions = ['government', 'justice', 'education-health', 'press'] as const;
export type Institution = (typeof institutions)[number];

/** Functions in an account team (客户团队) beside the owner. */
export const teamFunctions = [
  'sales',
  'technical',
  'production',
  'service',
  'finance',
  'legal',
  'pr',
  'executive',
] as const;
export type TeamFunction = (typeof teamFunctions)[number];
