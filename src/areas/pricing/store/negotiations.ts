import type { Selectable } from 'kysely';
import type { NegotiationTable } from '../tables/evidence-tables.ts';
import { documentStore } from './document-store.ts';

export type NegotiationRow = Selectable<NegotiationTable>;

/** Preparation sheets. */
export const negotiations = documentStore('negotiation');
