import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  Chip,
  ErrorState,
  Panel,
  showFailure,
  showNote,
  SideDrawer,
  SkeletonBar,
  useActorName,
  useRefusalText,
  useT,
} from '#ui';
import type { Tone } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import { pricingReads } from '../shared/data.ts';
import { DeviationForm, OpinionForm, ResolveForm } from './ClauseForms.tsx';
import type { ContractKey } from './ClauseForms.tsx';
import clauseStyles from './clauses.module.css';
import { useClauseWords } from './use-clause-words.ts';

const { contractClauses, setContractClause } = pricingContract.operations;
type Clause = z.output<typeof contractClauses.output>['rows'][number];
type Opinion = Clause['opinions'][number];

const toneOf: Readonly<Record<NonNullable<Opinion['verdict']>, Tone>> = {
  accept: 'accent',
  condition: 'warm',
  object: 'loss',
};

type Picked = { readonly act: 'deviate' | 'give' | 'resolve'; readonly clause: Clause; readonly opinion?: Opinion };

const OpinionLine = ({
  opinion,
  onPick,
}: {
  readonly opinion: Opinion;
  readonly onPick: (act: 'give' | 'resolve') => void;
}): ReactNode => {
  const t = useT(pricingClauses);
  const nameOf = useActorName();
  const { office, verdict, note, givenByName, resolution, resolvedByName, isOfThisWording } = opinion;
  return (
    <li data-earlier={!isOfThisWording}>
      <span className={styles['chips']}>
        {t(`offices.${office}`)}
        {verdict === null ? (
          <Chip>{t('awaited')}</Chip>
        ) : (
          <Chip tone={toneOf[verdict]}>{t(`verdicts.${verdict}`)}</Chip>
        )}
        {verdict === null && isOfThisWording ? <ClockText dueAt={opinion.dueAt} /> : null}
        {givenByName === null ? null : <span className={styles['quiet']}>{nameOf(givenByName)}</span>}
        {isOfThisWording ? null : <span className={styles['quiet']}>{t('earlier')}</span>}
        {opinion.mayGive ? (
          <AppButton size="small" onClick={() => onPick('give')}>
            {t('give')}
          </AppButton>
        ) : null}
        {opinion.mayResolve ? (
          <AppButton size="small" onClick={() => onPick('resolve')}>
            {t('resolve')}
          </AppButton>
        ) : null}
      </span>
      {note === null ? null : <p>{note}</p>}
      {resolution === null || resolvedByName === null ? null : (
        <p className={styles['quiet']}>{t('resolvedBy', { name: nameOf(resolvedByName), reason: resolution })}</p>
      )}
    </li>
  );
};

type LineProps = {
  readonly clause: Clause;
  readonly mayChange: boolean;
  readonly onPick: (picked: Picked) => void;
  readonly onRestore: (clause: Clause) => void;
};

const ClauseLine = ({ clause, mayChange, onPick, onRestore }: LineProps): ReactNode => {
  const t = useT(pricingClauses);
  const { nameOf, standardOf } = useClauseWords();
  const { deviation, opinions, needs } = clause;
  return (
    <li>
      <div className={clauseStyles['head']}>
        <span className={styles['chips']}>
          <strong>{nameOf(clause)}</strong>
          <Chip {...(deviation === null ? {} : { tone: 'warm' as const })}>
            {t(deviation === null ? 'standard' : 'deviating')}
          </Chip>
        </span>
        {mayChange ? (
          <span className={styles['chips']}>
            <AppButton size="small" kind="quiet" onClick={() => onPick({ act: 'deviate', clause })}>
              {t(deviation === null ? 'deviate' : 'change')}
            </AppButton>
            {deviation === null ? null : (
              <AppButton size="small" kind="quiet" onClick={() => onRestore(clause)}>
                {t('backToStandard')}
              </AppButton>
            )}
          </span>
        ) : null}
      </div>
      <p className={styles['quiet']}>{standardOf(clause)}</p>
      {deviation === null ? null : <p className={clauseStyles['says']}>{deviation}</p>}
      {deviation === null || opinions.length > 0 ? null : (
        <p className={styles['quiet']}>
          {t('needed', { offices: needs.map((office) => t(`offices.${office}`)).join(' · ') })}
        </p>
      )}
      {opinions.length === 0 ? null : (
        <ul className={clauseStyles['opinions']}>
          {opinions.map((opinion) => (
            <OpinionLine
              key={`${opinion.office} ${opinion.dueAt}`}
              opinion={opinion}
              onPick={(act) => onPick({ act, clause, opinion })}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

const PickedForm = ({
  contract,
  picked: { act, clause, opinion },
  onClose,
}: {
  readonly contract: ContractKey;
  readonly picked: Picked;
  readonly onClose: () => void;
}): ReactNode => {
  const { standardOf } = useClauseWords();
  if (act === 'deviate')
    return <DeviationForm contract={contract} clause={clause} standard={standardOf(clause)} onClose={onClose} />;
  if (opinion === undefined || clause.id === null) return null;
  const key = { clauseId: clause.id, office: opinion.office, onClose };
  return act === 'give' ? <OpinionForm {...key} /> : <ResolveForm {...key} />;
};

/** The clauses of a contract: the standard, what the contract says instead, and the opinions that it needs. */
export const ClausesPanel = ({ contract }: { readonly contract: ContractKey }): ReactNode => {
  const t = useT(pricingClauses);
  const { nameOf } = useClauseWords();
  const refusalText = useRefusalText();
  const { data, error, refetch } = useRead(contractClauses, contract);
  const set = useAct(setContractClause, { refreshes: pricingReads });
  const [picked, setPicked] = useState<Picked | null>(null);
  const restore = async ({ key }: Clause): Promise<void> => {
    try {
      await set.run({ ...contract, key, deviation: null });
      showNote(t('restored'));
    } catch (failure) {
      showFailure(refusalText(failure));
    }
  };
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={120} />;
  const { problem, mayChange, rows } = data;
  if (rows.length === 0) return null;
  return (
    <Panel title={t('title')}>
      {mayChange ? <p className={styles['quiet']}>{t('lead')}</p> : null}
      {problem === null ? null : <p className={styles['refusal']}>{t(`problems.${problem}`)}</p>}
      {problem === null && mayChange ? <p>{t('passed')}</p> : null}
      <ul className={clauseStyles['clauses']}>
        {rows.map((clause) => (
          <ClauseLine
            key={clause.key}
            clause={clause}
            mayChange={mayChange}
            onPick={setPicked}
            onRestore={(one) => void restore(one)}
          />
        ))}
      </ul>
      <SideDrawer
        isOpen={picked !== null}
        onClose={() => setPicked(null)}
        title={picked === null ? t('title') : nameOf(picked.clause)}
      >
        {picked === null ? null : <PickedForm contract={contract} picked={picked} onClose={() => setPicked(null)} />}
      </SideDrawer>
    </Panel>
  );
};
