/**
 * Which area may need which: the one table behind the import rules (docs/architecture.md).
 * An edge is a design change; the commit that adds one says why. Sinks read any front door and are imported by nobody.
 */
export const areaEdges = {
  accounts: [],
  ledger: ['accounts'],
  identification: ['accounts', 'ledger'],
  segments: ['accounts', 'ledger', 'identification'],
  pricing: ['accounts', 'ledger', 'identification'],
  warnings: ['accounts', 'ledger', 'identification', 'pricing'],
  home: ['accounts', 'ledger', 'identification', 'segments', 'pricing'],
} as const satisfies Record<string, readonly string[]>;

export type AreaName = keyof typeof areaEdges;

export const sinkAreas = ['warnings', 'home'] as const satisfies readonly AreaName[];
