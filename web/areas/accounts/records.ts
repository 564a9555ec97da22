import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';

const { listPersons, listTasks, findDuplicates } = accountsContract.operations;

/** Rows as the API answers them, under the names that several screens use. */
export type Person = z.output<typeof listPersons.output>['rows'][number];
export type Task = z.output<typeof listTasks.output>['rows'][number];
export type DuplicatePair = z.output<typeof findDuplicates.output>['pairs'][number];

export const mergeObjects = ['account', 'person'] as const;
export type MergeObject = (typeof mergeObjects)[number];
