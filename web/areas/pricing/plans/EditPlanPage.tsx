import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingPlans } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Plan } from './plan-data.ts';
import { PlanFields } from './PlanFields.tsx';

const { createBusinessPlan, getBusinessPlan, updateBusinessPlan } = pricingContract.operations;

const Editor = ({ plan }: { readonly plan: Plan }): ReactNode => {
  const t = useT(pricingPlans);
  const navigate = useNavigate();
  const update = useAct(updateBusinessPlan, { refreshes: pricingReads });
  const { id, version, number, account } = plan;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/plans/$id', params: { id } });
  const { title, validFrom, validTo, baseFrom, baseTo, spreadKey, lineIds, steps, lineLeast, creditDays, note } = plan;
  const form = useContractForm({
    schema: createBusinessPlan.input,
    initial: {
      accountId: account.id,
      title,
      validFrom,
      validTo,
      baseFrom,
      baseTo,
      spreadKey,
      lineIds,
      steps,
      lineLeast,
      creditDays,
      note,
    },
    onSubmit: async ({ accountId: _fixed, ...fields }) => {
      await update.run({ id, version, ...fields });
      showNote(t('form.saved'));
      await open();
    },
  });
  return (
    <>
      <PageHeader
        title={t('form.editTitle', { number })}
        back={
          <Link to="/pricing/plans/$id" params={{ id }}>
            {number}
          </Link>
        }
      />
      <PlanFields form={form} onCancel={() => void open()} account={account} isAccountFixed />
    </>
  );
};

/** Changes the draft of a whole-business plan. */
export const EditPlanPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/plans/$id/edit' });
  const { data, error, refetch } = useRead(getBusinessPlan, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Editor key={data.version} plan={data} />;
};
