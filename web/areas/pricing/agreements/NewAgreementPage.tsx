import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { emptyLine } from '../form/price-draft.ts';
import { pricingAgreements } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { AgreementFields } from './AgreementFields.tsx';

const { createAgreement } = pricingContract.operations;

/** Drafts an agreement; nothing is promised until it is signed. */
export const NewAgreementPage = (): ReactNode => {
  const t = useT(pricingAgreements);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/agreements/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createAgreement, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createAgreement.input,
    initial: {
      noticeDays: 60,
      lines: [{ ...emptyLine }],
      ...(accountId === undefined ? {} : { accountId }),
    },
    draftKey: `pricing.agreement.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('form.saved'));
      await navigate({ to: '/pricing/agreements/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('form.newTitle')}
        state={t('form.lead')}
        back={
          <Link to="/pricing" search={{ tab: 'agreements' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <AgreementFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'agreements' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
