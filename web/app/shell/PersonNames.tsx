import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { PersonNamesContext, useWords } from '#ui';
import { useRead } from '../api.ts';
import { useMay } from '../session.ts';

const fiveMinutes = 300_000;

/** On a screen in English the names of colleagues stand in Latin letters, for those who may read who they are. */
export const PersonNames = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const isLatin = useWords().language === 'en';
  const mayRead = useMay('users.read');
  const { data } = useRead(
    identityContract.operations.listUsers,
    {},
    { isOff: !mayRead || !isLatin, staleMs: fiveMinutes },
  );
  const written = useMemo(() => {
    const latin = new Map((isLatin ? (data?.rows ?? []) : []).map(({ name, latinName }) => [name, latinName]));
    return (name: string): string => latin.get(name) ?? name;
  }, [data, isLatin]);
  return <PersonNamesContext value={written}>{children}</PersonNamesContext>;
};
