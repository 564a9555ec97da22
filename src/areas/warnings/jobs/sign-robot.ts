import { createHmac } from 'node:crypto';
import type { Json } from '#kernel/canonical-json';
import type { RobotService } from '../domain/index.ts';

type Message = { readonly url: string; readonly body: Readonly<Record<string, Json>> };
type Signing = { readonly service: RobotService; readonly secret: string | null; readonly now: Date };

const hmacOf = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

/**
 * Signs a message the way its service asks for. DingTalk: milliseconds and HMAC-SHA256 of "time\nsecret" under the secret,
 * in the address. Feishu: seconds and HMAC-SHA256 of nothing under "time\nsecret", in the body. WeCom knows no signature.
 */
export const signedMessage = ({ url, body }: Message, { service, secret, now }: Signing): Message => {
  if (secret === null || service === 'wecom') return { url, body };
  if (service === 'dingtalk') {
    const timestamp = String(now.getTime());
    const signed = new URL(url);
    signed.searchParams.set('timestamp', timestamp);
    signed.searchParams.set('sign', hmacOf(secret, `${timestamp}\n${secret}`));
    return { url: signed.href, body };
  }
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { url, body: { timestamp, sign: hmacOf(`${timestamp}\n${secret}`, ''), ...body } };
};
