import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import { okAnswer } from '#kernel/contract';
import { handle, handleFile, handleUpload } from '#platform/operations';
import type { Context, StreamContext } from '#platform/operations';
import { letterheadContract } from './contract.ts';
import { pictureIn } from './domain/picture.ts';
import { letterheadMessages } from './messages/index.ts';
import { paperOf } from './sheet-head.ts';
import type { Paper } from './sheet-head.ts';
import { findLetterhead, saveLetterhead } from './store.ts';
import type { LetterheadRow } from './store.ts';

const { operations } = letterheadContract;
const maxPixels = 4_000;
const maxBytes = 1_000_000;

const present = ({ orgId: _, logo, logoKind: __, ...fields }: LetterheadRow) => ({ ...fields, hasLogo: logo !== null });

type Change = Parameters<typeof saveLetterhead>[2];

const change = async (context: Context, found: LetterheadRow, fields: Change) => {
  const { db, company } = context;
  if (!(await saveLetterhead(db, { orgId: company.id, version: found.version }, fields)))
    throw new AppError('letterhead.changed-meanwhile');
  return await findLetterhead(db, company.id);
};

const get = handle(operations.get, async ({ db, company }) => present(await findLetterhead(db, company.id)));

const save = handle(operations.save, async (context, { version, ...fields }) => {
  const found = await findLetterhead(context.db, context.company.id);
  if (version !== undefined && version !== found.version) throw new AppError('letterhead.changed-meanwhile');
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const saved = await change(context, found, given);
  const { hasLogo: _, version: __, ...before } = present(found);
  const { hasLogo: ___, version: ____, ...after } = present(saved);
  await context.audit({
    action: 'update',
    objectType: 'letterhead',
    objectId: String(context.company.id),
    before,
    after,
  });
  return present(saved);
});

const blankSheet = async ({ language }: Pick<Context, 'language'>, { data, pictures }: Paper) => {
  const t = createT(language, await letterheadMessages.load[language]());
  const { name } = data.head;
  return {
    fileName: `${t('preview.file')}.pdf`,
    sheet: {
      template: 'letterhead',
      pictures,
      data: { ...data, title: t('preview.title'), text: t('preview.text'), foot: name },
    },
  };
};

const bytesOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > maxBytes) throw new AppError('letterhead.picture-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** A picture is taken when the press can print it. */
const printable = async (context: StreamContext, bytes: Buffer) => {
  const picture = pictureIn(bytes);
  if (picture === null) throw new AppError('letterhead.picture-unreadable');
  const { kind, width, height } = picture;
  if (width > maxPixels || height > maxPixels) throw new AppError('letterhead.picture-too-large');
  const paper = await context.transact(async ({ db, company }) => await paperOf(db, company, context.language));
  const head = { ...paper.data.head, logo: `logo.${kind}` };
  const trial = { ...paper, data: { ...paper.data, head }, pictures: { [head.logo]: bytes } };
  const { sheet } = await blankSheet(context, trial);
  try {
    await context.print(sheet);
  } catch {
    throw new AppError('letterhead.picture-unreadable');
  }
  return kind;
};

const setLogo = handleUpload(operations.setLogo, async (context, _, { stream }) => {
  const bytes = await bytesOf(stream);
  const logoKind = await printable(context, bytes);
  return await context.transact(async (step) => {
    const found = await findLetterhead(step.db, step.company.id);
    const saved = await change(step, found, { logo: bytes, logoKind });
    await step.audit({
      action: 'set-logo',
      objectType: 'letterhead',
      objectId: String(step.company.id),
      after: { bytes: bytes.length },
    });
    return present(saved);
  });
});

const removeLogo = handle(operations.removeLogo, async (context) => {
  const found = await findLetterhead(context.db, context.company.id);
  if (found.logo === null) return okAnswer;
  await change(context, found, { logo: null, logoKind: null });
  await context.audit({ action: 'remove-logo', objectType: 'letterhead', objectId: String(context.company.id) });
  return okAnswer;
});

const getLogo = handleFile(operations.getLogo, async (context) => {
  const { logo, logoKind } = await context.transact(async ({ db, company }) => await findLetterhead(db, company.id));
  if (logo === null || logoKind === null) throw new AppError('letterhead.no-logo');
  return {
    fileName: `logo.${logoKind}`,
    contentType: logoKind === 'png' ? 'image/png' : 'image/jpeg',
    body: logo,
  };
});

const preview = handleFile(operations.preview, async (context, { language = context.language }) => {
  const paper = await context.transact(async ({ db, company }) => await paperOf(db, company, language));
  const { fileName, sheet } = await blankSheet({ language }, paper);
  return { fileName, contentType: 'application/pdf', body: await context.print(sheet) };
});

export const letterheadHandlers = [get, save, setLogo, removeLogo, getLogo, preview];
