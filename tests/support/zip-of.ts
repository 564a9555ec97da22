import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the directory says of the unpacked size; the truth unless set. */
  readonly declaredSize?: number;
};

/** A zip archive made by hand, so that tests can lie in it. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, declaredSize = bytes.length } of parts) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declaredSize, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declaredSize, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, title, packed);
    directory.push(entry, title);
    offset += local.length + title.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

export type WorkbookParts = {
  /** XML between <sheetData> tags. */
  readonly rows: string;
  readonly isFrom1904?: boolean;
  readonly styles?: string;
  readonly declaredSize?: number;
};

/** A small workbook of one sheet "Data", as another program than ours might write it. */
export const workbookOf = ({ rows, isFrom1904 = false, styles, declaredSize }: WorkbookParts): Buffer => {
  const sheet = Buffer.from(
    `<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`.replaceAll(
      'x:',
      '',
    ),
  );
  return zipOf([
    { name: 'xl/worksheets/first.xml', bytes: sheet, ...(declaredSize !== undefined && { declaredSize }) },
    {
      name: '_rels/.rels',
      bytes: Buffer.from(`<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    },
    {
      name: 'xl/workbook.xml',
      bytes: Buffer.from(
        `<workbook><workbookPr date1904="${isFrom1904}"/><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: Buffer.from(
        `<Relationships>${relation('r1', 'worksheet', 'worksheets/first.xml')}${styles === undefined ? '' : relation('r2', 'styles', 'styles.xml')}</Relationships>`,
      ),
    },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', bytes: Buffer.from(styles) }]),
  ]);
};
