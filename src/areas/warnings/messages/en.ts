import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'margin-hidden': 'Your role does not see margins, so it cannot see why contribution changed.',
    'not-found': 'This warning was not found, or it is not yours to see.',
    'changed-meanwhile': 'Somebody has just dealt with this warning. Reload it.',
    'wrong-state': 'This step is not possible in the present state ({state}).',
    'reason-missing': 'Please give a reason.',
    'owner-unknown': 'This colleague was not found.',
    'day-past': 'Please choose a day after today.',
    'invalid-amount': '"{value}" is not a valid amount.',
    'dates-crossed': 'The day of payment must not be before the day of the promise.',
    'day-ahead': 'The day of the promise must not lie ahead.',
    'promise-not-found': 'This promise to pay was not found, or it is not yours to see.',
    'policy-not-found': 'There is no such version of the warning policy.',
    'policy-changed-meanwhile': 'The warning policy is at version {version} now. Reload it before you change it.',
  },
} as const satisfies Shape<typeof zhCN>;
