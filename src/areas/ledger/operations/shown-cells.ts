import type { Actor } from '#platform/operations';
import { personalCellMask } from '../domain/import/index.ts';
import type { Cell, Mapping } from '../domain/import/index.ts';

/**
 * The cells of a file as somebody sees them who says which column is which: without personal data for who sees none, though
 * what the mapping does not name yet has to be told apart.
 */
export const shownCellsOf = (
  { fields }: Pick<Actor, 'fields'>,
  file: { readonly header: readonly string[]; readonly mapping: Mapping },
): ((cells: readonly Cell[]) => readonly Cell[]) =>
  fields.includes('personal') ? (cells) => cells : personalCellMask({ ...file, hides: 'looks' });
