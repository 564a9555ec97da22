import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#kernel/app-error';
import type { Language } from '#kernel/locale';
import { identifyMember, listCompanies } from '#platform/identity';
import type { Company, Upload } from '#platform/operations';
import { newIdAt } from '#platform/id';
import { operatorActor, personActor } from './actors.ts';
import { dispatch } from './dispatch.ts';
import type { OperationAnswer } from './dispatch.ts';
import type { Runtime } from './runtime.ts';

/** An operation as the operator asks for it, at the command line or over the lock socket of the data directory. */
export type OperatorCall = {
  readonly operation: string;
  readonly input: unknown;
  /** Id or name; may be left out while there is one company. */
  readonly company?: string | undefined;
  readonly language: Language;
  /** In this process only: acts as somebody of the company, so many hours ago. Generated companies are made by it. */
  readonly member?: { readonly userId: string; readonly hoursAgo: number } | undefined;
  /** Path of the file to upload. */
  readonly file?: string | undefined;
};

/** The company that is meant; null while there is none. */
export const chooseCompany = async (runtime: Runtime, wanted: string | undefined): Promise<Company | null> => {
  const companies = await listCompanies(runtime.database.root);
  if (wanted !== undefined) {
    const byId = companies.find(({ id }) => String(id) === wanted);
    if (byId !== undefined) return byId;
    const [found, ...others] = companies.filter(({ name, nameEn }) => [name, nameEn].includes(wanted));
    if (found === undefined) throw new AppError('platform.company-unknown', { company: wanted });
    if (others.length > 0) {
      const ids = [found, ...others].map(({ id }) => String(id)).join(', ');
      throw new AppError('platform.company-ambiguous', { company: wanted, ids });
    }
    return found;
  }
  if (companies.length > 1) throw new AppError('platform.company-needed');
  return companies[0] ?? null;
};

const uploadOf = async (path: string): Promise<Upload> => {
  const isFile = await stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );
  if (!isFile) throw new AppError('platform.file-unreadable', { file: path });
  return { fileName: basename(path), stream: createReadStream(path) };
};

const hour = 3_600_000;

/** The operator, or the member of the company in whose name and at whose time the call is made. */
const callerOf = async (runtime: Runtime, company: Company | null, { member }: OperatorCall) => {
  if (member === undefined || company === null)
    return { runtime, actor: operatorActor(runtime.rights, company?.id ?? 0) };
  const identity = await identifyMember(runtime.database.root, company.id, member.userId);
  if (identity === undefined) throw new AppError('identity.not-a-member');
  return {
    runtime: { ...runtime, clock: () => new Date(runtime.clock().getTime() - member.hoursAgo * hour) },
    actor: personActor(runtime.rights, identity, { orgId: company.id, via: 'cli' as const }),
  };
};

/** Runs an operation with all rights, through the same gate, checks and audit as everybody's calls. */
export const callAsOperator = async (runtime: Runtime, call: OperatorCall): Promise<OperationAnswer> => {
  const bound = runtime.operations.get(call.operation);
  if (bound === undefined) throw new AppError('platform.no-such-operation');
  // Before the first company, and for further ones, the first run belongs to no company.
  const isFirstRun = bound.spec.access === 'public';
  const company = isFirstRun && call.company === undefined ? null : await chooseCompany(runtime, call.company);
  if (company === null && !isFirstRun) throw new AppError('platform.no-company-yet');
  const { runtime: itsTime, actor } = await callerOf(runtime, company, call);
  return await dispatch(itsTime, bound, {
    input: call.input,
    upload: call.file === undefined ? undefined : await uploadOf(call.file),
    caller: {
      company,
      actor,
      language: call.language,
      requestId: newIdAt(runtime.clock()),
      client: { ip: null, userAgent: null },
      sessionId: null,
    },
  });
};
