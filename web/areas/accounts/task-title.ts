import { listed } from '#kernel/i18n';
import { useT, useWords } from '#ui';
import { accountsMessages } from '#areas/accounts/messages';
import { useAreaWords } from '#web/app/area-words';
import { accountScreens } from './messages/index.ts';
import type { Task } from './records.ts';
import { textParamsOf } from './text-params.ts';

/** Words a task: plain ones carry their title, others are worded from their kind by the area that made them. */
export const useTaskTitle = (): ((task: Pick<Task, 'kind' | 'title' | 'params'>) => string) => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const find = useAreaWords();
  const { language } = useWords();
  return ({ kind, title, params }) => {
    if (kind === 'plain') return title;
    if (kind !== 'complete-person') {
      const texts = textParamsOf(params);
      return words.find(`tasks.${kind}`, texts) ?? find(kind, 'tasks', texts) ?? title;
    }
    const { missing, name } = params;
    const gaps = Array.isArray(missing) ? missing.map((gap) => words.find(`tasks.missing.${gap}`) ?? String(gap)) : [];
    const sentence = words('tasks.complete-person', { name: typeof name === 'string' ? name : title });
    if (gaps.length === 0) return sentence;
    return t('tasks.withGaps', { sentence, gaps: listed(gaps, language) });
  };
};
