import { endAllLeases } from '#platform/jobs';
import { serverUrl } from './database.ts';
import type { SharedPlace } from './database.ts';

/**
 * Makes the time pass for which a job is kept for a process that died. A process that is alone with its directory does so
 * itself when it starts; on a server others may be at work, so there the lease has to run out.
 */
export const leasesRunOut = async (place: SharedPlace): Promise<void> => {
  if (serverUrl === undefined) return;
  const database = await place.open();
  try {
    await endAllLeases(database.root);
  } finally {
    await database.close();
  }
};
