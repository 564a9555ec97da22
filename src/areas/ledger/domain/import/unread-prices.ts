import { columnsOf, headingWordOf } from './columns.ts';
import { headerWords } from './header-words.ts';
import type { Mapping } from './mapping.ts';

const priceWords = new Set(
  ['listPrice', 'unitCost'].flatMap((field) => headerWords.costs[field] ?? []).map(headingWordOf),
);
const priceLike = /单价|价格|售价|定价|标价|牌价|目录价|出厂价|成本|进价|采购价|price|cost|msrp|rrp/;

/**
 * The headings of a file of products that look like a price or a cost. Products carry none: prices and costs have days and
 * come as kind costs. Example: 产品编码, 名称, 目录价 → 目录价.
 */
export const unreadPrices = (mapping: Mapping, header: readonly string[]): readonly string[] => {
  if (mapping.kind !== 'products') return [];
  const read = new Set([...columnsOf(mapping, header).values()].map(({ index }) => index));
  return header.filter((heading, index) => {
    const word = headingWordOf(heading);
    return !read.has(index) && (priceWords.has(word) || priceLike.test(word));
  });
};
