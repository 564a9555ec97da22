import { Link } from '@tanstack/react-router';
import type { Language } from '#kernel/locale';
import { DateText, Money, NameCell, Percent, ActorName } from '#ui';
import type { Column } from '#ui';
import { shownNameOf } from '#web/accounts';
import type { PricingWords } from '../messages/index.ts';
import type { QuoteRow } from '../shared/data.ts';
import { QuoteState } from '../shared/StateChips.tsx';

type Options = {
  readonly t: PricingWords;
  readonly language: Language;
  readonly currency: string;
  readonly withAccount: boolean;
};

export const quoteColumnsOf = ({ t, language, currency, withAccount }: Options): readonly Column<QuoteRow>[] => [
  {
    id: 'number',
    header: withAccount ? t('account') : t('quote.number'),
    cell: ({ id, number, account }) => {
      const link = (
        <Link to="/pricing/quotes/$id" params={{ id }}>
          {withAccount ? shownNameOf(account, language) : number}
        </Link>
      );
      return <NameCell name={link} note={withAccount ? `${number} · ${account.code}` : undefined} />;
    },
  },
  { id: 'state', header: t('stateLabel'), width: 110, cell: ({ state }) => <QuoteState state={state} /> },
  {
    id: 'total',
    header: t('quote.total'),
    unit: currency,
    kind: 'figure',
    width: 130,
    cell: ({ total }) => <Money value={total} withSymbol={false} />,
  },
  {
    id: 'concession',
    header: t('concession'),
    kind: 'figure',
    width: 96,
    cell: ({ concessionBp }) => <Percent bp={concessionBp} />,
  },
  {
    id: 'under',
    header: t('quote.approvedBy'),
    width: 150,
    cell: ({ requestId }) =>
      requestId === null ? (
        t('quote.ownAuthority')
      ) : (
        <Link to="/pricing/requests/$id" params={{ id: requestId }}>
          {t('quote.openRequest')}
        </Link>
      ),
  },
  {
    id: 'quotedOn',
    header: t('quote.quotedOn'),
    kind: 'figure',
    width: 112,
    cell: ({ quotedOn }) => <DateText value={quotedOn} />,
  },
  {
    id: 'validUntil',
    header: t('validUntil'),
    kind: 'figure',
    width: 116,
    cell: ({ validUntil }) => <DateText value={validUntil} />,
  },
  { id: 'by', header: t('createdBy'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];
