import type { ReactNode } from 'react';
import { tenderGates } from '#domain/pricing';
import type { TenderGate } from '#domain/pricing';
import { DateField, useT } from '#ui';
import { UserPicker } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import lineStyles from '../shared/lines.module.css';
import purchaseStyles from './purchases.module.css';
import type { TenderForm } from './tender-form.ts';

type Plan = { readonly dueOn?: string | null; readonly ownerId?: string | null };

/** The way of the tender: when each gate is due and who sees to it; one without both is left out. */
export const GateEditor = ({ form }: { readonly form: TenderForm }): ReactNode => {
  const t = useT(pricingPurchases);
  const gates = form.values.gates ?? [];
  const { error } = form.field('gates');
  const change = (gate: TenderGate, next: Plan): void => {
    const made = { dueOn: null, ownerId: null, ...gates.find((one) => one.gate === gate), ...next, gate };
    const others = gates.filter((one) => one.gate !== gate);
    form.set('gates', made.dueOn === null && made.ownerId === null ? others : [...others, made]);
  };
  return (
    <>
      {tenderGates.map((gate) => {
        const plan = gates.find((one) => one.gate === gate);
        return (
          <fieldset key={gate} className={purchaseStyles['gatePlan']}>
            <legend>{t(`gates.${gate}`)}</legend>
            <div className={lineStyles['lineFields']}>
              <DateField
                label={t('dueOn')}
                value={plan?.dueOn ?? null}
                onChange={(dueOn) => change(gate, { dueOn: dueOn ?? null })}
              />
              <UserPicker
                label={t('owner')}
                placeholder={t('noOwner')}
                value={plan?.ownerId ?? null}
                onChange={(ownerId) => change(gate, { ownerId: ownerId ?? null })}
              />
            </div>
          </fieldset>
        );
      })}
      {error === undefined ? null : (
        <p className={styles['refusal']} role="alert">
          {error}
        </p>
      )}
    </>
  );
};
