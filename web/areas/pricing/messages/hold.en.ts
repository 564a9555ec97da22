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
  reason: 'Reason',
  acts: {
    release: {
      name: 'Release',
      title: 'Release order {number}',
      hint: 'Why it may go now, such as money received or a guarantee',
      done: 'Order {number} is released.',
    },
    refuse: {
      name: 'Refuse',
      title: 'Refuse order {number}',
      hint: 'The order is cancelled with it: it counts neither as sale nor against the limit',
      done: 'Order {number} is refused and cancelled.',
    },
    cancel: {
      name: 'Cancel order',
      title: 'Cancel order {number}',
      hint: 'It counts neither as sale nor against the limit; what it took of a quote is free again',
      done: 'Order {number} is cancelled.',
    },
  },
  endTitle: 'Where it counts',
  counts: 'It counts as sale as it was entered, until a file brings the same order.',
  booked: {
    number: 'It counts as order {orderNo} of a file (source {source}), which bears its number, and not a second time.',
    goods:
      'It counts as order {orderNo} of a file (source {source}), with the same products, quantities and amount within days, and not a second time.',
    told: 'It counts as order {orderNo} of a file (source {source}), as somebody told, and not a second time.',
  },
  bookedAs: 'counts as {orderNo}',
  cancelled: 'Cancelled',
  refused: 'Refused',
  cancelledBy: '{name}, {day}: {reason}',
  twinOpen: 'Name the order of the file',
  twinTitle: 'Which order of a file {number} is',
  twinNo: 'Order number in the file',
  twinHint: 'The same order counts once: as the file has it',
  twinSource: 'Source',
  twinSourceHint: 'Only where two sources have an order of that number',
  twinAct: 'Set',
  twinDone: 'Order {number} counts as {twin} of the file.',
  notTwin: 'These are two orders',
  notTwinDone: 'Order {number} counts by itself again.',
  releasedBy: 'Released by {name} on {day}: {reason}',
  enteredHeld: 'Order {number} is entered and held for credit: it waits for a release.',
  todayLabel: 'Orders that wait for my release',
  todayNone: 'No order waits for your release.',
} as const satisfies Shape<typeof holdZhCN>;
