import type { Schema } from '#kernel/contract';
import type { z } from 'zod';
import { AppError } from '#kernel/app-error';
import { createClient } from '#kernel/client';
import type { Callable, WireAnswer, WireRequest } from '#kernel/client';
import { idempotencyKeyOf } from './idempotency-key.ts';

type Options = {
  readonly file: Blob;
  readonly onProgress?: (sentBytes: number) => void;
  readonly signal?: AbortSignal;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sends the file as the request's body. XMLHttpRequest, because fetch does not tell how far a sending has come. */
const send = ({ method, url }: WireRequest, { file, onProgress, signal }: Options): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('idempotency-key', idempotencyKeyOf());
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded));
    request.addEventListener('load', () => resolve({ status: request.status, body: parsed(request.responseText) }));
    request.addEventListener('error', () => reject(new AppError('browser.offline')));
    request.addEventListener('abort', () => reject(new AppError('browser.upload-stopped')));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });

/** Calls an operation of kind `upload` with a file of any size. */
export const upload = <I extends Schema, O extends Schema>(
  spec: Callable<I, O>,
  input: z.input<I>,
  options: Options,
): Promise<z.output<O>> => createClient((request) => send(request, options))(spec, input);
