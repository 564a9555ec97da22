import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { segmentsContract } from '#areas/segments/contract';
import { formatAmount } from '#kernel/format';
import {
  AppButton,
  Chip,
  ErrorState,
  Icon,
  IconAction,
  IconCopy,
  IconDots,
  IconTrash,
  MenuButton,
  Money,
  PageHeader,
  PageSkeleton,
  Percent,
  showFailure,
  showUndo,
  StatLine,
  TabBar,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay, useSees } from '#web/app/session';
import { ChangeList } from './ChangeList.tsx';
import { MemberTable } from './MemberTable.tsx';
import { segmentScreens } from './messages/index.ts';
import { OfferForm } from './OfferForm.tsx';
import { useSegment } from './queries.ts';
import type { Segment } from './queries.ts';
import styles from './segments.module.css';

const { remove, restore } = segmentsContract.operations;
const tabs = ['members', 'changes', 'offer'] as const;

/** One segment: what it brings, who is in, who came and went, what it is offered. */
export const SegmentPage = (): ReactNode => {
  const t = useT(segmentScreens);
  const { id } = useParams({ from: '/shell/segments/$id' });
  const { tab } = useSearch({ from: '/shell/segments/$id' });
  const navigate = useNavigate();
  const { data, error, refetch } = useSegment(id);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const chosen = tabs.find((one) => one === tab) ?? 'members';
  return (
    <>
      <PageHeader
        back={<Link to="/segments">{t('title')}</Link>}
        title={data.name}
        state={`${data.words} · ${t(data.shared ? 'shared' : 'private')}`}
        actions={<SegmentActs segment={data} />}
      />
      <div className={styles['figureLine']}>
        <SegmentStats segment={data} />
      </div>
      <TabBar
        name={data.name}
        value={chosen}
        onChange={(next) =>
          void navigate({ to: '/segments/$id', params: { id }, search: next === 'members' ? {} : { tab: next } })
        }
        tabs={[
          { value: 'members', label: t('tabs.members'), count: data.figures.accounts },
          { value: 'changes', label: t('tabs.changes') },
          { value: 'offer', label: t('tabs.offer') },
        ]}
      >
        {chosen === 'members' ? <MemberTable segment={data} /> : null}
        {chosen === 'changes' ? <ChangeList id={id} /> : null}
        {chosen === 'offer' ? <OfferForm key={data.version} segment={data} /> : null}
      </TabBar>
    </>
  );
};

const SegmentStats = ({ segment }: { readonly segment: Segment }): ReactNode => {
  const t = useT(segmentScreens);
  const { language } = useWords();
  const seesMargin = useSees('margin');
  const { figures, isOpening } = segment;
  return (
    <StatLine
      stats={[
        {
          label: t('editor.figures.accounts'),
          value: formatAmount(`${figures.accounts}`, language),
          ...(figures.keyAccounts > 0 ? { note: t('editor.keyAccounts', { count: figures.keyAccounts }) } : {}),
        },
        { label: t('columns.net12'), value: <Money value={figures.net12} reason={t('noFigures')} /> },
        { label: t('columns.growth'), value: <Percent bp={figures.growthBp} reason={t('noPrior')} /> },
        ...(seesMargin
          ? [
              {
                label: t('columns.contribution12'),
                value: <Money value={figures.contribution12} reason={t('noFigures')} />,
                note: t('columns.beforeCredit'),
              },
            ]
          : []),
        {
          label: t('columns.offer'),
          value: isOpening ? (
            <Chip tone="warm" hint={t('openingHint')}>
              {t('opening')}
            </Chip>
          ) : (
            [segment.offer?.servicePackage, segment.offer?.price, segment.offer?.campaign].find((part) => part)
          ),
        },
      ]}
    />
  );
};

const SegmentActs = ({ segment }: { readonly segment: Segment }): ReactNode => {
  const t = useT(segmentScreens);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const mayWrite = useMay('segments.write');
  const drop = useAct(remove, { refreshes: ['segments.list', 'segments.suggestions'] });
  const bringBack = useAct(restore, { refreshes: ['segments'] });
  const { id, name, rule, may } = segment;
  const takeAway = async (): Promise<void> => {
    try {
      await drop.run({ id });
      await navigate({ to: '/segments' });
      showUndo(t('removed', { name }), () => bringBack.run({ id }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  const copy = () => void navigate({ to: '/segments/new', search: { name, rule: JSON.stringify(rule) } });
  if (!mayWrite) return null;
  return (
    <>
      {may.update ? (
        <AppButton onClick={() => void navigate({ to: '/segments/$id/edit', params: { id } })}>
          {t('actions.edit')}
        </AppButton>
      ) : null}
      <MenuButton
        button={<IconAction name={t('actions.more')} icon={<Icon of={IconDots} />} />}
        groups={[
          [{ label: t('actions.copy'), icon: <Icon of={IconCopy} size={16} />, onPick: copy }],
          ...(may.update
            ? [
                [
                  {
                    label: t('actions.remove'),
                    tone: 'danger' as const,
                    icon: <Icon of={IconTrash} size={16} />,
                    onPick: () => void takeAway(),
                  },
                ],
              ]
            : []),
        ]}
      />
    </>
  );
};
