/** An order by the source that its number is unique in. */
export type OrderName = { readonly source: string; readonly orderNo: string };

/**
 * An order as one text, `erp/SO-1`: a slash or a percent sign of the source is written as `%2F` or `%25`, so that the first
 * slash ends it. The number stands as it is.
 */
export const orderKeyOf = ({ source, orderNo }: OrderName): string =>
  `${source.replaceAll('%', '%25').replaceAll('/', '%2F')}/${orderNo}`;

/** The order that such a text names; null for one without a slash. */
export const orderOfKey = (key: string): OrderName | null => {
  const at = key.indexOf('/');
  if (at < 1) return null;
  const source = key.slice(0, at).replaceAll('%2F', '/').replaceAll('%25', '%');
  return { source, orderNo: key.slice(at + 1) };
};
