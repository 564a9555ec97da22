import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { Icon } from './Icon.tsx';
import { IconAction } from './IconAction.tsx';
import { MenuButton } from './MenuButton.tsx';

export type SaveList = (format: 'csv' | 'xlsx') => void;

/** Saves what a list shows as a workbook or as CSV; nothing for those who may not. */
export const ExportMenu = ({ onSave }: { readonly onSave: SaveList | undefined }): ReactNode => {
  const t = useT(uiMessages);
  if (onSave === undefined) return null;
  return (
    <MenuButton
      button={<IconAction size="small" name={t('table.export')} icon={<Icon of={IconDownload} size={16} />} />}
      groups={[
        (['xlsx', 'csv'] as const).map((format) => ({
          label: t('table.exportAs', { format: format.toUpperCase() }),
          onPick: () => onSave(format),
        })),
      ]}
    />
  );
};
