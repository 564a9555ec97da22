import { okAnswer } from '#kernel/contract';
import { handle } from '#platform/operations';
import { promotionOperations as operations } from '../contract/promotion-operations.ts';
import { savePromotionName } from '../store/products/promotion-names.ts';

const name = handle(operations.namePromotion, async (context, { code, name: given }) => {
  const { db, company, actor, now } = context;
  const named = { orgId: company.id, code, name: given, changedBy: actor.userId, changedAt: now };
  const before = await savePromotionName(db, named);
  await context.audit({
    action: before === null ? 'create' : 'update',
    objectType: 'promotion',
    objectId: code,
    ...(before !== null && { before: { name: before } }),
    after: { name: given },
  });
  return okAnswer;
});

export const promotionHandlers = [name];
