import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import {
  AppButton,
  Chip,
  Icon,
  IconPencil,
  IconPlus,
  KaTypeBadge,
  TierBadge,
  useCommonWord,
  useT,
  useWords,
} from '#ui';
import { useAccountHead } from '#web/app/area-context';
import type { AccountHeadSlot } from '#web/app/area-module';
import { otherNameOf, shownNameOf } from './account-names.ts';
import styles from './account.module.css';
import { AccountEditDrawer } from './AccountEditDrawer.tsx';
import { accountScreens } from './messages/index.ts';
import { OwnerName } from './OwnerName.tsx';
import type { Account } from './queries.ts';
import { TagEditor } from './TagEditor.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';

type SlotProps = {
  readonly slot: AccountHeadSlot;
  readonly account: Account;
  readonly className?: string | undefined;
};

/** What an account of its own says of itself; one that a merge took up has no figures. */
const HeadSlot = ({ slot, account, className }: SlotProps): ReactNode => {
  const parts = useAccountHead(slot);
  if (parts.length === 0 || account.mergedInto !== null) return null;
  return (
    <span className={className}>
      <Suspense fallback={null}>
        {parts.map(({ id, component: Part }) => (
          <Part key={id} accountId={account.id} />
        ))}
      </Suspense>
    </span>
  );
};

const lifecycleTone = { prospect: 'accent', active: 'plain', dormant: 'warm', lost: 'grey' } as const;

/** Who it is at a glance: name, tier, type, lifecycle, owner, tags, and what the other areas add. Stays in view. */
export const AccountHead = ({ account }: { readonly account: Account }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const wordOf = useCommonWord();
  const [open, setOpen] = useState<'edit' | 'task' | null>(null);
  const close = (): void => setOpen(null);
  const notes = [
    otherNameOf(account, language),
    account.code,
    ...[account.region, account.industry].map((text) => (text === null ? null : wordOf(text))),
  ];
  const mayChange = account.may.update && account.mergedInto === null;
  return (
    <div className={styles['head']}>
      <HeadSlot slot="score" account={account} className={styles['headScore']} />
      <div className={styles['headMain']}>
        <div className={styles['headTop']}>
          <div className={styles['headNames']}>
            <div className={styles['headTitle']}>
              <h1 className={styles['headName']}>{shownNameOf(account, language)}</h1>
              <span className={styles['headMarks']}>
                <TierBadge tier={account.tier} />
                <KaTypeBadge type={account.kaType} />
                <Chip tone={lifecycleTone[account.lifecycle]}>{words(`lifecycles.${account.lifecycle}`)}</Chip>
                <HeadSlot slot="badges" account={account} className={styles['headMarks']} />
              </span>
            </div>
            <p className={styles['quiet']}>{notes.filter((note) => note !== null && note !== undefined).join(' · ')}</p>
          </div>
          {mayChange ? (
            <div className={styles['headActs']}>
              <AppButton icon={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('task')}>
                {t('tasks.add')}
              </AppButton>
              <AppButton icon={<Icon of={IconPencil} size={16} />} onClick={() => setOpen('edit')}>
                {t('edit')}
              </AppButton>
            </div>
          ) : null}
        </div>
        <div className={styles['headFacts']}>
          <span>
            <span className={styles['label']}>{words('fields.owner')}</span>{' '}
            {account.ownerId === null ? (
              <span className={styles['quiet']}>{t('notAssigned')}</span>
            ) : (
              <OwnerName id={account.ownerId} />
            )}
          </span>
          <TagEditor accountId={account.id} tags={account.tags} mayChange={mayChange} />
        </div>
      </div>
      <HeadSlot slot="money" account={account} className={styles['headMoney']} />
      {open === 'edit' ? <AccountEditDrawer account={account} onClose={close} /> : null}
      {open === 'task' ? <TaskDrawer accountId={account.id} onClose={close} /> : null}
    </div>
  );
};
