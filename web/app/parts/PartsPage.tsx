import { useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { EmptyState, PageHeader, PageSkeleton, TabBar, useT } from '#ui';
import { useParts } from '../area-context.ts';
import { LabelText } from '../LabelText.tsx';
import { appMessages } from '../messages/index.ts';

type Props = {
  readonly page: 'data' | 'settings';
  /** The tab of the address; the first when there is none. */ readonly part: string | undefined;
};

/** A page whose tabs the areas give: Data, Settings. */
export const PartsPage = ({ page, part }: Props): ReactNode => {
  const t = useT(appMessages);
  const parts = useParts(page);
  const navigate = useNavigate();
  const chosen = parts.find(({ id }) => id === part) ?? parts[0];
  const title = t(`nav.${page}`);
  if (chosen === undefined) return <EmptyState title={t('notFound.title')}>{t('notFound.text')}</EmptyState>;
  const { component: Part } = chosen;
  return (
    <>
      <PageHeader title={title} />
      <TabBar
        name={title}
        value={chosen.id}
        onChange={(id) =>
          void navigate({ to: page === 'data' ? '/data/$part' : '/settings/$part', params: { part: id } })
        }
        tabs={parts.map(({ id, label, count: Count }) => ({
          value: id,
          label: <LabelText of={label} />,
          ...(Count === undefined
            ? {}
            : {
                count: (
                  <Suspense fallback={null}>
                    <Count />
                  </Suspense>
                ),
              }),
        }))}
      >
        <Suspense fallback={<PageSkeleton />}>
          <Part />
        </Suspense>
      </TabBar>
    </>
  );
};
