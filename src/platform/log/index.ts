import { destination, pino } from 'pino';
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

const streams = { stdout: 1, stderr: 2 } as const;

/** JSON lines on stdout; on stderr when stdout is a command's answer. */
export const createLog = (level: Config['logLevel'], stream: keyof typeof streams = 'stdout'): Logger =>
  pino(
    { level, base: { service: 'mainstay' }, redact: { paths: secretFields, censor: '[hidden]' } },
    destination({ fd: streams[stream], sync: true }),
  );
