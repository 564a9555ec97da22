import type { Shape } from '#kernel/i18n';
import type { holdZhCN } from './hold.zh-CN.ts';

export const holdEn = {
  title: 'Held for credit',
  held: 'Waits for a release',
  released: 'Released',
  overLimit:
    '{exposure} in use, {waiting} entered and not delivered yet, limit {limit}; with this order the limit is passed.',
  gradeD: 'The credit of the account is graded D: {signs}.',
  signs: {
    daysBeyondTerms: { one: '{n} day beyond terms', other: '{n} days beyond terms' },
    over60Share: '{value} more than 60 days late',
    limitUse: '{value} of the limit used',
    lateProbability: '{value} chance that the next bill is late',
    brokenPromises: { one: '{n} broken promise to pay', other: '{n} broken promises to pay' },
  },
  payFirst: 'Collect {first} first, or have it released.',
  releaseOnly: 'It has to be released.',
  willWait: 'Entered, it waits until finance, a director or an executive releases it; until then nothing is delivered.',
  waits: 'Nothing is delivered before it is released, by somebody else than who entered it.',
  release: 'Release',
  releaseTitle: 'Release order {number}',
  reason: 'Reason',
  reasonHint: 'Why it may go now, such as money received or a guarantee',
  done: 'Order {number} is released.',
  releasedBy: 'Released by {name} on {day}: {reason}',
  enteredHeld: 'Order {number} is entered and held for credit: it waits for a release.',
  todayLabel: 'Orders that wait for my release',
  todayNone: 'No order waits for your release.',
} as const satisfies Shape<typeof holdZhCN>;
