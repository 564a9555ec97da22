import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { proposalGroups, tiers } from '#domain/identification';
import type { ProposalGroup, Tier } from '#domain/identification';
import {
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  FilterChip,
  FilterChips,
  KaTypeBadge,
  MenuButton,
  Icon,
  IconAction,
  IconDots,
  ScoreRing,
  SegmentField,
  SelectField,
  useT,
  useWords,
  ActorName,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { AccountName, shownNameOf } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Proposal } from '../run-data.ts';
import { ExplanationDrawer } from '../why/ExplanationDrawer.tsx';
import type { AreaWords, ScreenWords } from '../words.ts';
import { DecideDrawer } from './DecideDrawer.tsx';
import type { AllOf } from './DecideDrawer.tsx';
import { OverrideDrawer } from './OverrideDrawer.tsx';
import { TierChange } from './portfolio-columns.tsx';

const states = ['open', 'accepted', 'refused', 'overridden', 'superseded'] as const;
type State = (typeof states)[number];

type Acting =
  | { readonly act: 'accept' | 'refuse'; readonly ids: readonly string[]; readonly onDone: () => void }
  | { readonly act: 'accept' | 'refuse'; readonly all: AllOf; readonly onDone: () => void }
  | { readonly act: 'override' | 'why'; readonly proposal: Proposal };

type Input = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly state: State;
  readonly mayDecide: boolean;
  readonly onAct: (acting: Acting) => void;
};

const nothing = (): void => undefined;

const actsOf = ({ t, state, mayDecide, onAct }: Input): Column<Proposal> => ({
  id: 'acts',
  header: t('proposals.acts'),
  width: mayDecide && state === 'open' ? 216 : 60,
  isLong: true,
  cell: (proposal) => (
    <span className={shared['chips']}>
      {mayDecide && state === 'open' ? (
        <>
          <AppButton size="small" onClick={() => onAct({ act: 'accept', ids: [proposal.id], onDone: nothing })}>
            {t('proposals.accept')}
          </AppButton>
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => onAct({ act: 'refuse', ids: [proposal.id], onDone: nothing })}
          >
            {t('proposals.refuse')}
          </AppButton>
        </>
      ) : null}
      <MenuButton
        button={<IconAction size="small" name={t('proposals.acts')} icon={<Icon of={IconDots} size={16} />} />}
        groups={[
          [
            { label: t('proposals.why'), onPick: () => onAct({ act: 'why', proposal }) },
            ...(mayDecide
              ? [{ label: t('proposals.override'), onPick: () => onAct({ act: 'override', proposal }) }]
              : []),
          ],
        ]}
      />
    </span>
  ),
});

const decidedOf = ({ t }: Input): Column<Proposal> => ({
  id: 'decided',
  header: t('proposals.decided'),
  width: 260,
  isLong: true,
  cell: ({ decidedByName, decidedAt, reason }) => (
    <span className={styles['twoLines']}>
      <span>
        {decidedByName === null ? null : <ActorName name={decidedByName} />} <DateText value={decidedAt} />
      </span>
      {reason === null ? null : <span className={shared['under']}>{reason}</span>}
    </span>
  ),
});

const columnsOf = (input: Input): readonly Column<Proposal>[] => {
  const { t, words, state } = input;
  return [
    { id: 'name', header: t('list.account'), cell: ({ account }) => <AccountName account={account} /> },
    { id: 'rank', header: t('list.rank'), kind: 'figure', width: 64, cell: ({ rank }) => rank ?? '—' },
    {
      id: 'change',
      header: t('proposals.change'),
      width: 104,
      cell: ({ tierFrom, tierTo }) => <TierChange from={tierFrom} to={tierTo} />,
    },
    {
      id: 'type',
      header: t('proposals.type'),
      width: 200,
      isLong: true,
      cell: ({ typeFrom, typeTo }) =>
        typeFrom === typeTo ? (
          <KaTypeBadge type={typeTo} />
        ) : (
          <span className={shared['tierChange']}>
            {typeFrom === null ? (
              <span className={shared['under']}>{t('proposals.noType')}</span>
            ) : (
              <KaTypeBadge type={typeFrom} />
            )}
            <span className={styles['arrow']} aria-hidden>
              →
            </span>
            {typeTo === null ? (
              <span className={shared['under']}>{t('proposals.noType')}</span>
            ) : (
              <KaTypeBadge type={typeTo} />
            )}
          </span>
        ),
    },
    {
      id: 'score',
      header: t('proposals.score'),
      kind: 'figure',
      width: 72,
      isLong: true,
      cell: ({ score, tierTo }) => <ScoreRing score={score} tier={tierTo} size={30} />,
    },
    {
      id: 'held',
      header: t('proposals.held'),
      width: 150,
      isLong: true,
      cell: ({ heldBy }) => (
        <span className={shared['chips']}>
          {heldBy.map((gate) => (
            <Chip key={gate} tone="warm">
              {words(`gates.${gate}`)}
            </Chip>
          ))}
        </span>
      ),
    },
    ...(state === 'open' || state === 'superseded' ? [] : [decidedOf(input)]),
    actsOf(input),
  ];
};

type BulkInput = Pick<Input, 't' | 'onAct'> & { readonly ids: readonly string[]; readonly onDone: () => void };

