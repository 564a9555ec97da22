import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { BucketSettings } from '#platform/files';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MAINSTAY_DATA: z.string().min(1).default('.data'),
  MAINSTAY_HOST: z.string().min(1).default('127.0.0.1'),
  MAINSTAY_PORT: port.default(8080),
  /** Where people reach the page. https turns secure cookies on. */
  MAINSTAY_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Believe X-Forwarded-For: only behind a proxy that sets it. */
  MAINSTAY_TRUST_PROXY: flag.default(false),
  MAINSTAY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  MAINSTAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAINSTAY_MAIL_FROM: z.string().default('Mainstay <mainstay@localhost>'),
  MAINSTAY_UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(100_000).default(5120),
  /** Nightly backups of an embedded database that are kept; 0 = make none. */
  MAINSTAY_KEEP_BACKUPS: z.coerce.number().int().min(0).max(365).default(7),
  /** Messages to robots may go to http and into the own network. */
  MAINSTAY_PRIVATE_HOOKS: flag.default(false),
  /** Requests a second of one session, token or address; 0 = no limit. */
  MAINSTAY_REQUEST_RATE: z.coerce.number().min(0).default(50),
  /** Opens /metrics to who sends it; without one only this machine reads them. */
  MAINSTAY_METRICS_TOKEN: z.string().min(16).optional(),
  /** Uploads and attachments in a bucket of an S3-compatible store instead of the data directory. */
  MAINSTAY_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  MAINSTAY_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  MAINSTAY_S3_REGION: z.string().min(1).default('us-east-1'),
  MAINSTAY_S3_ACCESS_KEY: z.string().min(1).optional(),
  MAINSTAY_S3_SECRET_KEY: z.string().min(1).optional(),
  MAINSTAY_S3_ADDRESSING: z.enum(['path', 'host']).default('path'),
});

/** A bucket is reached by all four of these, or there is none. */
const bucketNames = [
  'MAINSTAY_S3_ENDPOINT',
  'MAINSTAY_S3_BUCKET',
  'MAINSTAY_S3_ACCESS_KEY',
  'MAINSTAY_S3_SECRET_KEY',
] as const;

const bucketOf = (settings: z.output<typeof schema>): BucketSettings | undefined => {
  const missing = bucketNames.filter((name) => settings[name] === undefined);
  if (missing.length === bucketNames.length) return undefined;
  const { MAINSTAY_S3_ENDPOINT: endpoint, MAINSTAY_S3_BUCKET: bucket } = settings;
  const { MAINSTAY_S3_ACCESS_KEY: accessKey, MAINSTAY_S3_SECRET_KEY: secretKey } = settings;
  if (endpoint === undefined || bucket === undefined || accessKey === undefined || secretKey === undefined)
    throw new AppError('platform.settings-invalid', { settings: missing.map((name) => `${name}=`).join(', ') });
  return {
    endpoint,
    bucket,
    accessKey,
    secretKey,
    region: settings.MAINSTAY_S3_REGION,
    addressing: settings.MAINSTAY_S3_ADDRESSING,
  };
};

export type Config = {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string | undefined;
  readonly trustProxy: boolean;
  readonly logLevel: z.output<typeof schema>['MAINSTAY_LOG_LEVEL'];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly uploadLimitBytes: number;
  readonly keepBackups: number;
  readonly allowsPrivateHooks: boolean;
  readonly requestRate: number;
  readonly metricsToken: string | undefined;
  /** The bucket that takes the files; undefined: the data directory does. */
  readonly bucket: BucketSettings | undefined;
};

/** A setting as a refusal shows it; an address may hold a password, a token is one. */
const shownSetting = (name: string, value: string | undefined): string =>
  /_(URL|TOKEN|KEY)$/.test(name) ? name : `${name}=${value}`;

/** Reads the settings from the environment; refuses by naming each that is wrong. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    const settings = [...names].map((name) => shownSetting(name, env[name])).join(', ');
    throw new AppError('platform.settings-invalid', { settings });
  }
  const settings = parsed.data;
  return {
    dataDir: resolve(settings.MAINSTAY_DATA),
    databaseUrl: settings.DATABASE_URL,
    host: settings.MAINSTAY_HOST,
    port: settings.MAINSTAY_PORT,
    baseUrl: settings.MAINSTAY_BASE_URL?.replace(/\/$/, ''),
    trustProxy: settings.MAINSTAY_TRUST_PROXY,
    logLevel: settings.MAINSTAY_LOG_LEVEL,
    smtpUrl: settings.MAINSTAY_SMTP_URL,
    mailFrom: settings.MAINSTAY_MAIL_FROM,
    uploadLimitBytes: settings.MAINSTAY_UPLOAD_LIMIT_MB * 1_048_576,
    keepBackups: settings.MAINSTAY_KEEP_BACKUPS,
    allowsPrivateHooks: settings.MAINSTAY_PRIVATE_HOOKS,
    requestRate: settings.MAINSTAY_REQUEST_RATE,
    metricsToken: settings.MAINSTAY_METRICS_TOKEN,
    bucket: bucketOf(settings),
  };
};

const withoutPassword = (url: string | undefined): string | undefined => {
  if (url === undefined) return undefined;
  const parsed = new URL(url);
  if (parsed.password !== '') parsed.password = '***';
  return parsed.href;
};

/** The settings as a person may see them: no passwords. */
export const shownConfig = (config: Config): Config => ({
  ...config,
  databaseUrl: withoutPassword(config.databaseUrl),
  smtpUrl: withoutPassword(config.smtpUrl),
  metricsToken: config.metricsToken === undefined ? undefined : '***',
  bucket: config.bucket === undefined ? undefined : { ...config.bucket, secretKey: '***' },
});
