import { AppError } from '#kernel/app-error';
import { mappingSchema } from '../../contract/mapping.ts';
import type { Mapping } from '../../domain/import/index.ts';

/** The mapping that a batch was started with. */
export const mappingOf = ({ mapping }: { readonly mapping: unknown }): Mapping => {
  if (mapping === null || mapping === undefined) throw new AppError('ledger.mapping-missing');
  return mappingSchema.parse(mapping);
};
