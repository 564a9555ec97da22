import type { AccountFacts } from '../facts/account-facts.ts';
import type { LatePrior } from './late-probability.ts';
import { lateProbabilityOf } from './late-probability.ts';
import { daysBeyondTermsOf, over60ShareOf, paymentConfidenceOf, paymentReading } from './payment-figures.ts';
import { missing, reading } from './reading.ts';
import type { Reading, Readings } from './reading.ts';

const noInvoices = missing('no-invoices');

/**
 * The payment axis and the credit exposure beside it (docs/methods.md 4.1, 4.4); the prior is that of the account's
 * segment.
 */
export const paymentReadingsOf = ({ payment, credit }: AccountFacts, prior: LatePrior): Readings => {
  const exposure = {
    'credit-use': creditUseOf(credit.exposureMinor, credit.limitMinor),
    'credit-exposure': credit.exposureMinor === null ? noInvoices : reading('money', Number(credit.exposureMinor)),
  };
  if (payment === null) {
    return {
      ...exposure,
      'days-beyond-terms': noInvoices,
      'late-probability': noInvoices,
      'over-60-share': noInvoices,
      'disputed-share': noInvoices,
    };
  }
  const confidence = paymentConfidenceOf(payment);
  const late = lateProbabilityOf(prior, payment.lateInvoices, payment.judgedInvoices);
  return {
    ...exposure,
    'days-beyond-terms': paymentReading('days', daysBeyondTermsOf(payment), payment),
    'late-probability': payment.judgedInvoices > 0 ? reading('probability', late, confidence) : noInvoices,
    'over-60-share': paymentReading('share', over60ShareOf(payment), payment),
    'disputed-share':
      payment.invoices > 0 ? reading('share', payment.disputedInvoices / payment.invoices, confidence) : noInvoices,
  };
};

const creditUseOf = (exposureMinor: bigint | null, limitMinor: bigint | null): Reading => {
  if (limitMinor === null || limitMinor <= 0n) return missing('no-limit');
  return exposureMinor === null ? noInvoices : reading('share', Number(exposureMinor) / Number(limitMinor));
};
