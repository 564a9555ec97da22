import { wireRequestOf } from '#kernel/client';
import type { OperationSpec } from '#kernel/contract';
import type { Caller, TestApp } from './app.ts';

export type Tried = { readonly status: number; readonly code: string; readonly text: string };

type Trying = {
  readonly input: Readonly<Record<string, unknown>>;
  readonly as?: Caller | undefined;
  readonly upload?: string | undefined;
};

/** Sends one call over HTTP and gives back its status, its refusal code and its whole answer as text. */
export const tryOperation = async (
  app: TestApp,
  spec: OperationSpec,
  { input, as, upload }: Trying,
): Promise<Tried> => {
  const { method, url, body } = wireRequestOf(spec, input);
  const isUpload = spec.kind === 'upload';
  const response = await app.request(url, {
    method,
    ...(as === undefined ? {} : { as }),
    ...(isUpload ? { headers: { 'content-type': 'application/octet-stream' }, body: upload ?? '' } : {}),
    ...(!isUpload && body !== undefined
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  return { status: response.status, code: response.status < 400 ? '' : codeIn(text), text };
};

const codeIn = (text: string): string => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  } catch {
    return '';
  }
};
