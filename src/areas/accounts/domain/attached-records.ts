/** The kinds of record that take files; the area that owns a kind tells what is there and who may see it. */
export const attachedRecords = [
  'account',
  'person',
  'task',
  'product',
  'order',
  'invoice',
  'import',
  'price-request',
  'quote',
  'agreement',
  'business-plan',
  'negotiation',
  'estimate',
  'purchase',
  'warning',
] as const;
export type AttachedRecord = (typeof attachedRecords)[number];

/** How the audit calls a file: one at a person is personal data, and so is its name. */
export const auditedFileOf = (kind: AttachedRecord) => (kind === 'person' ? 'person-file' : 'attachment');

/** What a file may be marked as: `signed` is the signed document of an agreement. */
export const fileMarks = ['signed'] as const;
export type FileMark = (typeof fileMarks)[number];

/**
 * Days that a removed file, and a file whose record is gone, is kept before it goes for good: a removal can be undone, and
 * an import that was undone and mended brings its orders back with what hung on them.
 */
export const keptFileDays = 30;
