import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'margin-hidden': 'Your role does not see margins, so it cannot see why contribution changed.',
    'periods-hidden':
      'Your role does not see costs: it sees the last twelve months against the twelve before, not periods of one’s choice.',
    'lines-hidden': 'Your role does not see costs, so the bridge is not cut by product line.',
    'bridge-not-computed':
      'There are more than {accounts} accounts: the bridge of these periods has to be added up in the background first.',
    'group-not-found': 'This group had no business in these periods, or it is not yours to see.',
    'not-found': 'This warning was not found, or it is not yours to see.',
    'changed-meanwhile': 'Somebody has just dealt with this warning. Reload it.',
    'wrong-state': 'This step is not possible in the present state ({state}).',
    'checks-open':
      'Nobody has answered this of its risk check yet: {checks}. Answer it first, then the warning may be closed or dismissed.',
    'check-unknown': 'This kind of warning has no such check.',
    'reason-missing': 'Please give a reason.',
    'owner-unknown': 'This colleague was not found.',
    'owner-blind':
      '{name} may not work on warnings of this account. Choose somebody who looks after it, or a director.',
    'day-past': 'Please choose a day after today.',
    'snooze-long':
      'A warning is put off for {days} days at most, until {last}. If it has to wait longer, put it off again then.',
    'own-grants':
      'You had a hand in what this account was granted since {since}, so this warning is not yours to dismiss. {names} may.',
    'own-grants-alone':
      'You had a hand in what this account was granted since {since}, so this warning is not yours to dismiss. A director or executive who granted nothing may, but the company has none. You may deal with it and close it with what was done.',
    'invalid-amount': '"{value}" is not a valid amount.',
    'dates-crossed': 'The day of payment must not be before the day of the promise.',
    'day-ahead': 'The day of the promise must not lie ahead.',
    'channel-not-found': 'This robot was not found; it may have been removed.',
    'promise-not-found': 'This promise to pay was not found, or it is not yours to see.',
    'promise-of-other': 'Before its day a promise is withdrawn by who noted it, {name}, or by finance or a director.',
    'promise-due': 'Its day, {day}, has come: only finance or a director may withdraw this promise.',
    'policy-not-found': 'There is no such version of the warning policy.',
    'policy-changed-meanwhile': 'The warning policy is at version {version} now. Reload it before you change it.',
  },
  jobs: { run: 'Looking for warnings', digest: 'Sending the digest of warnings', bridge: 'Adding up the bridge' },
  digest: {
    title: { one: '{n} new warning', other: '{n} new warnings' },
    more: { one: 'Show the one that is open', other: 'Show all {n} that are open' },
    open: 'Open the warnings',
    trial: 'Trial message of the digest of warnings',
    trialText: 'If you can read this, the robot takes the digest of warnings.',
    leave: 'To end these mails: Settings → Digest of warnings.',
  },
  phases: {
    reading: 'Reading the ledger',
    computing: 'Computing',
    storing: 'Writing warnings',
    adding: 'Adding up accounts',
  },
  riskChecks: {
    'advance-payment': 'advance payment',
    'custom-stock': 'custom stock',
    'follow-up': 'follow-up',
  },
  kinds: {
    erosion: 'Silent erosion',
    lapse: 'Lapse',
    'family-lapse': 'Family lapse',
    'payment-drift': 'Payment drift',
    credit: 'Credit',
    concentration: 'Concentration',
    squeeze: 'Squeeze',
    'price-war': 'Price war',
    agreement: 'Agreement',
    'odd-order': 'Odd big order',
    tomorrow: 'Key account of tomorrow',
  },
  steps: {
    'talk-prices':
      'Look first at who granted the latest prices and concessions, then talk: trade every concession for volume, terms or time.',
    'review-costs':
      'Review cost and service with production and finance first, then decide on prices or the way it is served.',
    'call-buyer': 'Call the buyer within three days: is it a pause, a rival or a change of need?',
    'offer-family': 'Ask why this family is not bought any more, and offer it again with a sample or a better fit.',
    'ask-payment': 'Reconcile with their finance, ask for a day of payment and note it as a promise to pay.',
    'hold-orders': 'Agree with finance: no new delivery before the proposed amount is paid.',
    'lower-limit': 'Let finance review the credit limit: lower it, or ask for prepayment.',
    'spread-risk': 'Write down what to do without it, and build revenue with other accounts or products.',
    'stop-support': 'Grant no new support, and tie what is granted to contribution before going on.',
    'check-claims': 'Check the source of every rival price; grant nothing more on claims without one.',
    'renew-agreement':
      'Look at volume, prices and concessions under it, then talk about renewal; do not let prices go on without an agreement.',
    'talk-volume':
      'Talk about the remaining volume while there is time: orders brought forward, stock in advance, or an agreement for the true quantity.',
    'check-agreement':
      'Check line by line: a wrong entry, or a price that somebody granted? Claim the difference, or have the agreement changed.',
    'check-order': 'Before delivery: ask for prepayment, check for custom stock, agree on what follows.',
    'raise-service': 'Serve it one tier higher, visit every quarter and set a support budget aside.',
  },
  drivers: {
    'list-price': 'list price',
    discount: 'discount',
    cost: 'cost',
    terms: 'terms and rebates',
    service: 'cost to serve',
  },
  signs: {
    'shrinking-basket': 'smaller baskets',
    'narrowing-lines': 'fewer product lines',
    'rising-complaints': 'more complaints',
  },
  holds: { 'grade-d': 'grade D', 'over-limit': 'over the credit limit' },
  creditSigns: {
    daysBeyondTerms: 'days beyond terms',
    over60Share: 'share over 60 days late',
    limitUse: 'limit used',
    lateProbability: 'chance that the next bill is late',
    brokenPromises: 'broken promises to pay',
  },
  story: {
    erosion: {
      step: 'The margin dropped in {since}: on average {points} percentage points below its own past and its peers.',
      drift:
        'The margin has been leaking since {since}: on average {points} percentage points below its own past and its peers.',
      price:
        'Prices paid have been falling since {since}: on average {points} percentage points below its own past and its peers.',
      hidden: 'Margin or price has been leaking since {since} beside its own past and its peers.',
      year: 'At the trade of the last 12 months that is about {stake} a year.',
      'list-price': 'List prices take {points} points.',
      discount: 'Discounts take {points} points.',
      cost: 'Costs take {points} points.',
      terms: 'Rebates and other pocket items take {points} points.',
      service: 'Cost to serve takes {points} points.',
      worst: 'What pulls down: {drivers}.',
      confirmed: 'First heard in {alarm} and confirmed since; confidence {confidence}.',
      unconfirmed: 'First heard in {alarm}, to be confirmed next month; confidence {confidence}.',
      needed: {
        one: 'With the noise of this account, a leak of half a point a month is heard within about {n} month.',
        other: 'With the noise of this account, a leak of half a point a month is heard within about {n} months.',
      },
      restless:
        'This account is so restless that a leak of half a point a month needs more than five years to be heard.',
    },
    watch: {
      margin: 'Its margin beside its peers has been watched for silent erosion since {since}.',
      price:
        'Its prices beside its peers have been watched for silent erosion since {since}; for its margin too few costs are known.',
      learning: {
        one: 'Not watched for silent erosion yet: of {n} month with sales to learn from, {known} are known.',
        other: 'Not watched for silent erosion yet: of {n} months with sales to learn from, {known} are known.',
      },
      ready: {
        one: 'Not watched for silent erosion yet: the {n} month to learn from is known, its next month with sales is the first that is watched.',
        other:
          'Not watched for silent erosion yet: the {n} months to learn from are known, its next month with sales is the first that is watched.',
      },
      noise: 'Noise: from month to month it moves by about {points} points by itself (standard deviation).',
      asOf: 'By the last look at the whole book, data to {day}.',
      unknown: 'How soon silent erosion is heard here is not known yet: the next look at the whole book tells it.',
    },
    lapse: {
      silent: 'The last order was on {day}. It usually orders every {gap} days; more than {limit} days are unusual.',
      both: 'In the 12 months before it brought {net} of revenue and {stake} of contribution.',
      net: 'In the 12 months before it brought {net} of revenue.',
      signs: 'Signs before: {signs}.',
      rhythm: 'This silence is longer than {share} of its own gaps.',
      beyond: 'This silence is longer than over {share} of its own gaps.',
    },
    family: {
      silent:
        'It goes on buying, but has not bought “{family}” since {day}. It usually does every {gap} days; more than {limit} days are unusual.',
      both: 'In the 12 months before, this family brought {net} of revenue and {stake} of margin.',
      net: 'In the 12 months before, this family brought {net} of revenue.',
    },
    drift: {
      slower: 'Since {since} it pays later and later: {usual} days beyond terms before, {current} days now.',
      early: 'Since {since} it pays later and later: {usual} days early before, {current} days beyond terms now.',
      lessEarly: 'Since {since} it pays later and later: {usual} days early before, {current} days early now.',
      capital: 'The capital tied up longer costs about {stake} a year.',
      capitalAt: 'The capital tied up longer costs about {stake} a year, at {rate}.',
    },
    credit: {
      graded: 'Credit grade {grade}, exposure {exposure}.',
      ungraded: 'Exposure {exposure}; there are no payments to grade by yet.',
      hold: 'Proposed: hold orders, because of {reasons}. Collect {first} first.',
      holdAlone: 'Proposed: hold orders, because of {reasons}. Finance or a director releases each.',
      loss: 'By the chance of default, about {loss} is expected to be lost in a year.',
      signs: 'Worst signs: {signs}.',
      overdue: '{overdue} is overdue, {days} days beyond terms on average.',
      limit: 'The credit limit is {limit}.',
      promises: { one: '{n} promise to pay was broken.', other: '{n} promises to pay were broken.' },
    },
    concentration: {
      account: 'This account brings {share} of the company’s revenue; the limit is {limit}.',
      group: 'The group “{name}” brings {share} of the company’s revenue; the limit is {limit}.',
      product: 'The product “{name}” brings {share} of the company’s revenue; the limit is {limit}.',
      both: 'Losing it would cost {revenue} of revenue and {contribution} of contribution a year.',
      revenue: 'Losing it would cost {revenue} of revenue a year.',
      buyer: 'This account buys most of it: {share} of its revenue.',
    },
    squeeze: {
      figures:
        'Support and concessions rose from {before} to {now} in a year, while contribution went from {earned} to {earns}.',
      hidden: 'Support and concessions rose in a year while contribution went down.',
      year: 'Contribution is {stake} less than the year before.',
    },
    war: {
      claims: {
        one: '{n} price request of the last 90 days names a rival; {before} in the 90 days before.',
        other: '{n} price requests of the last 90 days name a rival; {before} in the 90 days before.',
      },
      granted: 'They were granted {granted} in all, about {sum}.',
      rivals: 'Rivals named: {rivals}.',
      proven: {
        one: '{proven} of {n} is proven by a document, an offer or a public list.',
        other: '{proven} of {n} are proven by a document, an offer or a public list.',
      },
    },
    agreement: {
      renewal: 'Agreement {number} ends on {day}: its notice time has begun and no other follows yet.',
      earned: 'This account brought {stake} of contribution in the last 12 months.',
      prices: {
        one: 'Lately {n} order line was sold under the prices of agreement {number}, or at its prices after it had ended.',
        other:
          'Lately {n} order lines were sold under the prices of agreement {number}, or at its prices after it had ended.',
      },
      lost: 'Against the agreed prices, {lost} is missing.',
      tier: {
        one: 'The period of agreement {number} ends on {day}, {n} day from now: at this pace it misses the rebate tier of the agreed quantities.',
        other:
          'The period of agreement {number} ends on {day}, {n} days from now: at this pace it misses the rebate tier of the agreed quantities.',
      },
      short: 'The tier begins at {tier} (rebate {rate}); even the higher forecast is {missing} short of it.',
    },
    odd: {
      order: 'Order {order} of {day} over {amount} is {times} times the usual size.',
      usual: 'Its usual order is about {usual}.',
    },
    tomorrow: {
      badge: 'Small today, but growth and potential say that it will be a key account.',
      revenue: 'Revenue of the last 12 months: {revenue}.',
      barriers: 'Look at the barriers that we put up ourselves: minimum order, prepayment, surcharge.',
    },
  },
} as const satisfies Shape<typeof zhCN>;
