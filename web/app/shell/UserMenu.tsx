import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { Icon, IconAction, MenuButton, useScheme, useT, useWords, useActorName } from '#ui';
import type { MenuEntry, SchemeChoice } from '#ui';
import { call } from '../api.ts';
import { appMessages } from '../messages/index.ts';
import { useSession } from '../session.ts';
import styles from './shell.module.css';

const { signOut, switchCompany, updateMe } = identityContract.operations;

const schemes = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const satisfies Record<
  SchemeChoice,
  unknown
>;
const choices: readonly SchemeChoice[] = ['auto', 'light', 'dark'];

/** Who is signed in, appearance, companies, shortcuts, sign out. */
export const UserMenu = ({ onShortcuts }: { readonly onShortcuts: () => void }): ReactNode => {
  const t = useT(appMessages);
  const nameOf = useActorName();
  const { language } = useWords();
  const { user, company, companies } = useSession();
  const { choice, choose } = useScheme();
  const router = useRouter();
  const cache = useQueryClient();

  const leave = async (): Promise<void> => {
    await call(signOut, {});
    cache.clear();
    await router.navigate({ to: '/sign-in' });
  };
  const enter = async (companyId: number): Promise<void> => {
    await call(switchCompany, { companyId });
    location.assign('/');
  };
  const pickScheme = (next: SchemeChoice): void => {
    choose(next);
    void call(updateMe, { theme: next });
  };

  const schemeEntries = choices.map((one): MenuEntry => ({
    label: t(`shell.${one}`),
    icon: <Icon of={schemes[one]} size={16} />,
    isChosen: one === choice,
    onPick: () => pickScheme(one),
  }));
  const companyEntries = companies.map((one): MenuEntry => ({
    label: language === 'en' ? (one.nameEn ?? one.name) : one.name,
    icon: one.id === company.id ? <Icon of={IconCheck} size={16} /> : undefined,
    isChosen: one.id === company.id,
    onPick: () => void enter(one.id),
  }));
  const lastEntries: readonly MenuEntry[] = [
    { label: t('shell.shortcuts'), icon: <Icon of={IconKeyboard} size={16} />, onPick: onShortcuts },
    { label: t('shell.signOut'), icon: <Icon of={IconLogout} size={16} />, onPick: () => void leave() },
  ];
  const mark = <span className={styles['userMark']}>{[...nameOf(user.name)][0]?.toUpperCase()}</span>;
  return (
    <MenuButton
      button={<IconAction name={t('shell.account')} icon={mark} />}
      head={`${nameOf(user.name)} · ${language === 'en' ? (company.nameEn ?? company.name) : company.name}`}
      groups={[...(companies.length > 1 ? [companyEntries] : []), schemeEntries, lastEntries]}
    />
  );
};
