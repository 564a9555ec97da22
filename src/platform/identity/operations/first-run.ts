import type { Db } from '#db/handle';
import type { Role } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import type { InstallationContext } from '#platform/operations';
import { handleInstallation } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { countCompanies, createCompany, listCompanies, lockCompanies } from '../store/companies.ts';
import { addMember } from '../store/members.ts';
import { createUser, findUserByEmail } from '../store/users.ts';
import { openSession } from './open-session.ts';

const { firstRun, firstRunState } = identityContract.operations;

/** Only the operator at the command line adds companies once there is one. */
const refuseLaterRuns = (context: InstallationContext, companies: number): void => {
  if (companies > 0 && context.actor?.via !== 'cli') throw new AppError('identity.already-set-up');
};

/** Companies are chosen by name at the command line: two of one name would be taken for each other. */
const refuseTakenName = async (
  db: Db,
  { name, nameEn }: { readonly name: string; readonly nameEn?: string | null | undefined },
): Promise<void> => {
  const keyOf = (text: string): string => text.trim().toLowerCase();
  const wanted = new Set([name, ...(nameEn ? [nameEn] : [])].map(keyOf));
  const clash = (await listCompanies(db)).find((company) =>
    [company.name, company.nameEn ?? ''].some((text) => wanted.has(keyOf(text))),
  );
  if (clash !== undefined)
    throw new AppError('identity.company-name-taken', { name: clash.name, id: String(clash.id) });
};

export const checkCompany = ({
  timeZone,
  currency,
}: {
  timeZone?: string | undefined;
  currency?: string | undefined;
}): void => {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new AppError('identity.time-zone-unknown', { timeZone });
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency)) {
    throw new AppError('identity.currency-unknown', { currency });
  }
};

const isTimeZone = (timeZone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

export const firstRunHandlers = [
  handleInstallation(firstRunState, async (context) => ({
    needed: (await context.transact(async (db) => await countCompanies(db))) === 0,
  })),

  handleInstallation(firstRun, async (context, input) => {
    const { now } = context;
    const { name, email, language, isDirector } = input;
    const roles: Role[] = isDirector ? ['admin', 'director'] : ['admin'];
    refuseLaterRuns(context, await context.transact(async (db) => await countCompanies(db)));
    checkCompany(input.company);
    const known = await context.transact(async (db) => await findUserByEmail(db, email));
    if (known !== undefined && !(await verifyPassword(input.password, known.passwordHash)))
      throw new AppError('identity.wrong-password');
    const passwordHash = known?.passwordHash ?? (await hashPassword(input.password));
    const made = await context.transact(async (db) => {
      await lockCompanies(db);
      refuseLaterRuns(context, await countCompanies(db));
      await refuseTakenName(db, input.company);
      // Whose password changed meanwhile, or who came meanwhile, has proved nothing.
      if ((await findUserByEmail(db, email))?.passwordHash !== known?.passwordHash)
        throw new AppError('identity.wrong-password');
      const company = await createCompany(db, { ...input.company, nameEn: input.company.nameEn ?? null }, now);
      const userId = known?.id ?? context.newId();
      if (known === undefined) await createUser(db, { id: userId, email, name, language, passwordHash, now });
      await addMember(db, { orgId: company.id, userId, name, email, roles, joinedAt: now });
      await context.audit(db, {
        orgId: company.id,
        actor: { userId, name },
        action: 'identity.firstRun',
        objectType: 'company',
        objectId: String(company.id),
        after: { name: company.name, currency: company.currency, timeZone: company.timeZone, admin: email, roles },
      });
      const secret = context.actor === null ? await openSession(context, db, { userId, orgId: company.id }) : null;
      return { company, userId, secret };
    });
    if (made.secret !== null) context.setSession(made.secret);
    return { company: made.company, userId: made.userId };
  }),
];
