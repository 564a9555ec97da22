import { auditModule } from '#platform/audit';
import { exportsModuleOf } from '#platform/exports';
import { identityModule } from '#platform/identity';
import { jobsModule } from '#platform/jobs';
import type { Module } from '#platform/operations';
import { databaseModule, refusalsModule } from '#platform/refusals';
import { sheetsModule } from '#platform/sheets';
import { accountsModule } from './accounts/operations.ts';
import { homeModule } from './home/operations.ts';
import { identificationModule } from './identification/operations.ts';
import { ledgerModuleOf } from './ledger/operations.ts';
import { pricingModule } from './pricing/operations.ts';
import { segmentsModule } from './segments/operations.ts';
import { warningsModule } from './warnings/operations.ts';
import { guardPrices } from '../workflows/operations/guard-prices.ts';
import { workflowsModule } from '../workflows/operations.ts';

const listed: readonly Module[] = [
  refusalsModule,
  databaseModule,
  identityModule,
  auditModule,
  jobsModule,
  sheetsModule,
  accountsModule,
  ledgerModuleOf(guardPrices),
  identificationModule,
  segmentsModule,
  pricingModule,
  warningsModule,
  workflowsModule,
  homeModule,
];

/** All operations of the product: HTTP, OpenAPI and the command line are derived from this list. */
export const modules: readonly Module[] = [...listed, exportsModuleOf(listed)];
