import type { CreditJudge } from '#areas/pricing';
import { readCredit } from '#areas/warnings';

/** The grade that the warnings give an account is the one that its orders are checked against. */
export const judgeCredit: CreditJudge = async (context, accountId) => {
  const { standing } = await readCredit(context, accountId);
  return standing.graded;
};
