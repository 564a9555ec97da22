import type { Shape } from '#kernel/i18n';
import type { databaseZhCN } from './database-zh-CN.ts';

export const databaseEn = {
  errors: {
    'engine-restarted': 'The database has just restarted: please try again',
    'directory-in-use':
      'Another Mainstay process uses the data directory {directory}; a directory belongs to one process at a time',
    unreachable: 'The database {place} cannot be reached ({reason}): check DATABASE_URL and whether the server runs',
    'holder-key': 'The key of the data directory is not right',
    'holder-failed': 'The running server could not carry the command out: {message}',
    'holder-not-ready': 'The process that holds this data directory is not ready yet: please try again soon',
    'holder-gone': 'The running server broke the connection off',
    'other-major':
      'The data directory was made by another database version ({found}); this program uses {wanted}. Take a backup with the old version and restore it here',
    'not-a-cluster': 'The directory {directory} holds no Mainstay database',
    'engine-failed': 'The database in {directory} could not be opened',
    'place-not-empty': 'There is a database at the target already; restore and move need an empty place',
    'content-misfit': 'The content has a table {table} that this program does not know',
    'content-differs':
      'Table {table} differs from its source after loading ({expected} rows expected, {found} found); everything was undone',
    'content-newer': 'The content comes from a newer version of the program ({migration}): please upgrade first',
    'backup-exists': 'The backup directory {directory} exists already',
    'backup-damaged': 'The backup {directory} is not whole: the file {file} is missing or damaged',
    'backup-format': 'The format of the backup {directory} is not known',
  },
} as const satisfies Shape<typeof databaseZhCN>;
