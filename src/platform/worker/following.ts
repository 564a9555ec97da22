import { newIdAt } from '#platform/id';
import { findCompany, listCompanyClocks } from '#platform/identity';
import { operatorActor, streamContextOf } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';

/** How late a change is followed that another process wrote. */
const restMs = 15_000;

/** Lets the modules follow what has changed: at once after news of this process, else after a rest. */
export const following = (runtime: Runtime): ((hasNews: boolean) => Promise<void>) => {
  const { database, clock, rights, followers, log } = runtime;
  let restsUntil = 0;
  return async (hasNews) => {
    if (followers.length === 0 || (!hasNews && performance.now() < restsUntil)) return;
    for (const { id } of await listCompanyClocks(database.root)) {
      const company = await findCompany(database.root, id);
      if (company === undefined) continue;
      const requestId = newIdAt(clock());
      const client = { ip: null, userAgent: null };
      const actor = operatorActor(rights, id, 'job');
      const context = streamContextOf(runtime, { actor, company, language: 'zh-CN', requestId, client });
      for (const follow of followers)
        try {
          await follow(context);
        } catch (error) {
          log.warn({ err: error, orgId: id }, 'changes not followed');
        }
    }
    restsUntil = performance.now() + restMs;
  };
};
