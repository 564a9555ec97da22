type Family =
  | 'zip'
  | 'ole'
  | 'ftyp'
  | 'riff'
  | 'text'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'tiff'
  | 'rar'
  | '7z'
  | 'dwg'
  | 'mp3'
  | 'amr';

type FileType = { readonly family: Family; readonly contentType: string };

const office = 'application/vnd.openxmlformats-officedocument';

/**
 * The kinds of file that a record takes, by their ending: documents, drawings, pictures, sound, archives, plain text. What
 * runs or opens as a page, and office files that carry macros, are not among them.
 */
const takenTypes: Readonly<Record<string, FileType>> = {
  pdf: { family: 'pdf', contentType: 'application/pdf' },
  docx: { family: 'zip', contentType: `${office}.wordprocessingml.document` },
  xlsx: { family: 'zip', contentType: `${office}.spreadsheetml.sheet` },
  pptx: { family: 'zip', contentType: `${office}.presentationml.presentation` },
  odt: { family: 'zip', contentType: 'application/vnd.oasis.opendocument.text' },
  ods: { family: 'zip', contentType: 'application/vnd.oasis.opendocument.spreadsheet' },
  zip: { family: 'zip', contentType: 'application/zip' },
  rar: { family: 'rar', contentType: 'application/vnd.rar' },
  '7z': { family: '7z', contentType: 'application/x-7z-compressed' },
  doc: { family: 'ole', contentType: 'application/msword' },
  xls: { family: 'ole', contentType: 'application/vnd.ms-excel' },
  ppt: { family: 'ole', contentType: 'application/vnd.ms-powerpoint' },
  wps: { family: 'ole', contentType: 'application/vnd.ms-works' },
  msg: { family: 'ole', contentType: 'application/vnd.ms-outlook' },
  dwg: { family: 'dwg', contentType: 'image/vnd.dwg' },
  dxf: { family: 'text', contentType: 'image/vnd.dxf' },
  step: { family: 'text', contentType: 'model/step' },
  stp: { family: 'text', contentType: 'model/step' },
  png: { family: 'png', contentType: 'image/png' },
  jpg: { family: 'jpeg', contentType: 'image/jpeg' },
  jpeg: { family: 'jpeg', contentType: 'image/jpeg' },
  gif: { family: 'gif', contentType: 'image/gif' },
  tif: { family: 'tiff', contentType: 'image/tiff' },
  tiff: { family: 'tiff', contentType: 'image/tiff' },
  webp: { family: 'riff', contentType: 'image/webp' },
  heic: { family: 'ftyp', contentType: 'image/heic' },
  mp4: { family: 'ftyp', contentType: 'video/mp4' },
  mov: { family: 'ftyp', contentType: 'video/quicktime' },
  m4a: { family: 'ftyp', contentType: 'audio/mp4' },
  wav: { family: 'riff', contentType: 'audio/wav' },
  mp3: { family: 'mp3', contentType: 'audio/mpeg' },
  amr: { family: 'amr', contentType: 'audio/amr' },
  txt: { family: 'text', contentType: 'text/plain' },
  md: { family: 'text', contentType: 'text/markdown' },
  csv: { family: 'text', contentType: 'text/csv' },
  eml: { family: 'text', contentType: 'message/rfc822' },
  ics: { family: 'text', contentType: 'text/calendar' },
  vcf: { family: 'text', contentType: 'text/vcard' },
};

export const takenEndings: readonly string[] = Object.keys(takenTypes);

/** Bytes that a file of the family begins with, from a place on; any one of them. */
const signatures: Readonly<Record<Exclude<Family, 'text'>, readonly (readonly [at: number, bytes: string])[]>> = {
  pdf: [[0, '%PDF-']],
  zip: [
    [0, 'PK\u0003\u0004'],
    [0, 'PK\u0005\u0006'],
  ],
  ole: [[0, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1']],
  ftyp: [[4, 'ftyp']],
  riff: [[0, 'RIFF']],
  png: [[0, '\u0089PNG\r\n\u001a\n']],
  jpeg: [[0, '\u00ff\u00d8\u00ff']],
  gif: [
    [0, 'GIF87a'],
    [0, 'GIF89a'],
  ],
  tiff: [
    [0, 'II*\u0000'],
    [0, 'MM\u0000*'],
  ],
  rar: [[0, 'Rar!\u001a\u0007']],
  '7z': [[0, "7z\u00bc\u00af'\u001c"]],
  dwg: [[0, 'AC10']],
  mp3: [
    [0, 'ID3'],
    [0, '\u00ff\u00fb'],
    [0, '\u00ff\u00f3'],
    [0, '\u00ff\u00f2'],
  ],
  amr: [[0, '#!AMR']],
};

/** How much of a file is looked at. */
export const fileHeadBytes = 4096;

const latin1Of = (head: Uint8Array): string => Array.from(head, (byte) => String.fromCharCode(byte)).join('');

/** No zero bytes beside those of UTF-16, and no page: some readers open what looks like one whatever its ending. */
const isPlainText = (text: string): boolean => {
  const isUtf16 = text.startsWith('\u00ff\u00fe') || text.startsWith('\u00fe\u00ff');
  return (
    (isUtf16 || !text.includes('\u0000')) &&
    !/^[\s\u00ef\u00bb\u00bf]*<(!doctype html|html|script|svg|\?xml)/i.test(text)
  );
};

const endingOf = (fileName: string): string => /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** What a file is by its ending; undefined when files of that ending are not taken. */
export const fileTypeOf = (fileName: string): FileType | undefined => {
  const ending = endingOf(fileName);
  return Object.hasOwn(takenTypes, ending) ? takenTypes[ending] : undefined;
};

/** Whether the first bytes are those of the type: a renamed program is no picture. */
export const beginsAs = ({ family }: FileType, head: Uint8Array): boolean => {
  const text = latin1Of(head.subarray(0, fileHeadBytes));
  return family === 'text' ? isPlainText(text) : signatures[family].some(([at, bytes]) => text.startsWith(bytes, at));
};
