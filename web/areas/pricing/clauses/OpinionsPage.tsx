import type { ReactNode } from 'react';
import { PageHeader, Panel, useT } from '#ui';
import { pricingClauses } from '../messages/index.ts';
import { OpinionList } from './OpinionList.tsx';

/** Opinions on contracts that the reader has to give; open to those too who see no prices. */
export const OpinionsPage = (): ReactNode => {
  const t = useT(pricingClauses);
  return (
    <>
      <PageHeader title={t('opinions.title')} state={t('opinions.lead')} />
      <Panel title={t('opinions.mine')}>
        <OpinionList mine />
      </Panel>
    </>
  );
};
