import { useCallback } from 'react';
import { useT } from '#ui';
import { useAreaWords } from '#web/app/area-words';
import { settingsMessages } from './messages/index.ts';

/** Words a right: an area's own words under `rights` first, then those of Settings. */
export const useRightText = (): ((right: string) => string) => {
  const t = useT(settingsMessages);
  const find = useAreaWords();
  return useCallback((right) => find(right, 'rights') ?? t.find(`rights.${right}`) ?? right, [find, t]);
};
