import type { StreamContext } from '#platform/operations';
import { catchUp, listBehind } from '../store/catch-up.ts';
import { lawOf } from './law.ts';

/** Records who came and who went as soon as facts change; reading a segment only reads. One short transaction a segment. */
export const followFacts = async (context: StreamContext): Promise<void> => {
  const behind = await context.transact(async ({ db, company, today }) => await listBehind(db, company.id, today));
  for (const id of behind) await context.transact(async (step) => await catchUp(step.db, id, await lawOf(step)));
};
