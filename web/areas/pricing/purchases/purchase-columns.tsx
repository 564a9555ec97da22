import { Link } from '@tanstack/react-router';
import type { Language } from '#kernel/locale';
import { ActorName, DateText, Money, NameCell } from '#ui';
import type { Column } from '#ui';
import { shownNameOf } from '#web/accounts';
import type { PurchaseWords } from '../messages/index.ts';
import type { PurchaseRow } from '../shared/data.ts';
import { PurchaseState } from './PurchaseState.tsx';

type Options = { readonly t: PurchaseWords; readonly language: Language };

export const purchaseColumnsOf = ({ t, language }: Options): readonly Column<PurchaseRow>[] => [
  {
    id: 'account',
    header: t('account'),
    cell: ({ id, number, account, title }) => (
      <NameCell
        name={
          <Link to="/pricing/purchases/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        }
        note={`${number} · ${title}`}
      />
    ),
  },
  { id: 'mode', header: t('modeLabel'), width: 90, cell: ({ mode }) => t(`modes.${mode}`) },
  { id: 'state', header: t('stateLabel'), width: 140, cell: ({ state }) => <PurchaseState state={state} /> },
  {
    id: 'reason',
    header: t('reasonLabel'),
    width: 160,
    cell: ({ reason }) => (reason === null ? '—' : t(`reasons.${reason}`)),
  },
  { id: 'total', header: t('total'), kind: 'figure', width: 130, cell: ({ total }) => <Money value={total} /> },
  {
    id: 'committedOn',
    header: t('committedOn'),
    kind: 'figure',
    width: 120,
    cell: ({ committedOn }) => <DateText value={committedOn} />,
  },
  { id: 'by', header: t('createdBy'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];
