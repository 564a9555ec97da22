import { Link } from '@tanstack/react-router';
import type { Language } from '#kernel/locale';
import { ActorName, DateText, NameCell, Percent } from '#ui';
import type { Column } from '#ui';
import { shownNameOf } from '#web/accounts';
import type { AgreementWords } from '../messages/index.ts';
import type { AgreementRow } from '../shared/data.ts';
import { AgreementState } from './AgreementState.tsx';

type Options = { readonly t: AgreementWords; readonly language: Language };

export const agreementColumnsOf = ({ t, language }: Options): readonly Column<AgreementRow>[] => [
  {
    id: 'account',
    header: t('account'),
    cell: ({ id, number, account, title }) => (
      <NameCell
        name={
          <Link to="/pricing/agreements/$id" params={{ id }}>
            {shownNameOf(account, language)}
          </Link>
        }
        note={`${number} · ${title}`}
      />
    ),
  },
  {
    id: 'state',
    header: t('stateLabel'),
    width: 230,
    cell: (row) => <AgreementState {...row} />,
  },
  {
    id: 'from',
    header: t('validFrom'),
    kind: 'figure',
    width: 112,
    cell: ({ validFrom }) => <DateText value={validFrom} />,
  },
  {
    id: 'to',
    header: t('validTo'),
    kind: 'figure',
    width: 112,
    cell: ({ lastOn }) => <DateText value={lastOn} />,
  },
  { id: 'lines', header: t('lines'), kind: 'figure', width: 84, cell: ({ lineCount }) => lineCount },
  {
    id: 'rebate',
    header: t('rebate'),
    kind: 'figure',
    width: 100,
    cell: ({ topRebateBp }) => <Percent bp={topRebateBp} />,
  },
  { id: 'by', header: t('createdBy'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
];
