import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { addDays, isDay } from '#kernel/day';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import { agreementOperations as operations } from '../contract/agreement-operations.ts';
import { choiceText, tiersText } from '../domain/index.ts';
import { listAgreementBreaches } from '../store/agreement-breaches.ts';
import type { BreachScope } from '../store/agreement-breaches.ts';
import { listTiers } from '../store/agreements.ts';
import { listSignedLines } from '../store/signed-lines.ts';
import { readTerms } from '../store/stored-terms.ts';
import { presentTier } from './agreement-terms.ts';
import { decimalOf, rowsOf } from './reach.ts';

const breachDays = 90;
const usualKinds = ['below-agreed', 'above-agreed', 'agreement-over'] as const;

const afterOf = (cursor: string | undefined): BreachScope['after'] => {
  if (cursor === undefined) return undefined;
  const [orderedOn, source, orderNo, lineNo] = cursorParts(cursor, 4);
  if (!isDay(String(orderedOn)) || !Number.isInteger(lineNo)) throw new AppError('platform.invalid-cursor');
  return { orderedOn: String(orderedOn), source: String(source), orderNo: String(orderNo), lineNo: Number(lineNo) };
};

const breaches = handle(operations.listAgreementBreaches, async (context, input) => {
  const { db, company, today } = context;
  const { cursor, limit, agreementId, accountId, kind, from } = input;
  const found = await listAgreementBreaches(db, {
    orgId: company.id,
    from: from ?? addDays(today, -breachDays),
    to: today,
    kinds: kind === undefined ? usualKinds : [kind],
    agreementId,
    accountId,
    within: rowsOf(context, 'pricing.read', 'named.account_id'),
    after: afterOf(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.orderedOn, row.source, row.orderNo, row.lineNo]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  const products = await listProductRefs(
    db,
    company.id,
    page.rows.map(({ productId }) => productId),
  );
  return {
    ...page,
    rows: page.rows.flatMap((row) => {
      const account = accounts.get(row.accountId);
      const product = products.get(row.productId);
      if (account === undefined || product === undefined) return [];
      const { id, code, name, nameEn } = account;
      return [
        {
          agreement: { id: row.agreementId, number: row.number },
          account: { id, code, name, nameEn },
          kind: row.kind,
          source: row.source,
          orderNo: row.orderNo,
          lineNo: row.lineNo,
          orderedOn: row.orderedOn,
          product,
          quantity: decimalOf(row.quantityE4),
          price: decimalOf((BigInt(row.netE4) * 10_000n) / BigInt(row.quantityE4)),
          agreedPrice: row.agreedPriceE4 === null ? null : decimalOf(row.agreedPriceE4),
          difference: row.differenceE4 === null ? null : moneyWireOf(BigInt(row.differenceE4), company.currency),
        },
      ];
    }),
  };
});

const lines = handle(operations.listAgreementLines, async (context, { cursor, limit, accountId }) => {
  const { db, company } = context;
  const [number, lineNo] = cursor === undefined ? [] : cursorParts(cursor, 2);
  if (number !== undefined && !Number.isInteger(lineNo)) throw new AppError('platform.invalid-cursor');
  const found = await listSignedLines(db, {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'g.account_id'),
    accountId,
    after: number === undefined ? null : { number: String(number), lineNo: Number(lineNo) },
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.number, row.lineNo]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  const products = await listProductRefs(
    db,
    company.id,
    page.rows.map(({ productId }) => productId),
  );
  const tiers = await listTiers(db, company.id, [...new Set(page.rows.map(({ agreementId }) => agreementId))]);
  return {
    ...page,
    rows: page.rows.flatMap((row) => {
      const account = accounts.get(row.accountId);
      const product = products.get(row.productId);
      if (account === undefined || product === undefined) return [];
      const { id, code, name, nameEn } = account;
      const { rebateBp, creditDays } = readTerms(row.terms);
      return [
        {
          agreement: { id: row.agreementId, number: row.number, reference: row.reference },
          account: { id, code, name, nameEn },
          coversGroup: row.coversGroup,
          title: row.title,
          validFrom: row.validFrom,
          validTo: row.validTo,
          lastOn: row.lastOn,
          lineNo: row.lineNo,
          product,
          quantity: decimalOf(row.quantityE4),
          freeQuantity: decimalOf(row.freeQuantityE4),
          price: decimalOf(row.priceE4),
          listPrice: row.listPriceE4 === null ? null : decimalOf(row.listPriceE4),
          rebateBp,
          creditDays,
          concessionBp: row.concessionBp,
          discountFromBp: row.discountFromBp,
          discountToBp: row.discountToBp,
          rebateKind: row.rebateKind === null ? null : choiceText(row.rebateKind),
          rebatePeriod: row.rebatePeriod === null ? null : choiceText(row.rebatePeriod),
          rebateBasis: row.rebateBasis === null ? null : choiceText(row.rebateBasis),
          tiers: tiersText(
            tiers
              .filter(({ agreementId }) => agreementId === row.agreementId)
              .map(({ fromMinor, rateBp }) => presentTier(context, { fromMinor: BigInt(fromMinor), rateBp })),
          ),
        },
      ];
    }),
  };
});

export const agreementBookHandlers = [breaches, lines];
