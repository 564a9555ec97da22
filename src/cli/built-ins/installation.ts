import { AppError } from '#kernel/app-error';
import { readConfig, shownConfig } from '#platform/config';
import { checkInstallation } from '#server/maintenance';
import { answerOperator } from '#server/operator-service';
import { optionOf } from '../arguments.ts';
import { askHolder, withInstallation } from '../ask.ts';
import { finish } from '../finish.ts';
import { show } from '../show.ts';
import type { BuiltIn, Session } from './built-in.ts';

const required = ({ args }: Session, name: string): string => {
  const value = optionOf(args, name);
  if (value === undefined) throw new AppError('cli.value-missing', { name: `--${name}` });
  return value;
};

/** Without a company the web page's first run makes one. */
export const initCommand: BuiltIn = {
  command: 'init',
  words: '[--company NAME --name NAME --email EMAIL --password PASSWORD]',
  run: async (session) => {
    const { config, terminal, args } = session;
    return await withInstallation(config, async ({ runtime, database }) => {
      const name = optionOf(args, 'company');
      if (name !== undefined) {
        const input = {
          company: {
            name,
            nameEn: optionOf(args, 'nameEn') ?? null,
            currency: optionOf(args, 'currency') ?? 'CNY',
            timeZone: optionOf(args, 'timeZone') ?? 'Asia/Shanghai',
          },
          name: required(session, 'name'),
          email: required(session, 'email'),
          password: required(session, 'password'),
          language: terminal.language,
        };
        const reply = await answerOperator(
          runtime,
          { operation: 'identity.firstRun', input, language: terminal.language },
          () => {},
        );
        if ('problem' in reply || terminal.isJson) return finish(terminal, reply);
      }
      if (terminal.isJson) show(terminal, { place: database.place });
      else terminal.out(terminal.t('done.init', { directory: database.place }));
      return 0;
    });
  },
};

export const serveCommand: BuiltIn = {
  command: 'serve',
  words: '[--host HOST] [--port PORT]',
  run: async ({ config, terminal, args }) => {
    // The web server's packages are loaded for this command only.
    const { runServer } = await import('#server/run-server');
    const { url, stopped } = await runServer({
      ...config,
      host: optionOf(args, 'host') ?? config.host,
      port: Number(optionOf(args, 'port') ?? config.port),
    });
    terminal.err(terminal.t('done.serving', { url }));
    await stopped;
    return 0;
  },
};

export const checkCommand: BuiltIn = {
  command: 'check',
  run: async ({ config, terminal }) => {
    const reply = await askHolder(config, { kind: 'check' }, () => {});
    return finish(
      terminal,
      reply ?? (await withInstallation(config, async ({ runtime }) => ({ body: await checkInstallation(runtime) }))),
    );
  },
};

export const configCommand: BuiltIn = {
  command: 'config',
  run: async ({ config, terminal }) => {
    show(terminal, shownConfig(config));
    return 0;
  },
};

export const configOf = (data: string | undefined): ReturnType<typeof readConfig> =>
  readConfig(data === undefined ? process.env : { ...process.env, MAINSTAY_DATA: data, DATABASE_URL: undefined });
