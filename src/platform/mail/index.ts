import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '#platform/config';
import { newIdAt } from '#platform/id';
import type { Mail } from '#platform/operations';

export type MailSender = { readonly send: (mail: Mail) => Promise<void>; readonly close: () => void };

/** Writes each mail as a file: a fresh installation needs no mail server, and nothing leaves the machine. */
export const fileMailSender = (directory: string, from: string): MailSender => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async ({ to, subject, text }) => {
      const { message } = await transport.sendMail({
        from,
        to,
        subject,
        text,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeFile(join(directory, `${newIdAt(new Date())}.eml`), message, { mode: 0o600 });
    },
    close: () => transport.close(),
  };
};

export const smtpMailSender = (url: string, from: string): MailSender => {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async (mail) => {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
};

export const createMailSender = (config: Config): MailSender =>
  config.smtpUrl === undefined
    ? fileMailSender(join(config.dataDir, 'mail'), config.mailFrom)
    : smtpMailSender(config.smtpUrl, config.mailFrom);
