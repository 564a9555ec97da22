import { defineContract } from '#kernel/contract';

/** Refusals that any operation may answer with, and their HTTP status. */
export const refusalsContract = defineContract({
  area: 'platform',
  permissions: {},
  operations: {},
  errors: {
    'platform.not-signed-in': 401,
    'platform.forbidden': 403,
    'platform.cross-site': 403,
    'platform.session-needed': 403,
    'platform.not-found': 404,
    'platform.no-such-operation': 404,
    'platform.conflict': 409,
    'platform.too-large': 413,
    'platform.wrong-content-type': 415,
    'platform.malformed-body': 400,
    'platform.invalid-input': 422,
    'platform.invalid-cursor': 422,
    'platform.key-used-otherwise': 422,
    'platform.too-many-requests': 429,
    'platform.unexpected': 500,
    'platform.unreachable': 503,
    'platform.shutting-down': 503,
    'platform.no-company-yet': 409,
    'platform.company-needed': 400,
    'platform.company-unknown': 404,
    'platform.file-unreadable': 400,
  },
});

/** Refusals of the database's own files and lock; the command line meets them before any operation runs. */
export const databaseContract = defineContract({
  area: 'db',
  permissions: {},
  operations: {},
  errors: {
    'db.engine-restarted': 503,
    'db.directory-in-use': 409,
    'db.holder-key': 403,
    'db.holder-failed': 500,
    'db.holder-not-ready': 503,
    'db.holder-gone': 503,
    'db.other-major': 409,
    'db.not-a-cluster': 409,
    'db.engine-failed': 500,
    'db.place-not-empty': 409,
    'db.content-misfit': 409,
    'db.content-differs': 500,
    'db.content-newer': 409,
    'db.backup-exists': 409,
    'db.backup-damaged': 409,
    'db.backup-format': 409,
  },
});
