import type {
  AccountRecord,
  CostRecord,
  CostToServeRecord,
  InvoiceRecord,
  OrderLineRecord,
  PaymentRecord,
  PocketItemRecord,
  ProductRecord,
} from '../../src/areas/ledger/domain/records.ts';
import type { AccountFacts, MonthFacts, OrderDay, StatedEvidence, WindowTotals } from '#domain/identification';
import { observationWindowOf, paymentFactsOf, specialProjectsOf } from '#domain/identification';
import { dayNumberOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorDigitsOf, minorOf } from '#kernel/money';
import { timesE4 } from '#kernel/decimal';

export type LedgerRecords = {
  readonly accounts: readonly AccountRecord[];
  readonly products?: readonly ProductRecord[];
  readonly costs?: readonly CostRecord[];
  readonly orders: readonly OrderLineRecord[];
  readonly invoices?: readonly InvoiceRecord[];
  readonly payments?: readonly PaymentRecord[];
  readonly pocketItems?: readonly PocketItemRecord[];
  readonly costToServe?: readonly CostToServeRecord[];
  readonly evidence?: ReadonlyMap<string, readonly StatedEvidence[]>;
};

type Period = { readonly asOf: Day; readonly windowMonths: number; readonly currency: string };

/** Facts as of a day straight from ledger records, row by row: the slow, plain way that a loader must agree with. */
export const factsFromRecords = (
  records: LedgerRecords,
  { asOf, windowMonths, currency }: Period,
): readonly AccountFacts[] => {
  const window = observationWindowOf(asOf, windowMonths);
  const e4PerMinor = 10n ** BigInt(4 - minorDigitsOf(currency));
  const products = new Map((records.products ?? []).map((product) => [product.code, product]));
  const costs = Map.groupBy(records.costs ?? [], (cost) => cost.product);
  const costAt = (product: string, day: Day): bigint | undefined =>
    costs.get(product)?.findLast((cost) => cost.validFrom <= day && cost.unitCostE4 !== undefined)?.unitCostE4;
  const linesOf = Map.groupBy(
    records.orders.filter((line) => line.orderedOn <= asOf),
    (line) => line.account,
  );
  const invoicesOf = Map.groupBy(records.invoices ?? [], (invoice) => invoice.account);
  const paymentsOf = Map.groupBy(records.payments ?? [], (payment) => payment.invoiceNo ?? '');
  const pocketOf = Map.groupBy(
    (records.pocketItems ?? []).filter((item) => item.bookedOn <= asOf),
    (item) => item.account,
  );
  const serveOf = Map.groupBy(
    (records.costToServe ?? []).filter((item) => item.bookedOn <= asOf),
    (item) => item.account,
  );

  return records.accounts.map((account): AccountFacts => {
    const lines = linesOf.get(account.code) ?? [];
    const days = new Map<number, OrderDay>();
    const months = new Map<string, MonthFacts>();
    const families = new Map<string, { days: Set<number>; netE4: bigint }>();
    const orders = new Map<string, { day: number; netE4: bigint; special: boolean; hard: boolean }>();
    let totals: WindowTotals = {
      netE4: 0n,
      costKnownNetE4: 0n,
      costE4: 0n,
      returnsE4: 0n,
      pocketE4: 0n,
      costToServeE4: 0n,
    };
    const kinds = {
      sale: new Set<string>(),
      return: new Set<string>(),
      sample: new Set<string>(),
      'free-goods': new Set<string>(),
    };
    const book = (day: Day, part: Partial<WindowTotals>): void => {
      const month = months.get(monthOf(day)) ?? {
        month: monthOf(day),
        netE4: 0n,
        costKnownNetE4: 0n,
        costE4: 0n,
        pocketE4: 0n,
        costToServeE4: 0n,
      };
      months.set(monthOf(day), {
        month: month.month,
        netE4: month.netE4 + (part.netE4 ?? 0n),
        costKnownNetE4: month.costKnownNetE4 + (part.costKnownNetE4 ?? 0n),
        costE4: month.costE4 + (part.costE4 ?? 0n),
        pocketE4: month.pocketE4 + (part.pocketE4 ?? 0n),
        costToServeE4: month.costToServeE4 + (part.costToServeE4 ?? 0n),
      });
      if (dayNumberOf(day) <= window.afterDay) return;
      totals = {
        netE4: totals.netE4 + (part.netE4 ?? 0n),
        costKnownNetE4: totals.costKnownNetE4 + (part.costKnownNetE4 ?? 0n),
        costE4: totals.costE4 + (part.costE4 ?? 0n),
        returnsE4: totals.returnsE4 + (part.returnsE4 ?? 0n),
        pocketE4: totals.pocketE4 + (part.pocketE4 ?? 0n),
        costToServeE4: totals.costToServeE4 + (part.costToServeE4 ?? 0n),
      };
    };
    for (const line of lines) {
      const day = dayNumberOf(line.orderedOn);
      const unit = costAt(line.product, line.orderedOn);
      const cost = line.costE4 ?? (unit === undefined ? undefined : timesE4(unit, line.quantityE4));
      if (day > window.afterDay) kinds[line.kind].add(line.orderNo);
      if (line.kind === 'sample') book(line.orderedOn, { costToServeE4: cost ?? 0n });
      else if (line.kind === 'free-goods') book(line.orderedOn, { pocketE4: cost ?? 0n });
      else {
        const known = cost === undefined ? {} : { costKnownNetE4: line.netE4, costE4: cost };
        book(line.orderedOn, { netE4: line.netE4, ...known, ...(line.kind === 'return' && { returnsE4: line.netE4 }) });
      }
      if (line.kind !== 'sale') continue;
      const before = days.get(day) ?? { day, netE4: 0n, costKnownNetE4: 0n, costE4: 0n, lines: 0 };
      days.set(day, {
        day,
        netE4: before.netE4 + line.netE4,
        costKnownNetE4: before.costKnownNetE4 + (cost === undefined ? 0n : line.netE4),
        costE4: before.costE4 + (cost ?? 0n),
        lines: before.lines + 1,
      });
      const product = products.get(line.product);
      const familyName = product?.line.join('/') ?? line.product;
      const family = families.get(familyName) ?? { days: new Set<number>(), netE4: 0n };
      family.days.add(day);
      if (day > window.afterDay) family.netE4 += line.netE4;
      families.set(familyName, family);
      if (day <= window.afterDay) continue;
      const order = orders.get(line.orderNo) ?? { day, netE4: 0n, special: false, hard: false };
      order.netE4 += line.netE4;
      order.special ||= line.isSpecial === true;
      order.hard ||= product?.isComplex === true;
      orders.set(line.orderNo, order);
    }
    for (const item of pocketOf.get(account.code) ?? [])
      book(item.bookedOn, { pocketE4: item.amountMinor * e4PerMinor });
    for (const item of serveOf.get(account.code) ?? [])
      book(item.bookedOn, { costToServeE4: item.amountMinor * e4PerMinor });
    const invoices = (invoicesOf.get(account.code) ?? []).map((invoice) => ({
      amountMinor: invoice.amountMinor,
      issuedDay: dayNumberOf(invoice.issuedOn),
      dueDay: dayNumberOf(invoice.dueOn),
      isDisputed: invoice.disputed === true,
      payments: [
        ...(paymentsOf.get(invoice.invoiceNo) ?? []).map((payment) => ({
          day: dayNumberOf(payment.paidOn),
          amountMinor: payment.amountMinor,
        })),
        ...(invoice.settledOn === undefined
          ? []
          : [{ day: dayNumberOf(invoice.settledOn), amountMinor: invoice.amountMinor }]),
      ],
    }));
    const payment = paymentFactsOf(invoices, window);
    const billed = new Set(
      (invoicesOf.get(account.code) ?? []).filter(({ issuedOn }) => issuedOn <= asOf).map(({ orderNo }) => orderNo),
    );
    const waiting = lines
      .filter((line) => line.kind === 'sale' && (line.promisedOn ?? line.deliveredOn) !== undefined)
      .filter((line) => (line.deliveredOn === undefined || line.deliveredOn > asOf) && !billed.has(line.orderNo));
    const undelivered = waiting.reduce((sum, line) => sum + line.netE4, 0n);
    const { ageing } = payment ?? {};
    const open = ageing
      ? ageing.currentMinor + ageing.to30Minor + ageing.to60Minor + ageing.to90Minor + ageing.over90Minor
      : null;
    const promised = lines.filter(
      (line) =>
        line.promisedOn !== undefined && line.promisedOn <= asOf && dayNumberOf(line.orderedOn) > window.afterDay,
    );
    const largest = [...orders]
      .map(([orderNo, order]) => ({ orderNo, day: order.day, netE4: order.netE4 }))
      .toSorted((a, b) => (a.netE4 === b.netE4 ? (a.orderNo < b.orderNo ? -1 : 1) : a.netE4 > b.netE4 ? -1 : 1))[0];
    return {
      code: account.code,
      attributes: {
        kind: account.kind ?? 'company',
        institution: account.institution ?? null,
        industry: account.industry ?? null,
        region: account.region ?? null,
        foundedOn: account.foundedOn ?? null,
        employees: account.employees ?? null,
        ownership: account.ownership ?? null,
        parentCode: account.parentCode ?? null,
        buysAsGroup: false,
        lifecycle: lines.length > 0 ? 'active' : 'prospect',
      },
      orderDays: [...days.values()].toSorted((a, b) => a.day - b.day),
      window: totals,
      months: [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)).slice(-36),
      largestOrder: largest ?? null,
      orderKinds: {
        sale: kinds.sale.size,
        return: kinds.return.size,
        sample: kinds.sample.size,
        'free-goods': kinds['free-goods'].size,
      },
      lines: [...families]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([line, family]) => ({ line, days: [...family.days].toSorted((a, b) => a - b), netE4: family.netE4 })),
      special: {
        special: [...orders.values()].filter((order) => order.special).length,
        hard: [...orders.values()].filter((order) => order.hard && !order.special).length,
        projects: specialProjectsOf(
          [...orders.values()].filter((order) => order.special || order.hard).map((order) => order.day),
        ),
      },
      payment,
      credit: {
        exposureMinor: open === null && waiting.length === 0 ? null : (open ?? 0n) + minorOf(undelivered, currency),
        limitMinor: account.creditLimitMinor ?? null,
      },
      deliveries: {
        promised: promised.length,
        onTimeInFull: promised.filter(
          (line) => line.deliveredOn !== undefined && line.deliveredOn <= (line.promisedOn ?? '') && !line.shortE4,
        ).length,
      },
      evidence: records.evidence?.get(account.code) ?? [],
      ladder: null,
    };
  });
};
