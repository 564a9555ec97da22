import { tell } from '#areas/accounts';
import type { Context } from '#platform/operations';

/** What the timeline of an account tells of the papers about its prices. */
export type PaperAct =
  | 'request-approved'
  | 'request-refused'
  | 'request-returned'
  | 'quote-sent'
  | 'quote-accepted'
  | 'quote-lost'
  | 'quote-withdrawn'
  | 'agreement-signed'
  | 'agreement-ended'
  | 'plan-signed'
  | 'plan-ended'
  | 'tender-submitted'
  | 'tender-won'
  | 'tender-lost'
  | 'tender-void'
  | 'lease-signed'
  | 'lease-ended'
  | 'exchange-agreed'
  | 'exchange-settled'
  | 'retention-started'
  | 'estimate-signed'
  | 'estimate-withdrawn'
  | 'estimate-released';

/** Writes what has just become of a paper into its account's timeline, by its number. */
export const tellPaper = async (
  context: Context,
  { accountId, number }: { readonly accountId: string; readonly number: string },
  kind: PaperAct,
): Promise<void> => await tell(context, accountId, { kind, params: { number } });
