import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'policy-not-found': 'There is no such version of the pricing policy.',
    'policy-refused': 'This policy cannot be saved: {reason}',
    'policy-changed-meanwhile': 'The pricing policy is at version {version} now. Reload it before you change it.',
    'product-not-found': 'This product was not found.',
    'order-not-found': 'This order was not found, or it is not yours to see.',
    'request-not-found': 'This price request was not found, or it is not yours to see.',
    'quote-not-found': 'This quote was not found, or it is not for this account.',
    'delegation-not-found': 'This delegation was not found, or it is not yours.',
    'delegate-unknown': 'This colleague was not found.',
    'delegate-undecided':
      '{name} cannot sign for somebody else: a delegate decides prices for the whole company and sees costs.',
    'delegate-self': 'Nobody can stand in for oneself.',
    'delegate-others': 'Only an administrator may set a delegate for somebody else.',
    'dates-crossed': 'The first day must not be after the last.',
    'invalid-amount': '"{value}" is not a valid quantity or amount.',
    'cost-unknown':
      'Line {line}, {product}: the cost is unknown, so it cannot be released. Ask finance for the cost; what is made to order needs a signed estimate.',
    'list-price-unknown':
      'Line {line}, {product}: without a list price there is no concession to judge. Set the list price first.',
    'terms-eat-price': 'Line {line}, {product}: credit days and expected loss take the whole price. Shorten the terms.',
    'list-price-falls':
      '{product}: the list price would fall {fell} % below the highest of the 90 days before; you may lower it by {may} %. A deeper fall is set by finance, with its reason.',
    'below-floor':
      'Line {line}, {product}: below the floor, which nobody may release. Raise the price or concede less.',
    'some-below-floor':
      'At least one of the lines is below the floor, which nobody may release. Raise prices or concede less.',
    'above-authority':
      'Line {line}, {product}: {asked}% conceded in all, above your authority of {may}%. Send a price request.',
    'approval-expired': 'The approved prices have expired. Please ask again.',
    'beyond-approval': 'Line {line}, {product}: beyond the approved price, quantity or concession. Please ask again.',
    'approval-used':
      'This approval is used already: it serves one quote, agreement, plan or purchase. Withdraw the one that uses it first.',
    'wrong-state': 'This step is not possible in the present state ({state}). Reload the page.',
    'request-changed-meanwhile': 'Somebody has just changed or signed this request. Reload it.',
    'within-authority': 'These prices are within your own authority: quote them directly.',
    'lever-missing': 'First offer at least one thing other than price and note the answer, or say why none fits.',
    'reason-missing': 'Please give a reason.',
    'source-missing': 'Please say what it rests on: a source is missing.',
    'no-lines': 'Please give at least one product.',
    'expiry-missing': 'A concession of this size needs a last day.',
    'expiry-outside': 'The last day must lie between {from} and {to}.',
    'order-not-held': 'Order {number} does not wait for a release.',
    'order-cancelled': 'Order {number} has been cancelled.',
    'order-booked':
      'Order {number} counts as order {twin} of a file. Change it there, or say first that they are two orders.',
    'order-not-booked': 'No order of a file is taken for order {number}.',
    'twin-unlike':
      'Order {twin} is not of {days} days around order {number}, or has none of its goods. Who may release orders can say that they are one.',
    'matrix-changed':
      'The authority matrix changed after request {number} was sent, and asks for other signatures now. Return it, so that it is sent anew.',
    'asked-for-paper':
      'Request {number} was approved for an agreement or a plan. Sign that one; for a quote, ask again.',
    'no-such-twin': 'No file has brought an order {twin} of this account.',
    'twin-taken': 'Order {twin} is already taken for order {number}.',
    'twin-of-two-sources': 'Order {twin} stands in more than one source: {sources}. Say which one.',
    'own-order': 'Somebody else releases an order than who entered it.',
    'own-request': 'Nobody decides what he or she asked for, made or changed last.',
    'own-lease': 'Somebody else lets the open instalments of a lease go than who drafted or signed it.',
    'instalments-dropped':
      'Ending the lease on {on} would drop {count} open instalments, {amount} in all. Finance, a director or an executive does that.',
    'goods-not-back':
      '{product}: {units} units that were called off from leases given back have not come back in the books. Enter their return first, or bring it with a file.',
    'signed-already': 'You have signed in this round. The other signature must be somebody else’s.',
    'not-asked': 'This request does not wait for you.',
    'matrix-not-yours':
      'Who may grant how much is changed by executives and finance. An administrator sets it up only while no active user of the company holds one of these roles; everything else of the policy may be saved.',
    'risk-unchecked':
      'Free goods and marketing support wait for a risk check: the warning “{warning}” of this account, open since {since}, has no answer yet to: {checks}. Have it answered on the page of the warning first.',
    'role-vacant':
      'A concession this large needs the signature of a {role}, and no colleague in that role may decide on this account: the request would wait for ever. Ask an administrator to give the role to somebody (Settings → Users and roles), then send it.',
    'role-own-only':
      'A concession this large needs the signature of a {role}, and you alone hold that role: somebody else must sign your request, and nobody who stands in for you. Ask an administrator to give the role to one more colleague (Settings → Users and roles), then send it.',
    'role-taken':
      'A concession this large needs signatures of different people, and who could sign as {role} has to sign in another role. Ask an administrator to give that role to one more colleague (Settings → Users and roles), or let the holder name a stand-in (Pricing → Delegation), then send it.',
    'quote-changed-meanwhile': 'Somebody has just changed this quote. Reload it.',
    'quote-closed': 'Quote {number} is closed or has expired.',
    'quote-used': 'Orders have been placed on this quote; it cannot be undone.',
    'not-in-quote': 'Line {line}, {product}: not on this quote.',
    'below-quote': 'Line {line}, {product}: below the quoted price.',
    'order-given-back':
      'Goods of order {number} came back already: {product}. Cancel the order that took them back first.',
    'return-above-paid':
      'Line {line}, {product}: goods come back at most at the price that was paid for as many units, or at list where no sale is on record.',
    'return-beyond-bought':
      'Line {line}, {product}: no more comes back than the account bought and still has. Left to return: {left}.',
    'lot-not-whole': 'Line {line}, {product}: what is made to order is ordered as the whole lot that was quoted.',
    'beyond-quote':
      'Line {line}, {product}: more units or free goods than are left, or longer credit or other terms than were promised.',
    'agreement-not-found': 'This agreement was not found, or it is not yours to see.',
    'agreement-changed-meanwhile': 'Somebody has just changed this agreement. Reload it.',
    'agreement-over': 'This agreement ended on {day} and cannot be signed any more. Change its days.',
    'agreement-overlaps':
      'Agreement {number} has a price for {product} in the same days. Renew that one, or choose other days.',
    'rebate-undercuts-order':
      'Order {number} of {day} was placed at a price of {product} that this rebate would take below the floor of that day. Lower the rebate, or let the agreement begin after that order.',
    'rebate-too-far-back':
      'An agreement that pays a rebate begins on {day} at the earliest, a year before it is signed.',
    'rebate-undercuts-sold':
      'The rebate would take what was sold of {product} since {day} under the floor. Let the agreement start later, lower the rebate, or count agreed products only.',
    'rebate-undercuts':
      'The rebate would take the price of {product} in {number} under its floor. Lower the rebate, or end that price first.',
    'asked-days-changed':
      'The days were approved otherwise in request {number}. Change them back, or ask for approval again.',
    'asked-group-changed':
      'Whether the group is covered was approved otherwise in request {number}. Change it back, or ask for approval again.',
    'asked-rebate-changed':
      'The rebate was approved otherwise in request {number}. Change it back, or ask for approval again.',
    'asked-ranges-changed':
      'The discount ranges were approved otherwise in request {number}. Change them back, or ask for approval again.',
    'asked-service-changed':
      'Service, visits, index clause or notice were approved otherwise in request {number}. Change them back, or ask for approval again.',
    'asked-terms-changed':
      'The terms were approved otherwise in request {number}. Change them back, or ask for approval again.',
    'agreement-followed': 'Agreement {number} follows this one already.',
    'agreement-too-long': 'An agreement holds for five years at most.',
    'product-twice': 'Each product stands on one line only.',
    'tiers-not-rising': 'Rebate tiers must rise: both the volume and the rate of each are above those before.',
    'tiers-without-kind': 'Say how the rebate of the tiers is counted: on the whole volume, or by steps.',
    'reference-used': 'The reference "{reference}" is used by agreement {number}.',
    'import-columns-missing': 'The file lacks these columns: {columns}.',
    'market-price-not-found': 'This market price was not found, or it was taken back.',
    'negotiation-not-found': 'This preparation sheet was not found, or it is not yours to see.',
    'negotiation-changed-meanwhile': 'Somebody has just changed this sheet. Reload it.',
    'prices-not-falling': 'Line {line}, {product}: opening, target and walk-away price must not rise in this order.',
    'estimate-not-found': 'This estimate was not found, or you may not see it.',
    'estimate-changed-meanwhile': 'Somebody has just changed or signed this estimate. Load it again.',
    'estimate-exists':
      'This product has the estimate {number} for this account. Change that one; it becomes a new version.',
    'production-first': 'Production signs first.',
    'signed-by-you': 'You have signed for production; somebody else signs for finance.',
    'not-production': 'You are not in this account’s team for production and cannot sign for it.',
    'not-signed': 'Production and finance have not signed this version; it has no actual cost yet.',
    'lines-differ': 'Enter the actual amount of every line of the estimate ({lines} in all).',
    'cost-hidden': 'You may not see cost.',
    'seen-ahead': 'The day cannot be after today ({today}).',
    'purchase-not-found': 'This purchase was not found, or it is not yours to see.',
    'purchase-changed-meanwhile': 'Somebody has just changed it. Reload it.',
    'purchase-not-binding': '{number} was not won or signed: nothing can be ordered at its prices.',
    'not-approved': 'Finance has not approved it, or it was changed since, so it cannot be agreed yet.',
    'approver-vacant':
      'It waits for the approval of a finance controller, and nobody active holds that role: it would wait for ever. Ask an administrator to give the role to somebody (Settings → Users and roles).',
    'approver-own-only':
      'It waits for the approval of a finance controller, and only who made or changed it holds that role: nobody approves an own paper. Ask an administrator to give the role to one more colleague (Settings → Users and roles).',
    'sides-apart':
      'What was given differs from what was agreed. Explain the difference, or bring it to nothing in the offset ledger first.',
    'nothing-entered': 'Nothing has been entered into the ledger, so there is nothing to settle.',
    'residual-above-list': 'The residual is above the value of the goods at list.',
    'payment-not-found': 'This lease has no such payment.',
    'instalment-in-books':
      'The books hold {number} already, as an invoice or as a payment: what comes in of it follows from the files of the books and is not marked here a second time.',
    'no-payments': 'Give at least one payment, each above nothing.',
    'payments-not-rising': 'Payments must follow each other in time, no two in the same month.',
    'payment-after-end': 'No payment lies after the end of the lease.',
    'months-outside': 'A lease runs between 1 and 240 months.',
    'nothing-to-pay':
      'The residual covers the price, or the months are no whole intervals: there are no level payments.',
    'gate-twice': 'Each gate stands once only.',
    'gates-not-rising': 'The days of the gates must follow the order of the tender.',
    'not-qualified': 'Qualification was refused: no later gate can be marked, and no bid handed in.',
    'outcome-missing': 'Please say how qualification ended: qualified, with a condition, or refused.',
    'gate-open': 'Our qualification has not been passed yet, so the bid cannot be handed in.',
    'bond-unpaid': 'The bid bond has not been paid yet, so the bid cannot be handed in.',
    'submission-over': 'The last day for bids is over.',
    'documents-missing': 'A document of the bid is not ready yet, so it cannot be handed in.',
    'bond-not-found': 'This tender has no bond.',
    'document-not-found': 'There is no such document on the list.',
    'person-elsewhere': 'A member of the committee must be a person of this account; give others by name only.',
    'rival-twice': 'The rival "{name}" stands twice, or its prices were recorded before.',
    'retention-not-found': 'This retention offer was not found, or you may not see it.',
    'countermove-missing': 'Say what the account does in return: the amount, the term or the days to pay.',
    'clause-list-not-found': 'There is no such version of the list of clauses.',
    'clause-list-changed-meanwhile': 'The list of clauses is at version {version} now. Reload it before you change it.',
    'clause-not-found': 'This clause was not found; it may have left the list.',
    'clause-changed-meanwhile': 'Somebody has just changed this clause. Reload it.',
    'opinion-not-asked': 'This opinion is not yours to give, or the wording has changed since.',
    'opinion-open': 'An opinion on a clause is still awaited; nothing can be signed before.',
    'objection-stands':
      'There is an objection to a clause: change the clause, or have a director let it pass with a reason, before it can be signed.',
    'no-objection': 'There is no objection to this clause that nobody resolved.',
    'check-outside': 'The day of the check must lie between {from} and {to}.',
    'range-unplaced': 'A discount range names one product or one product line.',
    'range-crossed': 'A discount range cannot begin above its end.',
    'range-twice': 'A product line has one discount range only.',
    'range-empty': 'Discount range {line} covers no product.',
    'range-too-wide': 'The discount ranges cover more than {most} products. Name narrower product lines.',
    'line-not-found': 'There is no such product line.',
    'plan-not-found': 'There is no such whole-business plan, or you may not see it.',
    'plan-changed-meanwhile': 'Somebody changed this plan just now. Load it again.',
    'plan-over': 'This plan ended on {day} and cannot be signed. Change its days.',
    'tender-agreed': 'Agreement {number} carries out this tender already.',
    'tender-carried-out':
      'Agreement {number} carries out this tender: enter the order without the tender, and it is called off from the agreement.',
    'plan-overlaps':
      'Plan {number} holds for one of these accounts in the same time. Choose other days, or end it first.',
    'plan-undercuts':
      'With the freight, free goods, support and rebates that {number} promises, the plan would take its price of {product} under the floor. Lower the highest step, or end that price first.',
    'plan-undercuts-order':
      'Order {number} of {day} was placed at a price of {product} that the plan would take below the floor of that day. Lower the highest step, or let the plan begin after that order.',
    'plan-undercuts-sold':
      'The plan would take what was sold of {product} since {day} below the floor of what it cost then. Let the plan begin later, or lower the highest step.',
    'plan-too-far-back': 'A plan begins on {day} at the earliest, a year before it is signed.',
    'plan-too-long': 'A plan and its base period last two years each at most.',
    'steps-not-rising':
      'Steps must rise: no fewer lines, no less volume, more of one of them, and a higher concession.',
    'plan-too-deep': 'The floors leave less room than the highest step asks for. Lower it, or choose other lines.',
    'room-too-small':
      'Not enough room: above the floors {room} can be given at most ({share}% of the value at list). Lower the highest step, or choose other lines.',
    'key-without-weight':
      'These lines have no revenue or contribution in the base period to spread by. Choose another key, period or lines.',
    'line-without-cost':
      'The cost or list price of {product} is not known: its line cannot be in the plan. Leave the line out, or have finance enter it.',
    'nothing-bought': 'Nothing of these lines was bought in the base period: there is nothing to spread by.',
    'import-too-long': 'At most {most} rows at a time. Split the file.',
  },
  matrixSetUp: 'Authority matrix set up by an administrator: no active user held the executive or finance role',
  matrixSetUpNoted:
    '{note} (authority matrix set up by an administrator: no active user held the executive or finance role)',
  roles: {
    kam: 'key-account manager',
    director: 'key-account director',
    finance: 'finance controller',
    executive: 'executive',
  },
  importRows: {
    'cell-missing': '"{column}" is empty.',
    'not-a-date': '"{value}" in "{column}" is not a clear date. Write 2026-01-31.',
    'not-a-number': '"{value}" in "{column}" is not a valid number.',
    'not-a-choice': '"{value}" in "{column}" is none of the choices.',
    'tiers-unreadable': '"{value}" in "{column}" cannot be read. Write 100000=2%; 200000=3%.',
    'row-broken': 'The quotes of this row do not match, so its cells cannot be told apart.',
    'account-unknown': 'There is no customer "{value}", or you may not agree prices for it.',
    'product-unknown': 'There is no product with the code "{value}".',
    'rows-differ': '"{column}" differs from the first row of the same agreement.',
  },
  print: {
    title: 'Quotation',
    file: 'quote-{number}',
    stamp: { expired: 'Expired', lost: 'No longer valid', withdrawn: 'Withdrawn' },
    to: 'Customer',
    number: 'Quote no.',
    quotedOn: 'Date',
    validUntil: 'Valid until',
    currency: 'Currency',
    by: 'Quoted by',
    line: 'No.',
    product: 'Product',
    quantity: 'Quantity',
    unit: 'Unit',
    price: 'Unit price, net of tax',
    amount: 'Amount, net of tax',
    total: 'Total, net of tax',
    words: 'Renminbi {text}',
    free: '{quantity} {unit} free of charge',
    rebate: '{percent} rebate',
    freight: 'Additional freight at our cost, {amount} a unit',
    credit: '{n} days of credit',
    payment: 'Payment',
    paidAtOnce: 'On receipt of the invoice.',
    paidWithin: 'Within {n} days of the invoice date.',
    paidByLine: 'As stated on each line, counted from the invoice date.',
    support: 'Marketing support',
    supportPart: '{amount} when all quantities are ordered; of a part of a line, the same part of what stands for it.',
    note: 'Remarks',
    terms: 'Terms',
    bank: 'Bank account',
    account: 'Account no. {text}',
    taxNumber: 'Tax no. {text}',
    foot: '{company} · {number}',
    seller: 'For the supplier',
    buyer: 'Accepted by the customer',
    dated: 'Signature, date',
  },
  policyRefusals: {
    'share-out-of-range': '{field}: the share is out of range ({found})',
    'days-out-of-range': '{field} is out of range ({found})',
    'terms-eat-price': 'standard credit ({found} days) and expected loss take the whole price, see {field}',
    'target-before-start': '{field}: the target concedes less than the start ({found})',
    'bands-not-ascending': '{field}: the bands must rise ({found})',
    'bands-without-end': '{field}: the last band must have no upper bound ({found} bands)',
    'band-without-role': '{field}: every band needs a role ({found})',
    'band-role-twice': '{field}: a band names one role twice ({found})',
  },
} as const satisfies Shape<typeof zhCN>;
