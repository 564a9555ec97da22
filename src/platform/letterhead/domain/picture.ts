export type Picture = { readonly kind: 'png' | 'jpg'; readonly width: number; readonly height: number };

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Start-of-frame markers of JPEG; C4, C8 and CC are tables and an extension. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * What a file's own bytes say it is: kind and pixels of a PNG (ISO/IEC 15948, IHDR) or JPEG (ITU T.81, SOF); null for
 * anything else, whatever its name.
 */
export const pictureIn = (bytes: Uint8Array): Picture | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && pngMark.every((byte, at) => bytes[at] === byte))
    return sized('png', view.getUint32(16), view.getUint32(20));
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return sized('jpg', view.getUint16(at + 7), view.getUint16(at + 5));
    else if (marker === 0xda) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
};

const sized = (kind: Picture['kind'], width: number, height: number): Picture | null =>
  width > 0 && height > 0 ? { kind, width, height } : null;
