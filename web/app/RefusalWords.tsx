import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import type { Catalogue, MessageParams } from '#kernel/i18n';
import type { ErrorParams } from '#kernel/app-error';
import { identityMessages } from '#platform/identity/messages';
import { loadTree, RefusalTextContext, useT, useWords } from '#ui';
import type { RefusalText } from '#ui';
import { areaModules } from './areas.ts';
import { appMessages } from './messages/index.ts';

const catalogues: ReadonlyMap<string, Catalogue<unknown>> = new Map(
  [appMessages, identityMessages, ...areaModules.map((area) => area.messages)].map((words) => [words.name, words]),
);

const paramsOf = (params: ErrorParams): MessageParams =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '—')]));

/** Words refusals in the reader's language: `<area>.<code>` stands under `errors.<code>` of the area's catalogue. */
export const RefusalWords = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const t = useT(appMessages);
  const { language } = useWords();
  // Replaced when words arrive, so that a refusal shown too early is worded again.
  const [trees, setTrees] = useState<ReadonlyMap<string, object>>(new Map());
  useEffect(() => {
    const loads = [...catalogues.values()].map(async (words) => [words.name, await loadTree(words, language)] as const);
    void Promise.allSettled(loads).then((results) =>
      setTrees(new Map(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))),
    );
  }, [language]);
  const refusalText = useMemo((): RefusalText => {
    return (error) => {
      if (!isAppError(error)) return t('errors.unexpected');
      const [area = '', code = ''] = error.code.split('.');
      const text = createT<unknown>(language, trees.get(area) ?? {}).find(`errors.${code}`, paramsOf(error.params));
      return text ?? t('errors.unworded');
    };
  }, [language, t, trees]);
  return <RefusalTextContext value={refusalText}>{children}</RefusalTextContext>;
};
