import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton, useT } from '#ui';
import { useMay } from '#web/app/session';
import { AssignOwnerDrawer, TagsDrawer } from '#web/accounts';
import { ledgerScreens } from '../messages/index.ts';

type Props = { readonly ids: readonly string[]; readonly onDone: () => void };

/** What can be done with the chosen accounts. */
export const BulkActs = ({ ids, onDone }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const mayAssign = useMay('accounts.assign');
  const mayTag = useMay('accounts.write');
  const [open, setOpen] = useState<'assign' | 'tags' | null>(null);
  const part = {
    ids,
    onClose: () => setOpen(null),
    onDone: () => {
      setOpen(null);
      onDone();
    },
  };
  return (
    <>
      {mayAssign ? (
        <AppButton size="small" onClick={() => setOpen('assign')}>
          {t('list.assign')}
        </AppButton>
      ) : null}
      {mayTag ? (
        <AppButton size="small" onClick={() => setOpen('tags')}>
          {t('list.changeTags')}
        </AppButton>
      ) : null}
      {open === 'assign' ? <AssignOwnerDrawer {...part} /> : null}
      {open === 'tags' ? <TagsDrawer {...part} /> : null}
    </>
  );
};
