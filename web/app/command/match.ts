/** Whether every typed word stands in the text, in any order; case and full-width forms do not matter. */
export const isMatch = (text: string, typed: string): boolean => {
  const plain = text.normalize('NFKC').toLowerCase();
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => plain.includes(word));
};
