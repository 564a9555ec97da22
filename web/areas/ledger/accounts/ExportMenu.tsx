import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { Icon, IconAction, IconDownload, MenuButton, useT } from '#ui';
import { downloadUrlOf } from '#web/app/api';
import { useMay } from '#web/app/session';
import { ledgerScreens } from '../messages/index.ts';
import type { AccountSearch } from './account-search.ts';
import { inputOf } from './list-input.ts';

/** Downloads the accounts that the list shows, in its order. */
export const ExportMenu = ({ search }: { readonly search: AccountSearch }): ReactNode => {
  const t = useT(ledgerScreens);
  const mayExport = useMay('ledger.export');
  if (!mayExport) return null;
  const { limit: _page, ...filters } = inputOf(search);
  const save = (format: 'csv' | 'xlsx') => (): void =>
    location.assign(downloadUrlOf(ledgerContract.operations.exportAccounts, { ...filters, format }));
  return (
    <MenuButton
      button={<IconAction size="small" name={t('list.export')} icon={<Icon of={IconDownload} size={16} />} />}
      groups={[
        [
          { label: t('list.exportXlsx'), onPick: save('xlsx') },
          { label: t('list.exportCsv'), onPick: save('csv') },
        ],
      ]}
    />
  );
};
