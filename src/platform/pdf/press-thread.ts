import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Sheet } from '#platform/operations';

export type PressOrder = { readonly order: number; readonly sheet: Sheet };
export type PressAnswer = { readonly order: number } & ({ readonly pdf: Uint8Array } | { readonly problem: string });

const templates = join(import.meta.dirname, '..', '..', '..', 'reports');
/** Compilations that a cached part survives unused. */
const cacheAge = 10;

const fontOf = (weight: 'Regular' | 'Bold'): Buffer =>
  readFileSync(
    join(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc')), '..', '..', 'fonts', `NotoSansHans-${weight}.otf`),
  );

const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontBlobs: [fontOf('Regular'), fontOf('Bold')] }],
});

/** Data reach a template as JSON, never as source; pictures as files beside it that exist for this sheet only. */
const set = ({ template, data, pictures = {} }: Sheet): Uint8Array => {
  try {
    for (const [name, bytes] of Object.entries(pictures))
      compiler.mapShadow(join(templates, name), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return compiler.pdf(
      { mainFilePath: join(templates, `${template}.typ`), inputs: { data: JSON.stringify(data) } },
      { pdfStandard: PdfStandard.UA_1 },
    );
  } finally {
    compiler.resetShadow();
    compiler.evictCache(cacheAge);
  }
};

parentPort?.on('message', ({ order, sheet }: PressOrder) => {
  let answer: PressAnswer;
  try {
    answer = { order, pdf: set(sheet) };
  } catch (error) {
    answer = { order, problem: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
