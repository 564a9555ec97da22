import type { Encoding } from '#platform/sheets';

/** Bytes of each character that a two-byte encoding has, from the decoder that the platform carries. */
const tableOf = (encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, [lead, trail]);
    }
  }
  return table;
};

const tables = { gb18030: tableOf('gb18030'), big5: tableOf('big5') };

const twoByte = (text: string, table: ReadonlyMap<string, readonly [number, number]>): Buffer =>
  Buffer.from([...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? [0x3f]))));

/** Encodes a text in any encoding that an import knows; characters that it lacks become "?". */
export const encodeText = (text: string, encoding: Encoding): Buffer => {
  if (encoding === 'gb18030' || encoding === 'big5') return twoByte(text, tables[encoding]);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return encoding === 'utf-8' ? Buffer.from(text) : Buffer.from(text, 'latin1');
};
