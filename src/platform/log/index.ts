import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from '#platform/config';

export type { Logger } from 'pino';

/** Personal data and secrets that must not reach a log, at the top and one level below. */
const secretFields = [
  'password',
  'current',
  'next',
  'secret',
  'token',
  'email',
  'mobile',
  'phone',
  'wechat',
  'authorization',
  'cookie',
].flatMap((field) => [field, `*.${field}`]);

/** JSON lines on stdout. */
export const createLog = (level: Config['logLevel']): Logger =>
  pino({ level, base: { service: 'mainstay' }, redact: { paths: secretFields, censor: '[hidden]' } });
