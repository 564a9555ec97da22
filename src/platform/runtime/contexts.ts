import type { Db } from '#db/handle';
import type { Language } from '#kernel/locale';
import { todayOf } from '#kernel/today';
import { writeAudit } from '#platform/audit';
import { newIdAt } from '#platform/id';
import { enqueueJob } from '#platform/jobs';
import type { Actor, Client, Company, Context, InstallationContext, StreamContext } from '#platform/operations';
import { operatorId } from './actors.ts';
import type { Caller } from './caller.ts';
import type { Runtime } from './runtime.ts';

/** Somebody in a company, as the edge recognised them. */
export type Seated = {
  readonly actor: Actor;
  readonly company: Company;
  readonly language: Language;
  readonly requestId: string;
  readonly client: Client;
};

type Common = Omit<Context, 'db' | 'audit' | 'enqueue'>;

const commonOf = (runtime: Runtime, { actor, company, language, requestId }: Seated): Common => {
  const now = runtime.clock();
  return {
    actor,
    company,
    language,
    requestId,
    now,
    today: todayOf(now, company.timeZone),
    newId: () => newIdAt(runtime.clock()),
    files: runtime.files,
  };
};

const contextIn = (db: Db, common: Common, { client }: Seated): Context => {
  const { actor, company, now, newId, requestId, language } = common;
  return {
    ...common,
    db,
    audit: async (entry) =>
      await writeAudit(db, {
        ...entry,
        requestId,
        orgId: company.id,
        id: newId(),
        at: now,
        actorId: actor.userId,
        actorName: actor.name,
        via: actor.via,
        ip: client.ip,
      }),
    enqueue: async (job) => {
      const id = newId();
      await enqueueJob(db, {
        ...job,
        id,
        orgId: company.id,
        now,
        language,
        requestId,
        createdBy: actor.userId,
        createdByName: actor.name,
      });
      return id;
    },
  };
};

/** One transaction of the company; the job runner is woken once it is committed. */
export const inCompany = async <T>(
  runtime: Runtime,
  seated: Seated,
  step: (context: Context) => Promise<T>,
): Promise<T> => {
  let hasJob = false;
  const result = await runtime.database.withOrg(seated.company.id, async (db) => {
    const context = contextIn(db, commonOf(runtime, seated), seated);
    return await step({
      ...context,
      enqueue: async (job) => {
        hasJob = true;
        return await context.enqueue(job);
      },
    });
  });
  if (hasJob) runtime.wake();
  return result;
};

export const streamContextOf = (runtime: Runtime, seated: Seated): StreamContext => ({
  ...commonOf(runtime, seated),
  print: runtime.press.print,
  transact: async (step) => await inCompany(runtime, seated, step),
});

type Entrance = Caller & { readonly setSession: (secret: string | null) => void };

export const installationContextOf = (runtime: Runtime, entrance: Entrance): InstallationContext => {
  const now = runtime.clock();
  const newId = (): string => newIdAt(runtime.clock());
  const { actor, requestId, client } = entrance;
  return {
    ...entrance,
    now,
    newId,
    baseUrl: runtime.baseUrl(),
    transact: async (step) => await runtime.database.asOwner(step),
    health: async () => await runtime.database.health(),
    audit: async (db, { orgId, actor: other, ...entry }) =>
      await writeAudit(db, {
        ...entry,
        orgId,
        requestId,
        id: newId(),
        at: now,
        ip: client.ip,
        actorId: other?.userId ?? actor?.userId ?? operatorId,
        actorName: other?.name ?? actor?.name ?? '',
        via: actor?.via ?? 'web',
      }),
    send: async (mail) => await runtime.mail.send(mail),
  };
};
