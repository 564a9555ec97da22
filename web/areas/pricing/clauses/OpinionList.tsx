import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, Chip, ErrorState, SideDrawer, SkeletonBar, useActorName, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import { OpinionForm, ResolveForm } from './ClauseForms.tsx';
import clauseStyles from './clauses.module.css';
import { useClauseWords } from './use-clause-words.ts';

const { listClauseOpinions } = pricingContract.operations;
type Row = z.output<typeof listClauseOpinions.output>['rows'][number];

const ContractLink = ({ contract }: Pick<Row, 'contract'>): ReactNode => {
  const mayRead = useMay('pricing.read');
  const text = `${contract.number} · ${contract.title}`;
  if (!mayRead) return text;
  return contract.kind === 'agreement' ? (
    <Link to="/pricing/agreements/$id" params={{ id: contract.id }}>
      {text}
    </Link>
  ) : (
    <Link to="/pricing/purchases/$id" params={{ id: contract.id }}>
      {text}
    </Link>
  );
};

const Line = ({
  row,
  onPick,
}: {
  readonly row: Row;
  readonly onPick: (act: 'give' | 'resolve') => void;
}): ReactNode => {
  const t = useT(pricingClauses);
  const { language } = useWords();
  const actorName = useActorName();
  const { nameOf, standardOf } = useClauseWords();
  const { account, office, deviation, setByName, verdict, note, dueAt, mayGive, mayResolve } = row;
  return (
    <li>
      <div className={clauseStyles['head']}>
        <span className={styles['chips']}>
          <strong>{nameOf(row)}</strong>
          <Chip>{t(`offices.${office}`)}</Chip>
          {verdict === 'object' ? <Chip tone="loss">{t('opinions.objection')}</Chip> : <ClockText dueAt={dueAt} />}
        </span>
        <span className={styles['chips']}>
          {mayGive ? (
            <AppButton size="small" kind="primary" onClick={() => onPick('give')}>
              {t('give')}
            </AppButton>
          ) : null}
          {mayResolve ? (
            <AppButton size="small" onClick={() => onPick('resolve')}>
              {t('resolve')}
            </AppButton>
          ) : null}
        </span>
      </div>
      <p className={styles['quiet']}>
        {shownNameOf(account, language)} · <ContractLink contract={row.contract} /> ·{' '}
        {t('setBy', { name: actorName(setByName) })}
      </p>
      <p className={styles['quiet']}>{t('ourStandard', { text: standardOf(row) })}</p>
      <p className={clauseStyles['says']}>{deviation}</p>
      {note === null ? null : <p className={styles['quiet']}>{note}</p>}
    </li>
  );
};

type Picked = { readonly act: 'give' | 'resolve'; readonly row: Row };

/** Opinions that wait, and objections that stand; what is due first stands first. */
export const OpinionList = ({ mine }: { readonly mine: boolean }): ReactNode => {
  const t = useT(pricingClauses);
  const { nameOf } = useClauseWords();
  const { data, error, refetch } = useRead(listClauseOpinions, { mine });
  const [picked, setPicked] = useState<Picked | null>(null);
  const onClose = (): void => setPicked(null);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  if (data.rows.length === 0)
    return <p className={styles['quiet']}>{t(mine ? 'opinions.none' : 'opinions.noneAll')}</p>;
  return (
    <>
      <ul className={clauseStyles['clauses']}>
        {data.rows.map((row) => (
          <Line key={`${row.clauseId} ${row.office}`} row={row} onPick={(act) => setPicked({ act, row })} />
        ))}
      </ul>
      <SideDrawer isOpen={picked !== null} onClose={onClose} title={picked === null ? t('title') : nameOf(picked.row)}>
        {picked === null ? null : picked.act === 'give' ? (
          <OpinionForm clauseId={picked.row.clauseId} office={picked.row.office} onClose={onClose} />
        ) : (
          <ResolveForm clauseId={picked.row.clauseId} office={picked.row.office} onClose={onClose} />
        )}
      </SideDrawer>
    </>
  );
};
