import { existsSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { isEmptyPlace } from '#db/open';
import { AppError } from '#kernel/app-error';

/** Whether a directory holds an installation; one that is missing or empty holds none, and one with other files is not taken over. */
export const isDirectoryMade = async (directory: string): Promise<boolean> => {
  if (!(await isEmptyPlace({ dataDir: directory }))) return true;
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new AppError('cli.demo-directory-taken', { directory });
  return false;
};

/** Moves a finished installation to its place, which may stand there empty: not every system renames onto that. */
export const moveToPlace = (finished: string, place: string): void => {
  if (existsSync(place)) rmdirSync(place);
  renameSync(finished, place);
};
