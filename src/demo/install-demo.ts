import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordKind } from '#domain/ledger';
import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { Language } from '#kernel/locale';
import { ownProductTag } from './account-records.ts';
import type { AskOperator } from './ask-operator.ts';
import { demoCompany } from './demo-company.ts';
import type { DemoCompany } from './demo-company.ts';
import type { DemoFile } from './import-files.ts';
import { demoFilesOf } from './import-files.ts';
import { installPrices } from './install-prices.ts';
import { isRecord } from './price-book.ts';
import { demoLetterhead } from './letterhead.ts';
import { demoUsers } from './users.ts';

/** One password for everybody of the demo company; it is shown wherever the demo starts. */
export const demoPassword = 'mainstay-demo';
export const demoSeed = 1;

export type DemoStep =
  | { readonly step: 'company' | 'identify' | 'prices' | 'warnings' }
  | { readonly step: 'import'; readonly kind: RecordKind };

export type DemoInstallation = {
  readonly ask: AskOperator;
  readonly endDay: Day;
  readonly today: Day;
  readonly language: Language;
  readonly tell: (step: DemoStep) => void;
};

/**
 * Makes the demo company the way any company enters: first run, invitations, the files of its ERP through the import,
 * then the identification. Answers what the run says.
 */
export const installDemo = async ({
  ask,
  endDay,
  today,
  language,
  tell,
}: DemoInstallation): Promise<Readonly<Record<string, unknown>>> => {
  tell({ step: 'company' });
  const demo = demoCompany({ seed: demoSeed, endDay });
  const [admin, ...others] = demoUsers;
  if (admin === undefined) throw new Error('the demo company has no administrator');
  await ask({
    operation: 'identity.firstRun',
    input: {
      company: {
        name: demo.company.name,
        nameEn: demo.company.nameEn,
        currency: demo.company.currency,
        timeZone: demo.company.timezone,
      },
      name: admin.name,
      email: admin.email,
      password: demoPassword,
      language,
    },
  });
  await ask({ operation: 'letterhead.save', input: demoLetterhead });
  for (const user of others) {
    const { link } = await ask({
      operation: 'identity.inviteUser',
      input: { email: user.email, name: user.name, roles: [user.role], language },
    });
    const token = new URL(String(link)).searchParams.get('token') ?? '';
    await ask({ operation: 'identity.acceptInvitation', input: { token, password: demoPassword, language } });
  }
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-demo-'));
  try {
    for (const file of demoFilesOf(demo)) {
      tell({ step: 'import', kind: file.kind });
      await importFile(ask, folder, file);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await stateOwnProducts(ask, { demo, endDay, language });
  tell({ step: 'identify' });
  const run = await ask({ operation: 'identification.startRun', input: { asOf: endDay }, awaitsJob: true });
  tell({ step: 'prices' });
  await installPrices(ask, { demo, language, endDay, today });
  await capConcentration(ask, language);
  tell({ step: 'warnings' });
  await ask({ operation: 'warnings.startRun', input: {}, awaitsJob: true });
  return run;
};

/** What the company lets one account, group or product bring of its revenue, basis points; it sells to far more than most. */
const concentrationMostBp = 300;

const capConcentration = async (ask: AskOperator, language: Language): Promise<void> => {
  const { policy, version } = await ask({ operation: 'warnings.getPolicy', input: {} });
  const note =
    language === 'en'
      ? 'Resolved by the board: no customer and no product over 3% of revenue'
      : '董事会决定：任何单一客户或产品不超过收入的 3%';
  await ask({
    operation: 'warnings.savePolicy',
    input: { policy: { ...(isRecord(policy) && policy), concentrationMostBp }, note, basedOn: version },
  });
};

type Knowledge = { readonly demo: DemoCompany; readonly endDay: Day; readonly language: Language };

/** What the managers know and no file says: which small accounts make a product of their own. */
const stateOwnProducts = async (ask: AskOperator, { demo, endDay, language }: Knowledge): Promise<void> => {
  const known = demo.accounts.filter(({ tags }) => tags?.includes(ownProductTag) === true);
  const source = language === 'en' ? 'Visit to their works, seen by the manager' : '大客户经理走访客户工厂所见';
  for (const { code } of known) {
    const account = await ask({ operation: 'accounts.find', input: { key: code } });
    await ask({
      operation: 'identification.addStatement',
      input: { accountId: account['id'], kind: 'product-different', value: 1, source, statedOn: addMonths(endDay, -3) },
    });
  }
};

const importFile = async (ask: AskOperator, folder: string, file: DemoFile): Promise<void> => {
  const path = join(folder, file.fileName);
  await pipeline(Readable.from(file.rows()), createWriteStream(path));
  const answer = await ask({
    operation: 'ledger.importFile',
    input: { kind: file.kind, fileName: file.fileName, map: file.mapping },
    file: path,
    awaitsJob: true,
  });
  await rm(path);
  if (answer['state'] !== 'done')
    throw new Error(`the ${file.kind} of the demo company were not booked: ${JSON.stringify(answer)}`);
};
