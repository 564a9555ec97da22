import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isEmptyPlace } from '#db/open';
import { moveDatabase } from '#db/move';
import { demoCompanyName, demoTimeZone } from '#demo/demo-company';
import { firstAccounts } from '#demo/first-accounts';
import type { FirstAccount } from '#demo/first-accounts';
import { demoPassword, installDemo } from '#demo/install-demo';
import type { AskOperator } from '#demo/ask-operator';
import { demoUsers } from '#demo/users';
import { AppError } from '#kernel/app-error';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { todayOf } from '#kernel/today';
import type { Config } from '#platform/config';
import { listCompanies } from '#platform/identity';
import type { Runtime } from '#platform/runtime';
import type { Installation } from '#server/installation';
import { filesOf } from '#server/maintenance';
import { answerOperator } from '#server/operator-service';
import type { OperatorReply } from '#server/operator-service';
import { runServer } from '#server/run-server';
import { optionOf } from '../arguments.ts';
import { askHolder, holderOf, withInstallation } from '../ask.ts';
import { show } from '../show.ts';
import type { Terminal } from '../terminal.ts';
import type { BuiltIn } from './built-in.ts';
import { isDirectoryMade, moveToPlace } from './demo-place.ts';
import { portOf } from './installation.ts';

const shownAccounts = 10;

/**
 * The demo company on a directory of its own, or in the empty database of DATABASE_URL: made at the first start, served at
 * every start. It is made beside its place and moved there when it is whole, so that an interrupted start leaves nothing
 * that looks finished.
 */
export const demoCommand: BuiltIn = {
  command: 'demo',
  words: '[--port PORT] [--once]',
  run: async ({ config, terminal, args }) => {
    const place = optionOf(args, 'data') === undefined ? join(config.dataDir, 'demo') : config.dataDir;
    const port = portOf(args);
    const held = await holderOf({ ...config, dataDir: place });
    if (held !== undefined) {
      await report(terminal, { ask: askerAt({ ...config, dataDir: place }, terminal), url: held.url });
      return 0;
    }
    if (!(await isMade(config, place))) await makeDemo({ config, place, terminal });
    const demoConfig: Config = {
      ...config,
      dataDir: place,
      logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
    };
    if (optionOf(args, 'once') !== undefined) {
      await withInstallation(demoConfig, async ({ runtime }) =>
        report(terminal, { ask: askerOf(runtime, terminal), url: null }),
      );
      return 0;
    }
    const { url, installation, stopped } = await runServer({
      ...demoConfig,
      port: port ?? config.port,
    });
    await report(terminal, { ask: askerOf(installation.runtime, terminal), url });
    await stopped;
    return 0;
  },
};

/** On a server the demo company shares its database with nobody: an own company never sees it appear beside itself. */
const isMade = async (config: Config, place: string): Promise<boolean> => {
  if (config.databaseUrl === undefined) return await isDirectoryMade(place);
  if (await isEmptyPlace({ url: config.databaseUrl })) return false;
  await withInstallation({ ...config, dataDir: place }, async ({ database }) => {
    const companies = await listCompanies(database.root);
    if (!companies.some(({ name }) => name === demoCompanyName)) throw new AppError('cli.demo-place-taken');
  });
  return true;
};

type Making = { readonly config: Config; readonly place: string; readonly terminal: Terminal };

const makeDemo = async ({ config, place, terminal }: Making): Promise<void> => {
  const unfinished = `${place}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const make = async (installation: Installation): Promise<void> => {
    await installation.work();
    const { runtime, database } = installation;
    const today = todayOf(runtime.clock(), demoTimeZone);
    await installDemo({
      ask: askerOf(runtime, terminal),
      endDay: lastMonthEnd(today),
      today,
      language: terminal.language,
      tell: (done) =>
        terminal.err(
          done.step === 'import'
            ? terminal.t('demo.import', { kind: terminal.t(`demo.kinds.${done.kind}`) })
            : terminal.t(`demo.${done.step}`),
        ),
    });
    await database.vacuum();
  };
  const { databaseUrl } = config;
  const embedded: Config = { ...config, databaseUrl: undefined, dataDir: unfinished };
  await withInstallation(embedded, make, { mayCreate: true });
  if (databaseUrl === undefined) return moveToPlace(unfinished, place);
  const moved = await withInstallation(
    embedded,
    async ({ database }) => await moveDatabase(database, { url: databaseUrl }),
  );
  await moved.close();
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (existsSync(filesOf(unfinished))) renameSync(filesOf(unfinished), filesOf(place));
  rmSync(unfinished, { recursive: true, force: true });
};

/** The last whole month: what a company would have in its books. */
const lastMonthEnd = (today: Day): Day => lastDayOf(monthOf(addMonths(firstDayOf(monthOf(today)), -1)));

const askerOf =
  (runtime: Runtime, { language }: Terminal): AskOperator =>
  async (request) => {
    return bodyOf(await answerOperator(runtime, { language, company: undefined, ...request }, () => {}));
  };

/** Asks the server that holds the directory. */
const askerAt =
  (config: Config, { language }: Terminal): AskOperator =>
  async (request) => {
    const reply = await askHolder(config, { language, ...request }, () => {});
    if (reply === undefined) throw new AppError('db.holder-gone');
    return bodyOf(reply);
  };

const bodyOf = (reply: OperatorReply): Record<string, unknown> => {
  if ('problem' in reply) throw new AppError(reply.problem.code, reply.problem.params);
  const { body } = reply;
  return typeof body === 'object' && body !== null ? { ...body } : {};
};

const report = async (
  terminal: Terminal,
  { ask, url }: { readonly ask: AskOperator; readonly url: string | null },
): Promise<void> => {
  const accounts = await firstAccounts(ask, terminal.language, shownAccounts);
  const logins = demoUsers.filter(({ role }, index) => demoUsers.findIndex((user) => user.role === role) === index);
  if (terminal.isJson)
    return show(terminal, {
      url,
      password: demoPassword,
      users: logins.map(({ role, email }) => ({ role, email })),
      accounts,
    });
  const { t, out } = terminal;
  out(t('demo.title'));
  for (const account of accounts) showAccount(terminal, account);
  out('');
  if (url !== null) out(t('demo.address', { url }));
  out(t('demo.password', { password: demoPassword }));
  for (const { role, email } of logins.slice(0, 5))
    out(`  ${(t.find(`demo.roles.${role}`) ?? role).padEnd(8)}  ${email}`);
  if (url !== null) out(t('demo.stop'));
};

const showAccount = ({ t, out }: Terminal, { rank, name, tier, score, badges, reasons }: FirstAccount): void => {
  const marks = badges.map((badge) => t.find(`demo.badges.${badge}`) ?? badge);
  out(
    `${String(rank).padStart(2)}. ${name}  ${tier}  ${score?.toFixed(1) ?? '—'}${marks.length > 0 ? `  [${marks.join(', ')}]` : ''}`,
  );
  for (const reason of reasons) out(`    ${reason}`);
};
