import { accountsArea } from '#web/accounts';
import { ledgerArea } from '#web/ledger';
import { settingsArea } from '#web/settings';
import type { AreaModule } from './area-module.ts';

/** Every area that has screens. Add an area here and its routes in area-routes.ts; nothing else names it. */
export const areaModules: readonly AreaModule[] = [accountsArea, ledgerArea, settingsArea];
