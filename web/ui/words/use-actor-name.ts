import { use, useCallback } from 'react';
import { uiMessages } from '../messages/index.ts';
import { PersonNamesContext } from './person-names.ts';
import { useT } from './use-t.ts';

/** Who did it, in words: the product itself and the operator at the command line are no persons with a name. */
export const useActorName = (): ((name: string) => string) => {
  const t = useT(uiMessages);
  const written = use(PersonNamesContext);
  return useCallback(
    (name) => (name === 'operator' ? t('actor.operator') : name === 'Mainstay' ? t('actor.product') : written(name)),
    [t, written],
  );
};
