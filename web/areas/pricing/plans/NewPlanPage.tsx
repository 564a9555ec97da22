import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { addDays, addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT, useWords } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { dayIn } from '#web/accounts';
import { pricingPlans } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { PlanFields } from './PlanFields.tsx';

const { createBusinessPlan } = pricingContract.operations;
const { dataSpan } = ledgerContract.operations;

type Start = {
  readonly accountId: string | undefined;
  readonly account: Parameters<typeof PlanFields>[0]['account'];
  readonly recordsTo: Day;
};

/** The base period starts as the twelve months that the records end with. */
const NewPlanForm = ({ accountId, account, recordsTo }: Start): ReactNode => {
  const t = useT(pricingPlans);
  const navigate = useNavigate();
  const { timeZone } = useWords();
  const today = dayIn(timeZone);
  const create = useAct(createBusinessPlan, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createBusinessPlan.input,
    initial: {
      baseFrom: addMonths(addDays(recordsTo, 1), -12),
      baseTo: recordsTo,
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
    <PlanFields
      form={form}
      onCancel={() => void navigate({ to: '/pricing', search: { tab: 'plans' } })}
      account={account}
    />
  );
};

/** Drafts a whole-business plan; nothing is promised until it is signed. */
export const NewPlanPage = (): ReactNode => {
  const t = useT(pricingPlans);
  const { account: accountId } = useSearch({ from: '/shell/pricing/plans/new' });
  const { data: span } = useRead(dataSpan, {});
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
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
      {known.isLoading || span === undefined ? (
        <PageSkeleton />
      ) : (
        <NewPlanForm accountId={accountId} recordsTo={span.asOf} account={known.data ?? null} />
      )}
    </>
  );
};
