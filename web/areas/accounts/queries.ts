import { useMemo } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { identityContract } from '#platform/identity/contract';
import { useWords } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';

const { get, listCustomFields, listTags } = accountsContract.operations;
const { listUsers } = identityContract.operations;

export type Account = z.output<typeof get.output>;
export type User = z.output<typeof listUsers.output>['rows'][number];
export type CustomField = z.output<typeof listCustomFields.output>['fields'][number];

const fiveMinutes = 5 * 60_000;

export const useAccount = (id: string) => useRead(get, { id });

const useUserRead = () => {
  const mayRead = useMay('users.read');
  const { data } = useRead(listUsers, {}, { isOff: !mayRead, staleMs: fiveMinutes });
  return { rows: data?.rows, isLoading: mayRead && data === undefined };
};

/** The people of the company as the reader's language writes them, active ones first; empty for those who may not read them. */
export const useUsers = (): readonly User[] => {
  const { rows } = useUserRead();
  const { language } = useWords();
  return useMemo(
    () =>
      (rows ?? [])
        .map((user) => ({ ...user, name: language === 'en' ? (user.latinName ?? user.name) : user.name }))
        .toSorted((a, b) => Number(b.active) - Number(a.active)),
    [rows, language],
  );
};

/** Whether names of users are on their way, so that nobody is called unknown too early. */
export const useIsLoadingUsers = (): boolean => useUserRead().isLoading;

/** Finds the name of a user by id. */
export const useUserNames = (): ((id: string | null) => string | undefined) => {
  const users = useUsers();
  return useMemo(() => {
    const names = new Map(users.map(({ id, name }) => [id, name]));
    return (id) => (id === null ? undefined : names.get(id));
  }, [users]);
};

/** The company's own fields of accounts or persons, in the order that the administrator gave them. */
export const useCustomFields = (object: 'account' | 'person'): readonly CustomField[] => {
  const { data } = useRead(listCustomFields, {}, { staleMs: fiveMinutes });
  return useMemo(
    () => (data?.fields ?? []).filter((field) => field.object === object).toSorted((a, b) => a.position - b.position),
    [data, object],
  );
};

export const useTagSuggestions = (): readonly string[] => {
  const { data } = useRead(listTags, {}, { staleMs: fiveMinutes });
  return useMemo(() => (data?.tags ?? []).map(({ tag }) => tag), [data]);
};
