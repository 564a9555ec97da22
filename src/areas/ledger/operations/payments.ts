import { handle } from '#platform/operations';
import { paymentOperations as operations } from '../contract/payment-operations.ts';
import { paymentBehaviourOf } from '../domain/index.ts';
import type { PaymentShares } from '../domain/index.ts';
import { companyWindow, windowMonths } from '../store/facts/company-window.ts';
import { listBillGroups } from '../store/figures/bill-groups.ts';
import { viewerOf } from './access.ts';
import { minorMoney } from './present-figures.ts';

const paymentBehaviour = handle(operations.paymentBehaviour, async (context, { months }) => {
  const { db, company, today } = context;
  const { asOf } = await companyWindow(db, company.id, today);
  const from = months === undefined ? null : (windowMonths(asOf, months)[0] ?? asOf);
  const { total, byRegion, byDispute } = paymentBehaviourOf(
    await listBillGroups(db, { orgId: company.id, asOf, from }),
  );
  const viewer = viewerOf(context);
  const present = ({ amountMinor, ...shares }: PaymentShares) => ({
    ...shares,
    amount: minorMoney(amountMinor.toString(), viewer),
  });
  return {
    asOf,
    from,
    total: present(total),
    byRegion: byRegion.map(({ region, shares }) => ({ region, ...present(shares) })),
    byDispute: byDispute.map(({ disputed, shares }) => ({ isDisputed: disputed, ...present(shares) })),
  };
});

export const paymentHandlers = [paymentBehaviour];
