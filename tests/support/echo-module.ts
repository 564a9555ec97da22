import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { defineContract, fileSchema, operation, pageInput } from '#kernel/contract';
import { handle, handleFile, handleUpload } from '#platform/operations';
import type { Module } from '#platform/operations';

const summary = { 'zh-CN': '回声', en: 'Echo' };
const anything = z.object({ seen: z.unknown() });

/** A module that answers with what reached it: what tests of the edge call. */
export const echoContract = defineContract({
  area: 'echo',
  permissions: {},
  errors: {},
  operations: {
    read: operation({
      name: 'echo.read',
      method: 'GET',
      path: '/api/echo',
      access: 'signed-in',
      summary,
      input: z.object({
        text: z.string().optional(),
        flag: z.boolean().optional(),
        list: z.array(z.string()).optional(),
        filter: z.object({ from: z.string() }).optional(),
        parent: z.string().nullable().optional(),
        ...pageInput,
      }),
      output: anything,
    }),
    readOne: operation({
      name: 'echo.readOne',
      method: 'GET',
      path: '/api/echo/{id}',
      access: 'signed-in',
      summary,
      input: z.object({ id: z.string() }),
      output: anything,
    }),
    readWord: operation({
      name: 'echo.readWord',
      method: 'GET',
      path: '/api/echo/word',
      access: 'signed-in',
      summary,
      input: z.object({}),
      output: anything,
    }),
    write: operation({
      name: 'echo.write',
      method: 'POST',
      path: '/api/echo',
      access: 'signed-in',
      summary,
      input: z.object({ text: z.string().max(1_000_000) }),
      output: anything,
    }),
    break: operation({
      name: 'echo.break',
      method: 'POST',
      path: '/api/echo/break',
      access: 'signed-in',
      summary,
      input: z.object({}),
      output: anything,
    }),
    operate: operation({
      name: 'echo.operate',
      method: 'POST',
      path: '/api/echo/operate',
      access: 'operator',
      summary,
      input: z.object({}),
      output: anything,
    }),
    upload: operation({
      name: 'echo.upload',
      method: 'POST',
      path: '/api/echo/upload',
      access: 'signed-in',
      kind: 'upload',
      summary,
      input: z.object({ note: z.string().optional() }),
      output: anything,
    }),
    download: operation({
      name: 'echo.download',
      method: 'GET',
      path: '/api/echo/download',
      access: 'signed-in',
      kind: 'file',
      summary,
      input: z.object({}),
      output: fileSchema,
    }),
  },
});

const operations = echoContract.operations;
let writes = 0;

export const echoModule: Module = {
  contract: echoContract,
  handlers: [
    handle(operations.read, async (_, seen) => ({ seen })),
    handle(operations.readOne, async (_, seen) => ({ seen })),
    handle(operations.readWord, async () => ({ seen: 'word' })),
    handle(operations.write, async ({ audit }, { text }) => {
      writes += 1;
      await audit({ action: 'echo.write', objectType: 'echo', objectId: String(writes) });
      return { seen: { length: text.length, writes } };
    }),
    handle(operations.break, async () => {
      throw new Error('secret inside of the server');
    }),
    handle(operations.operate, async ({ actor }) => ({ seen: actor.via })),
    handleUpload(operations.upload, async ({ files, company, newId }, { note }, { fileName, stream }) => {
      const id = newId();
      const { bytes, sha256 } = await files.put({ orgId: company.id, id }, stream, 1_000);
      const text = (await buffer(await files.open(company.id, id))).toString('utf8');
      return { seen: { note, fileName, bytes, sha256, text } };
    }),
    handleFile(operations.download, async () => ({
      fileName: '报价.html',
      contentType: 'text/html',
      body: Buffer.from('<script>alert(1)</script>'),
    })),
  ],
};
