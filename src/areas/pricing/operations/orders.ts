import { timesE4 } from '#kernel/decimal';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import { quoteOperations as operations } from '../contract/quote-operations.ts';
import { refOf } from './floors.ts';
import type { OrderJudges } from './commit-order.ts';
import { orderCreditOf, presentCredit } from './order-credit.ts';
import { newlyPromised, prepareOrder } from './prepare-order.ts';
import { decimalOf } from './reach.ts';
import { riskBefore } from './support-judge.ts';

const checkOrderOf = (judges: OrderJudges) =>
  handle(operations.checkOrder, async (context, input) => {
    const prepared = await prepareOrder(context, input);
    const { quote, purchase, lines } = prepared;
    const credit = await orderCreditOf(context, judges.credit, { accountId: input.accountId, lines });
    const stopped = await riskBefore(context, judges.support, newlyPromised(prepared));
    return {
      credit: presentCredit(context.company.currency, credit),
      mayEnter: stopped === null && lines.every(({ verdict }) => verdict === 'allowed' || verdict === 'return'),
      openRisk: stopped?.risk ?? null,
      lines: lines.map((line) => {
        const { lineNo, product, priceE4, quantityE4, quoted, agreed, finding, assessed, leftE4, verdict } = line;
        const quotedE4 = quoted === null ? null : BigInt(quoted.invoicePriceE4);
        const heldE4 = quotedE4 ?? agreed?.priceE4 ?? null;
        return {
          lineNo,
          product: refOf(product),
          price: decimalOf(priceE4),
          quotedPrice: quotedE4 === null ? null : decimalOf(quotedE4),
          agreement: agreed === null ? null : { id: agreed.agreementId, number: agreed.number },
          agreedPrice: agreed === null ? null : decimalOf(agreed.priceE4),
          agreedRange:
            agreed?.range === null || agreed === null ? null : { fromBp: agreed.range.fromBp, toBp: agreed.range.toBp },
          finding,
          deviation:
            heldE4 === null ? null : moneyWireOf(timesE4(priceE4 - heldE4, quantityE4), context.company.currency),
          judgedBp: quote === null && purchase === null ? (assessed?.judgedBp ?? null) : (quoted?.concessionBp ?? null),
          leftToReturn: leftE4 === null ? null : decimalOf(leftE4),
          verdict,
        };
      }),
    };
  });

export const orderHandlersOf = (judges: OrderJudges) => [checkOrderOf(judges)];
