import { auditModuleOf } from '#platform/audit';
import { exportsModuleOf } from '#platform/exports';
import { identityModule } from '#platform/identity';
import { jobsModule } from '#platform/jobs';
import { letterheadModule } from '#platform/letterhead';
import type { Module } from '#platform/operations';
import { databaseModule, refusalsModule } from '#platform/refusals';
import { sheetsModule } from '#platform/sheets';
import { accountsModuleOf } from './accounts/operations.ts';
import { homeModule } from './home/operations.ts';
import { identificationModule } from './identification/operations.ts';
import { ledgerModuleOf } from './ledger/operations.ts';
import { pricingModuleOf } from './pricing/operations.ts';
import { segmentsModule } from './segments/operations.ts';
import { warningsModule } from './warnings/operations.ts';
import { guardFamilies, guardPlaces } from '#areas/pricing';
import { carryCapital } from '../workflows/operations/carry-capital.ts';
import { guardPrices, guardUndone, recordUndoneCosts } from '../workflows/operations/guard-prices.ts';
import { judgeCredit } from '../workflows/operations/judge-credit.ts';
import { judgeSupport } from '../workflows/operations/judge-support.ts';
import { usedElsewhere } from '../workflows/operations/used-elsewhere.ts';
import { workflowsModule } from '../workflows/operations.ts';

const furtherAreas: readonly Module[] = [
  ledgerModuleOf({
    guardPrices,
    guardUndone,
    guardFamilies,
    recordUndone: recordUndoneCosts,
    usedElsewhere,
    guardPlaces,
  }),
  identificationModule,
  segmentsModule,
  pricingModuleOf({ credit: judgeCredit, support: judgeSupport }, carryCapital),
  warningsModule,
];

const areas: readonly Module[] = [
  accountsModuleOf(
    furtherAreas.flatMap(({ records }) => records ?? []),
    guardPlaces,
  ),
  ...furtherAreas,
];

const listed: readonly Module[] = [
  refusalsModule,
  databaseModule,
  identityModule,
  auditModuleOf(Object.assign({}, ...areas.map(({ personalInAudit }) => personalInAudit ?? {}))),
  jobsModule,
  letterheadModule,
  sheetsModule,
  ...areas,
  workflowsModule,
  homeModule,
];

/** All operations of the product: HTTP, OpenAPI and the command line are derived from this list. */
export const modules: readonly Module[] = [...listed, exportsModuleOf(listed)];
