import { accountsArea } from '#web/accounts';
import { homeArea } from '#web/home';
import { identificationArea } from '#web/identification';
import { ledgerArea } from '#web/ledger';
import { pricingArea } from '#web/pricing';
import { segmentsArea } from '#web/segments';
import { settingsArea } from '#web/settings';
import { warningsArea } from '#web/warnings';
import type { AreaModule } from './area-module.ts';

/** Every area that has screens. Add an area here and its routes in area-routes.ts; nothing else names it. */
export const areaModules: readonly AreaModule[] = [
  homeArea,
  accountsArea,
  ledgerArea,
  identificationArea,
  pricingArea,
  segmentsArea,
  settingsArea,
  warningsArea,
];
