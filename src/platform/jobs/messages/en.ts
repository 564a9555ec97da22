import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    unknown: 'This job was not found',
    over: 'The job is already over',
    'gave-up': 'The job broke off {attempts} times and is not tried again',
    'starter-gone': 'The person who started the job is no longer active',
    'kind-unknown': 'This program does not know jobs of the kind "{kind}"',
  },
} as const satisfies Shape<typeof zhCN>;
