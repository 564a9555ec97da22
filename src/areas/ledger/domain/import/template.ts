import type { Language } from '#kernel/locale';
import type { RecordKind } from '../records.ts';
import { fieldsOf } from './fields.ts';
import { headerWords } from './header-words.ts';

/** Headings of an empty file to fill in, each of which `proposeMapping` knows: Chinese or English. */
export const templateHeaderOf = (kind: RecordKind, language: Language): readonly string[] =>
  fieldsOf(kind).flatMap(({ name }) => headerWords[kind][name]?.[language === 'en' ? 1 : 0] ?? []);
