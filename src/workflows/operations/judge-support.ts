import type { SupportJudge } from '#areas/pricing';
import { readOpenRisk } from '#areas/warnings';

/** The risk check that a warning asks for comes before an account is promised support. */
export const judgeSupport: SupportJudge = async (context, accountId) => await readOpenRisk(context, accountId);
