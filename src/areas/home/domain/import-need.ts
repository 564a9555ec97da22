export const importNeeds = ['running', 'waiting', 'failed', 'rejected'] as const;
export type ImportNeed = (typeof importNeeds)[number];

const running: ReadonlySet<string> = new Set(['checking', 'staging', 'applying', 'undoing']);

/**
 * What an import asks of somebody: to wait, to be started, to be looked at after it failed, or to have its refused rows
 * mended: downloaded, mended and imported again.
 * Example: done with 14 refused rows → 'rejected'.
 */
export const importNeedOf = (state: string): ImportNeed => {
  if (running.has(state)) return 'running';
  if (state === 'failed') return 'failed';
  return state === 'done' ? 'rejected' : 'waiting';
};
