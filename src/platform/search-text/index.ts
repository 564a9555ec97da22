export { latinNameOf } from './latin-name.ts';
export { queryGramsOf, searchTextOf, typoGramsOf } from './search-text.ts';
export type { SearchText } from './search-text.ts';
