/** The address of a web site as people write it; null when it is none that may be opened. Example: 'www.a.cn' → 'https://www.a.cn/'. */
export const webAddressOf = (text: string): string | null => {
  const full = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const { protocol, href } = new URL(full);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
};
