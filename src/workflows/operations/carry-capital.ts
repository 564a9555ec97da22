import { carryCapitalRate } from '#areas/identification';
import type { CapitalCarrier } from '#areas/pricing';
import { createT } from '#kernel/i18n';
import { workflowsMessages } from '../messages/index.ts';

/** A pricing policy with another cost of capital makes a version of the identification's: the next run asks no second number. */
export const carryCapital: CapitalCarrier = async (context, { version, capitalRateBp }) => {
  const t = createT(context.language, await workflowsMessages.load[context.language]());
  await carryCapitalRate(context, { capitalRateBp, note: t('capitalCarried', { version }) });
};
