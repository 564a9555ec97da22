import type { ReactNode } from 'react';
import { useActorName } from './use-actor-name.ts';

/** Who did it, in a cell of a table. */
export const ActorName = ({ name }: { readonly name: string }): ReactNode => useActorName()(name);
