import { accountsMessages } from '#areas/accounts/messages';
import { useT } from '#ui';
import { useAreaWords } from '#web/app/area-words';
import { accountScreens } from './messages/index.ts';
import { textParamsOf } from './text-params.ts';

type Event = { readonly kind: string; readonly params: Readonly<Record<string, unknown>> };

/**
 * Words an event of the timeline. Kinds of other areas carry the area's name, `ledger.import`, and stand under
 * `timeline` of its messages; closed values such as tiers are worded here.
 */
export const useEventText = (): ((event: Event) => string) => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const find = useAreaWords();
  return ({ kind, params }) => {
    const section = kind.startsWith('tier-') ? 'tiers' : kind.startsWith('ka-type-') ? 'kaTypes' : null;
    const valueText = (value: unknown): string =>
      words.find(`${section}.${typeof value === 'string' ? value : 'unrated'}`) ?? t('standing.none');
    const duty = params['function'];
    const texts = {
      ...textParamsOf(params),
      ...(section !== null && { before: valueText(params['before']), after: valueText(params['after']) }),
      ...(typeof duty === 'string' && { function: words.find(`functions.${duty}`) ?? duty }),
    };
    return words.find(`timeline.${kind}`, texts) ?? find(kind, 'timeline', texts) ?? t('timeline.other');
  };
};
