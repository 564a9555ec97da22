import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { FieldGroup, Scope } from '#kernel/access';
import { identityContract } from '#platform/identity/contract';
import { call, readKeyOf } from './api.ts';

const { me } = identityContract.operations;

export type Session = z.output<typeof me.output>;

/** Who is signed in; loaded once before any page of the shell shows. */
export const sessionQuery = queryOptions({
  queryKey: readKeyOf(me, {}),
  queryFn: () => call(me, {}),
  staleTime: 5 * 60_000,
  retry: false,
});

/** User, company, rights and visible fields of the caller. Only inside the shell. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** The rows that a right reaches for the caller, or null. Use it to hide what would be refused; the server decides. */
export const useScope = (right: string): Scope | null => useSession().permissions[right] ?? null;

export const useMay = (right: string): boolean => useScope(right) !== null;

/** Whether the caller sees cost, margin or personal data at all. */
export const useSees = (group: FieldGroup): boolean => useSession().fields.includes(group);
