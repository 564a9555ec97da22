import type { z } from 'zod';
import { versionedPolicy } from '#platform/policies';
import { clauseListSchema } from '../contract/clause-schemas.ts';
import { defaultClauseList } from '../domain/index.ts';
import type { ClauseList } from '../domain/index.ts';

export const clauseLists = versionedPolicy<ClauseList, z.output<typeof clauseListSchema>>({
  table: 'clauseList',
  schema: clauseListSchema,
  initial: defaultClauseList,
  objectType: 'clause-list',
  errors: {
    notFound: 'pricing.clause-list-not-found',
    changedMeanwhile: 'pricing.clause-list-changed-meanwhile',
  },
});
