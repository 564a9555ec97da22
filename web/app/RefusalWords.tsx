import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isAppError } from '#kernel/app-error';
import type { ErrorParams } from '#kernel/app-error';
import { createT, withTerms } from '#kernel/i18n';
import type { Catalogue, MessageParams } from '#kernel/i18n';
import { identityMessages } from '#platform/identity/messages';
import { jobsMessages } from '#platform/jobs/messages';
import { databaseMessages, refusalMessages } from '#platform/refusals/messages';
import { sheetsCatalogue } from '#platform/sheets/messages';
import { loadTree, RefusalTextContext, useT, useWords } from '#ui';
import type { RefusalText } from '#ui';
import { workflowsMessages } from '#workflows/messages';
import { AreaWordsContext } from './area-words.ts';
import type { FindWords } from './area-words.ts';
import { areaModules } from './areas.ts';
import { appMessages } from './messages/index.ts';

const catalogues: readonly Catalogue<unknown>[] = [
  appMessages,
  refusalMessages,
  databaseMessages,
  identityMessages,
  jobsMessages,
  workflowsMessages,
  sheetsCatalogue,
  ...areaModules.map((area) => area.messages),
];

const paramsOf = (params: ErrorParams): MessageParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '—')]),
  );

/** All areas' words by name, loaded after the first paint; replaced as a whole, so that text shown too early is worded again. */
const useTrees = (): ReadonlyMap<string, object> => {
  const { language } = useWords();
  const [trees, setTrees] = useState<ReadonlyMap<string, object>>(new Map());
  useEffect(() => {
    const loads = catalogues.map(async (words) => [words.name, await loadTree(words, language)] as const);
    void Promise.allSettled(loads).then((results) =>
      setTrees(new Map(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))),
    );
  }, [language]);
  return trees;
};

/** Words refusals and other run-time names in the reader's language: `<area>.<code>` stands under `errors.<code>` of the area's catalogue. */
export const RefusalWords = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const t = useT(appMessages);
  const { language } = useWords();
  const trees = useTrees();
  const find = useMemo((): FindWords => {
    return (dotted, section, params) => {
      const [area = '', ...rest] = dotted.split('.');
      const words = createT<unknown>(language, trees.get(area) ?? {});
      return words.find([section, ...rest].join('.'), params === undefined ? undefined : withTerms(words, params));
    };
  }, [language, trees]);
  const refusalText = useMemo((): RefusalText => {
    return (error) =>
      isAppError(error)
        ? (find(error.code, 'errors', paramsOf(error.params)) ?? t('errors.unworded'))
        : t('errors.unexpected');
  }, [find, t]);
  return (
    <AreaWordsContext value={find}>
      <RefusalTextContext value={refusalText}>{children}</RefusalTextContext>
    </AreaWordsContext>
  );
};