const bulkActsOf = ({ ids, onDone, t, onAct }: BulkInput): ReactNode => (
  <>
    <AppButton size="small" kind="primary" onClick={() => onAct({ act: 'accept', ids, onDone })}>
      {t('proposals.accept')}
    </AppButton>
    <AppButton size="small" onClick={() => onAct({ act: 'refuse', ids, onDone })}>
      {t('proposals.refuse')}
    </AppButton>
  </>
);

type AllInput = Pick<Input, 't' | 'onAct'> & { readonly all: AllOf };

/** Decides everything that the filters leave, with one confirmation. */
const AllActs = ({ t, all, onAct }: AllInput): ReactNode => (
  <>
    <AppButton size="small" onClick={() => onAct({ act: 'accept', all, onDone: nothing })}>
      {t('proposals.acceptAll', { n: all.expected })}
    </AppButton>
    <AppButton size="small" kind="quiet" onClick={() => onAct({ act: 'refuse', all, onDone: nothing })}>
      {t('proposals.refuseAll')}
    </AppButton>
  </>
);

/** Proposed tiers and types: decided one by one or in bulk, with a reason; what was decided stays readable. */
export const ProposalsTab = ({ group: initialGroup }: { readonly group: ProposalGroup | undefined }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const mayDecide = useMay('identification.decide');
  const [state, setState] = useState<State>('open');
  const [direction, setDirection] = useState<'all' | 'up' | 'down' | 'same'>('all');
  const [group, setGroup] = useState<ProposalGroup | 'all'>(initialGroup ?? 'all');
  const [tierTo, setTierTo] = useState<Tier | null>(null);
  const [acting, setActing] = useState<Acting | null>(null);
  const set = {
    ...(direction === 'all' ? {} : { direction }),
    ...(group === 'all' ? {} : { group }),
    ...(tierTo === null ? {} : { tierTo }),
  };
  const filter = { state, ...set };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(identificationContract.operations.proposals, filter);
  const onExport = useListExport(identificationContract.operations.proposals, filter, 'identification.export');
  const columns = useMemo(
    () => columnsOf({ t, words, state, mayDecide, onAct: setActing }),
    [t, words, state, mayDecide],
  );
  const total = paging.total ?? 0;
  const close = (): void => setActing(null);
  return (
    <>
      {mayDecide ? null : <p className={shared['quiet']}>{t('proposals.readOnly')}</p>}
      <DataTable
        key={state}
        name={t('proposals.name')}
        tableKey="identification.proposals"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ account }) => shownNameOf(account, language)}
        onOpen={(proposal) => setActing({ act: 'why', proposal })}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        actions={
          mayDecide && state === 'open' && total > 1 ? (
            <AllActs t={t} all={{ ...set, expected: total }} onAct={setActing} />
          ) : undefined
        }
        filters={
          <>
            <SegmentField
              name={t('proposals.state')}
              value={state}
              onChange={setState}
              choices={states.map((value) => ({ value, label: words(`proposalStates.${value}`) }))}
            />
            <SegmentField
              name={t('proposals.direction')}
              value={direction}
              onChange={setDirection}
              choices={[
                { value: 'all', label: t('proposals.allDirections') },
                ...(['up', 'down', 'same'] as const).map((value) => ({ value, label: words(`directions.${value}`) })),
              ]}
            />
            <SegmentField
              name={t('proposals.group')}
              value={group}
              onChange={setGroup}
              choices={(['all', ...proposalGroups] as const).map((value) => ({
                value,
                label: t(`proposals.groups.${value}`),
              }))}
            />
            <FilterChips>
              <FilterChip
                name={t('proposals.tierTo')}
                value={tierTo === null ? undefined : words(`tiers.${tierTo}`)}
                onClear={() => setTierTo(null)}
              >
                <SelectField
                  label={t('proposals.tierTo')}
                  value={tierTo}
                  choices={tiers.map((value) => ({ value, label: words(`tiers.${value}`) }))}
                  onChange={setTierTo}
                />
              </FilterChip>
            </FilterChips>
          </>
        }
        {...(mayDecide && state === 'open'
          ? {
              bulk: (ids: readonly string[], onDone: () => void) => bulkActsOf({ ids, onDone, t, onAct: setActing }),
            }
          : {})}
        empty={
          state === 'open' && Object.keys(set).length === 0 ? (
            <EmptyState title={t('proposals.none')}>{t('proposals.noneText')}</EmptyState>
          ) : (
            <EmptyState title={t('proposals.noneHere')}>{t('list.nothingText')}</EmptyState>
          )
        }
      />
      {acting?.act === 'accept' || acting?.act === 'refuse' ? (
        <DecideDrawer
          decision={acting.act}
          {...('all' in acting ? { all: acting.all } : { ids: acting.ids })}
          onClose={close}
          onDone={acting.onDone}
        />
      ) : null}
      {acting?.act === 'override' ? (
        <OverrideDrawer account={acting.proposal.account} proposed={acting.proposal.tierTo} onClose={close} />
      ) : null}
      {acting?.act === 'why' ? (
        <ExplanationDrawer accountId={acting.proposal.account.id} unit={acting.proposal.unit} onClose={close} />
      ) : null}
    </>
  );
};
