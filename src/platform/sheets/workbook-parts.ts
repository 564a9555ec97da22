import { AppError } from '#kernel/app-error';
import { maxSmallPartBytes } from './limits.ts';
import { readZipDirectory, unpackPart } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

export type Workbook = {
  /** Visible sheets in their order, each with its part. */
  readonly sheets: readonly { readonly name: string; readonly part: ZipEntry }[];
  readonly sharedText: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  readonly isFrom1904: boolean;
};

/** Finds the parts of a workbook by their relationships, whatever its program has called them. */
export const openWorkbook = (file: Buffer): Workbook => {
  const parts = readZipDirectory(file);
  const root = relationsOf(parts, '_rels/.rels', '').find(({ type }) => type === 'officeDocument');
  const main = root && parts.get(root.target);
  if (!main) throw new AppError('sheets.unreadable');
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const relations = relationsOf(parts, `${folder}_rels/${main.name.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): ZipEntry | undefined => {
    const relation = relations.find((candidate) => candidate.type === type);
    return relation && parts.get(relation.target);
  };
  const xml = unpackPart(main, maxSmallPartBytes).toString('utf8');
  const sheets = elementsOf(xml, 'sheet').flatMap((attributes) => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const target = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    const part = target === undefined ? undefined : parts.get(target);
    const isVisible = (attributes['state'] ?? 'visible') === 'visible';
    return part && isVisible ? [{ name: attributes['name'] ?? '', part }] : [];
  });
  if (sheets.length === 0) throw new AppError('sheets.unreadable');
  const [properties = {}] = elementsOf(xml, 'workbookPr');
  const isFrom1904 = ['1', 'true'].includes(properties['date1904'] ?? '');
  return { sheets, sharedText: partOf('sharedStrings'), styles: partOf('styles'), isFrom1904 };
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

const relationsOf = (parts: ReadonlyMap<string, ZipEntry>, name: string, folder: string): readonly Relation[] => {
  const part = parts.get(name);
  if (!part) return [];
  const xml = unpackPart(part, maxSmallPartBytes).toString('utf8');
  return elementsOf(xml, 'Relationship').map((attributes) => ({
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
    target: pathOf(folder, attributes['Target'] ?? ''),
  }));
};

const pathOf = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
};

type Attributes = Readonly<Record<string, string>>;

/** Attributes of all elements of a name, whatever their prefix. These parts hold no text, only attributes. */
const elementsOf = (xml: string, name: string): readonly Attributes[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*)>`, 'g'))].map(([, body = '']) =>
    Object.fromEntries(
      [...body.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', a, b]) => [
        key,
        unescapeXml(a ?? b ?? ''),
      ]),
    ),
  );

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(#x?[\da-fA-F]+|\w+);/g, (whole, code: string) => {
    if (!code.startsWith('#')) return named[code] ?? whole;
    const point = code.startsWith('#x') ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
