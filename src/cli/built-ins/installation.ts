import { AppError } from '#kernel/app-error';
import { readConfig, shownConfig } from '#platform/config';
import { checkInstallation } from '#server/maintenance';
import { answerOperator } from '#server/operator-service';
import type { OperatorReply, OperatorRequest } from '#server/operator-service';
import { optionOf } from '../arguments.ts';
import type { Arguments } from '../arguments.ts';
import { askHolder, holderOf, withInstallation } from '../ask.ts';
import { finish } from '../finish.ts';
import { show } from '../show.ts';
import type { Terminal } from '../terminal.ts';
import type { BuiltIn, Session } from './built-in.ts';

const required = ({ args }: Session, name: string): string => {
  const value = optionOf(args, name);
  if (value === undefined) throw new AppError('cli.value-missing', { name: `--${name}` });
  return value;
};

/** Without a company the web page's first run makes one. Its administrator is the director too, unless told otherwise. */
export const initCommand: BuiltIn = {
  command: 'init',
  words:
    '[--company NAME --name NAME --email EMAIL --password PASSWORD [--currency CODE] [--time-zone ZONE] [--name-en NAME] [--director false]]',
  options: [
    ['--company NAME', 'company'],
    ['--name, --email, --password', 'administrator'],
    ['--currency CODE', 'currency'],
    ['--time-zone ZONE', 'timeZone'],
    ['--name-en NAME', 'nameEn'],
    ['--director false', 'director'],
  ],
  run: async (session) => {
    const { config, terminal } = session;
    const request = firstRunOf(session);
    const holder = await holderOf(config);
    if (holder !== undefined) {
      const reply = request === undefined ? undefined : await askHolder(config, request, () => {});
      return showInit(terminal, holder.place, reply);
    }
    return await withInstallation(
      config,
      async ({ runtime, database }) => {
        const reply = request === undefined ? undefined : await answerOperator(runtime, request, () => {});
        return showInit(terminal, database.place, reply);
      },
      { mayCreate: true },
    );
  },
};

/** The first run with a company; undefined when none is named. */
const firstRunOf = (session: Session): OperatorRequest | undefined => {
  const { terminal, args } = session;
  const name = optionOf(args, 'company');
  if (name === undefined) return undefined;
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
    isDirector: optionOf(args, 'director') !== 'false',
  };
  return { operation: 'identity.firstRun', input, language: terminal.language };
};

const showInit = (terminal: Terminal, place: string, reply: OperatorReply | undefined): number => {
  if (reply !== undefined && ('problem' in reply || terminal.isJson)) return finish(terminal, reply);
  if (terminal.isJson) show(terminal, { place });
  else terminal.out(terminal.t('done.init', { directory: place }));
  return 0;
};

/** A port as it was typed; undefined when none was. */
export const portOf = (args: Arguments): number | undefined => {
  const text = optionOf(args, 'port');
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new AppError('cli.bad-port', { port: text });
  return port;
};

export const serveCommand: BuiltIn = {
  command: 'serve',
  words: '[--host HOST] [--port PORT]',
  run: async ({ config, terminal, args }) => {
    // The web server's packages are loaded for this command only.
    const { runServer } = await import('#server/run-server');
    const { url, installation, stopped } = await runServer(
      { ...config, host: optionOf(args, 'host') ?? config.host, port: portOf(args) ?? config.port },
      terminal.isJson ? 'stderr' : 'stdout',
    );
    if (terminal.isJson) terminal.out(JSON.stringify({ url, place: installation.database.place }));
    else terminal.err(terminal.t('done.serving', { url }));
    await stopped;
    return 0;
  },
};

export const checkCommand: BuiltIn = {
  command: 'check',
  run: async ({ config, terminal }) => {
    const reply = await askHolder(config, { kind: 'check' }, () => {});
    // It looks at the schema as it is: an upgrade that waits is told, not done.
    const own = async () =>
      await withInstallation(config, async ({ runtime }) => ({ body: await checkInstallation(runtime) }), {
        schema: 'leave',
      });
    return finish(terminal, reply ?? (await own()));
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
