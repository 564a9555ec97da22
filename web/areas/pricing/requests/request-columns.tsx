import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listed } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { DateText, Money, NameCell, Percent, ActorName, useActorName, useWords } from '#ui';
import type { Column } from '#ui';
import { shownNameOf } from '#web/accounts';
import type { PricingWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import type { RequestRow } from '../shared/data.ts';
import { RequestState } from '../shared/StateChips.tsx';
import { rolesText } from '../shared/texts.ts';

type Options = {
  readonly t: PricingWords;
  readonly language: Language;
  readonly currency: string;
  readonly withAccount: boolean;
};

const AskedNames = ({ names }: { readonly names: readonly string[] }): ReactNode => {
  const { language } = useWords();
  const nameOf = useActorName();
  return <span className={styles['wrapping']}>{listed(names.map(nameOf), language)}</span>;
};

const waitsFor = (row: RequestRow, { t, language }: Options) =>
  row.state !== 'submitted' ? null : row.askedNames.length === 0 ? (
    <span className={styles['late']}>{t('inbox.nobody')}</span>
  ) : (
    <span className={styles['twoLines']}>
      <AskedNames names={row.askedNames.slice(0, 3)} />
      <span className={styles['quiet']}>
        {t('inbox.signedOf', { roles: rolesText(row.openRoles, { t, language }) })}
      </span>
    </span>
  );

/** Requests as a list shows them: number and account, what is asked, who is asked and how long it may take. */
export const requestColumnsOf = (options: Options): readonly Column<RequestRow>[] => {
  const { t, language, currency, withAccount } = options;
  return [
    {
      id: 'number',
      header: withAccount ? t('account') : t('inbox.number'),
      cell: ({ id, number, account }) => {
        const link = (
          <Link to="/pricing/requests/$id" params={{ id }}>
            {withAccount ? shownNameOf(account, language) : number}
          </Link>
        );
        return <NameCell name={link} note={withAccount ? `${number} · ${account.code}` : undefined} />;
      },
    },
    { id: 'state', header: t('stateLabel'), width: 148, cell: ({ state }) => <RequestState state={state} /> },
    {
      id: 'judged',
      header: t('cumulative'),
      kind: 'figure',
      width: 92,
      cell: ({ judgedBp }) => <Percent bp={judgedBp} />,
    },
    {
      id: 'amount',
      header: t('amount'),
      unit: currency,
      kind: 'figure',
      width: 100,
      cell: ({ amount }) => <Money value={amount} withSymbol={false} />,
    },
    {
      id: 'clock',
      header: t('inbox.clock'),
      width: 112,
      cell: ({ state, dueAt }) => (state === 'submitted' ? <ClockText dueAt={dueAt} /> : null),
    },
    { id: 'waits', header: t('inbox.waitsFor'), width: 188, cell: (row) => waitsFor(row, options) },
    {
      id: 'validUntil',
      header: t('validUntil'),
      kind: 'figure',
      width: 116,
      cell: ({ validUntil }) => (validUntil === null ? null : <DateText value={validUntil} />),
    },
    {
      id: 'by',
      header: t('createdBy'),
      width: 136,
      cell: ({ createdByName, createdAt }) => (
        <span className={styles['twoLines']}>
          <span>
            <ActorName name={createdByName} />
          </span>
          <span className={styles['quiet']}>
            <DateText value={createdAt} />
          </span>
        </span>
      ),
    },
  ];
};
