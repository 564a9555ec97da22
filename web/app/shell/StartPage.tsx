import type { ReactNode } from 'react';
import { EmptyState, PageHeader, Panel, useT } from '#ui';
import { useTodayPanels } from '../area-context.ts';
import { LabelText } from '../LabelText.tsx';
import { appMessages } from '../messages/index.ts';

/** Today: the parts that the areas give. */
export const StartPage = (): ReactNode => {
  const t = useT(appMessages);
  const panels = useTodayPanels();
  return (
    <>
      <PageHeader title={t('home.title')} />
      {panels.length === 0 ? <EmptyState title={t('home.empty')}>{t('home.emptyText')}</EmptyState> : null}
      {panels.map(({ id, label, component: Part }) => (
        <Panel key={id} title={<LabelText of={label} />}>
          <Part />
        </Panel>
      ))}
    </>
  );
};
