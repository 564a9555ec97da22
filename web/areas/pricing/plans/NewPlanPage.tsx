import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { addDays, addMonths } from '#kernel/day';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT, useWords } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { dayIn } from '#web/accounts';
import { pricingPlans } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { PlanFields } from './PlanFields.tsx';

const { createBusinessPlan } = pricingContract.operations;

/** Drafts a whole-business plan; nothing is promised until it is signed. */
export const NewPlanPage = (): ReactNode => {
  const t = useT(pricingPlans);
  const navigate = useNavigate();
  const { timeZone } = useWords();
  const today = dayIn(timeZone);
  const { account: accountId } = useSearch({ from: '/shell/pricing/plans/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createBusinessPlan, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createBusinessPlan.input,
    initial: {
      baseFrom: addMonths(today, -12),
      baseTo: addDays(today, -1),
      validFrom: today,
      validTo: addDays(addMonths(today, 12), -1),
      spreadKey: 'revenue',
      lineIds: [],
      lineLeast: '0',
      steps: [{ lines: 3, leastVolume: '0', rateBp: 100 }],
      ...(accountId === undefined ? {} : { accountId }),
    },
    draftKey: `pricing.plan.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('form.saved'));
      await navigate({ to: '/pricing/plans/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('form.newTitle')}
        state={t('form.lead')}
        back={
          <Link to="/pricing" search={{ tab: 'plans' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <PlanFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'plans' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
