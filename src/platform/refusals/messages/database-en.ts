import type { Shape } from '#kernel/i18n';
import type { databaseZhCN } from './database-zh-CN.ts';

export const databaseEn = {
  errors: {
    'engine-restarted': 'The database has just restarted: please try again',
    'directory-in-use':
      'Another Mainstay process uses the data directory {directory}; a directory belongs to one process at a time',
    'holder-key': 'The key of the data directory is not right',
    'holder-failed': 'The running server could not carry the command out: {message}',
    'holder-not-ready': 'The process that holds this data directory is not ready yet: please try again soon',
    'holder-gone': 'The running server broke the connection off',
    'other-major':
      'The data directory was made by another database version ({found}); this program uses {wanted}. Take a backup with the old version and restore it here',
    'not-a-cluster': 'The directory {directory} holds no Mainstay database',
  },
} as const satisfies Shape<typeof databaseZhCN>;
