import { countActivePeople, listCompanies } from '#platform/identity';
import { handleInstallation } from '#platform/operations';
import { homeContract } from '../contract.ts';
import { embeddedReach, reasonsToMove } from '../domain/index.ts';
import { estimateOrderLines } from '../store/health.ts';

const { operations } = homeContract;
const weekMs = 7 * 86_400_000;

/** How the installation is; what tells of other companies of it stays unsaid. */
const health = handleInstallation(operations.health, async (context) => {
  const { engine, serverVersion, answerMs, sizeBytes, restarts } = await context.health();
  return await context.transact(async (db) => {
    const people = await countActivePeople(db, new Date(context.now.getTime() - weekMs));
    const orderLines = await estimateOrderLines(db);
    const isAlone = (await listCompanies(db)).length === 1;
    return {
      engine,
      serverVersion,
      answerMs: Math.round(answerMs * 10) / 10,
      restarts,
      whole: isAlone ? { people, orderLines, sizeBytes } : null,
      reach: embeddedReach,
      reasons: [...reasonsToMove({ engine, people, orderLines, restarts })],
    };
  });
});

export const healthHandlers = [health];
