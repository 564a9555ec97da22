import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestSafe } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Hook, HookOutcome } from '#platform/operations';
import { isPublicAddress } from './public-address.ts';

export type HookSender = { readonly post: (hook: Hook) => Promise<HookOutcome> };

type Options = {
  /** For a robot in the own network, and for tests: http and addresses of the house may be reached. */
  readonly allowsPrivate: boolean;
  readonly timeoutMs?: number;
};

const longestAnswer = 65_536;

class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Resolves a name and refuses it when any of its addresses is not public, so that no answer of a name server leads inside. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '', 0);
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new PrivateAddressError(hostname), '', 0);
    return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
  });
};

const readAnswer = async (answer: IncomingMessage): Promise<string> => {
  let text = '';
  answer.setEncoding('utf8');
  for await (const part of answer) {
    text += String(part);
    if (text.length > longestAnswer) {
      answer.destroy();
      break;
    }
  }
  return text.slice(0, longestAnswer);
};

/** Posts JSON to addresses that people typed in: https to the open internet only, no redirects, an answer of bounded size and time. */
export const createHookSender = ({ allowsPrivate, timeoutMs = 10_000 }: Options): HookSender => ({
  post: async ({ url, body }) => {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (target.protocol !== 'https:' && !(allowsPrivate && target.protocol === 'http:'))
      return { kind: 'failed', reason: 'not-https' };
    if (!allowsPrivate && isIP(host) !== 0 && !isPublicAddress(host))
      return { kind: 'failed', reason: 'private-address' };
    const text = JSON.stringify(body);
    const options: RequestOptions = {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) },
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowsPrivate ? {} : { lookup: publicLookup }),
    };
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const send = target.protocol === 'https:' ? requestSafe : requestPlain;
        send(target, options, resolve).once('error', reject).end(text);
      });
      return { kind: 'answered', status: answer.statusCode ?? 0, body: await readAnswer(answer) };
    } catch (error) {
      if (error instanceof PrivateAddressError) return { kind: 'failed', reason: 'private-address' };
      const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
      return { kind: 'failed', reason: isLate ? 'timed-out' : 'unreachable' };
    }
  },
});
