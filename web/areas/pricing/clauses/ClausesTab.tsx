import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { formatInstant } from '#kernel/format';
import { AppButton, ErrorState, Panel, SideDrawer, SkeletonBar, useActorName, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { useUserNames } from '#web/accounts';
import { opinionOffices } from '#domain/pricing';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ClauseListForm } from './ClauseListForm.tsx';
import type { ClauseListVersion } from './ClauseListForm.tsx';
import clauseStyles from './clauses.module.css';
import { OpinionList } from './OpinionList.tsx';
import { useClauseWords } from './use-clause-words.ts';
import { useRoleName } from './use-role-name.ts';

const { getClauseList } = pricingContract.operations;

const Offices = ({ list: { policy } }: { readonly list: ClauseListVersion }): ReactNode => {
  const t = useT(pricingClauses);
  const userName = useUserNames();
  const roleName = useRoleName();
  return (
    <dl className={styles['words']}>
      {opinionOffices.map((office) => {
        const { roles, userIds, hours } = policy.offices[office];
        const who = [...roles.map(roleName), ...userIds.map((id) => userName(id) ?? '')];
        return (
          <div key={office}>
            <dt>{t(`offices.${office}`)}</dt>
            <dd>
              {(who.length === 0 ? [roleName('executive')] : who).join(' · ')} · {hours} {t('list.hour')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

const KnownList = ({ list }: { readonly list: ClauseListVersion }): ReactNode => {
  const t = useT(pricingClauses);
  const { timeZone } = useWords();
  const actorName = useActorName();
  const { nameOf, standardOf } = useClauseWords();
  const mayEdit = useMay('pricing.policy');
  const [isOpen, setOpen] = useState(false);
  const { policy, version, createdByName, createdAt } = list;
  return (
    <Panel
      title={t('listTitle')}
      actions={
        mayEdit ? (
          <AppButton size="small" onClick={() => setOpen(true)}>
            {t('list.edit')}
          </AppButton>
        ) : undefined
      }
    >
      <p className={styles['quiet']}>
        {t('list.version', { version, name: actorName(createdByName), at: formatInstant(createdAt, timeZone) })}
        {mayEdit ? '' : ` ${t('list.readOnly')}`}
      </p>
      <Offices list={list} />
      <ul className={clauseStyles['clauses']}>
        {policy.clauses.map(({ key, kind, title, text, needs }) => (
          <li key={key}>
            <strong>{nameOf({ kind, title })}</strong>
            <p>{standardOf({ kind, standard: text })}</p>
            <p className={styles['quiet']}>
              {t('needed', { offices: needs.map((office) => t(`offices.${office}`)).join(' · ') })}
            </p>
          </li>
        ))}
      </ul>
      <SideDrawer isOpen={isOpen} onClose={() => setOpen(false)} title={t('list.edit')}>
        {isOpen ? <ClauseListForm list={list} onClose={() => setOpen(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};

/** Opinions that wait anywhere in reach, and the company's list of clauses. */
export const ClausesTab = (): ReactNode => {
  const t = useT(pricingClauses);
  const { data, error, refetch } = useRead(getClauseList, {});
  return (
    <div className={styles['stack']}>
      <Panel title={t('opinions.title')}>
        <p className={styles['quiet']}>{t('opinions.lead')}</p>
        <OpinionList mine={false} />
      </Panel>
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? error === null ? <SkeletonBar height={160} /> : null : <KnownList list={data} />}
    </div>
  );
};
