import { sql } from 'kysely';
import { z } from 'zod';
import { accountScope } from '#areas/accounts';
import { scopeOf, visibleFieldsOf } from '#kernel/access';
import type { FieldGroup } from '#kernel/access';
import type { Json } from '#kernel/canonical-json';
import { hourOf } from '#kernel/hour';
import { createT } from '#kernel/i18n';
import { listMembers } from '#platform/identity';
import type { Member } from '#platform/identity';
import type { Context, JobContext, JobHandler } from '#platform/operations';
import { permissions } from '../contract/permissions.ts';
import { isTaken, robotBodyOf } from '../domain/index.ts';
import type { DigestText, RobotProblem } from '../domain/index.ts';
import { warningsMessages } from '../messages/index.ts';
import { presentWarning } from '../operations/present.ts';
import { findChannel, listChannels, listSubscriptions, noteMailed, noteTried } from '../store/digest.ts';
import type { Channel, Subscription } from '../store/digest.ts';
import { countWarnings, listWarnings } from '../store/warnings.ts';
import type { WarningSet } from '../store/warnings.ts';
import { digestText, mailText, trialText } from './digest-text.ts';
import { signedMessage } from './sign-robot.ts';

export const digestJobKind = 'warnings.digest';
/** Nothing is sent at night: a server that comes back late leaves it to the next morning. */
export const digestFromHour = 8;
const digestToHour = 20;

const shown = 5;
const payloadSchema = z.object({ channelId: z.string() });

/** Trial messages at once; else the digest of the day to everybody who wants it. */
export const sendDigests: JobHandler = async (context, payload): Promise<Json> => {
  const asked = payloadSchema.safeParse(payload).data;
  if (asked !== undefined) return await tryChannel(context, asked.channelId);
  if (hourOf(context.now, context.company.timeZone) >= digestToHour) return { sent: 0, failed: 0 };
  const { channels, subscriptions, members } = await context.transact(async ({ db, company }) => ({
    channels: await listChannels(db, company.id),
    subscriptions: await listSubscriptions(db, company.id),
    members: new Map((await listMembers(db, company.id)).map((member) => [member.userId, member])),
  }));
  let [sent, failed] = [0, 0];
  for (const channel of channels) {
    const outcome = await toChannel(context, channel);
    sent += outcome === 'sent' ? 1 : 0;
    failed += outcome === 'failed' ? 1 : 0;
  }
  for (const subscription of subscriptions) {
    const member = members.get(subscription.userId);
    if (member?.active === true && (await toPerson(context, subscription, member))) sent += 1;
  }
  return { sent, failed };
};

type Reading = {
  readonly within: WarningSet['within'];
  readonly ownerId?: string;
  readonly fields: readonly FieldGroup[];
  /** What was opened after this moment is new to the reader; null: everything. */
  readonly toldAt: Date | null;
};

/** What is open for a reader, as far as that reader may see it; null when nothing of it is new. */
const readDigest = async (context: Context, { within, ownerId, fields, toldAt }: Reading) => {
  const { db, company, today } = context;
  const set = {
    within,
    orgId: company.id,
    state: 'open' as const,
    awakeOn: today,
    ...(ownerId === undefined ? {} : { ownerId }),
  };
  const { total: fresh } = await countWarnings(db, { ...set, ...(toldAt === null ? {} : { openedAfter: toldAt }) });
  if (fresh === 0) return null;
  const rows = await listWarnings(db, set, { limit: shown });
  const reader = { company, actor: { ...context.actor, fields } };
  return { fresh, total: (await countWarnings(db, set)).total, rows: rows.map((row) => presentWarning(reader, row)) };
};

const toChannel = async (context: JobContext, channel: Channel): Promise<'sent' | 'quiet' | 'failed'> => {
  if (channel.sentOn === context.today) return 'quiet';
  const read = await context.transact(
    async (step) =>
      await readDigest(step, {
        within: sql<boolean>`true`,
        fields: channel.showsMargin ? ['margin'] : [],
        toldAt: channel.toldAt,
      }),
  );
  if (read === null) return 'quiet';
  const { company, baseUrl } = context;
  const text = await digestText({ ...read, company, baseUrl, language: channel.language });
  const problem = await postTo(context, channel, text);
  await context.transact(async ({ db, company: { id: orgId }, now, today }) =>
    noteTried(db, { orgId, id: channel.id }, { at: now, problem, ...(problem === null && { sentOn: today }) }),
  );
  return problem === null ? 'sent' : 'failed';
};

const postTo = async (context: JobContext, channel: Channel, text: DigestText): Promise<RobotProblem | null> => {
  const { service, url, secret } = channel;
  const message = signedMessage({ url, body: robotBodyOf(service, text) }, { service, secret, now: context.now });
  const outcome = await context.post(message);
  if (outcome.kind === 'failed') return outcome.reason;
  return isTaken(outcome) ? null : 'refused';
};

const tryChannel = async (context: JobContext, id: string): Promise<Json> => {
  const { company, baseUrl, now } = context;
  const key = { orgId: company.id, id };
  const channel = await context.transact(async ({ db }) => findChannel(db, key));
  if (channel === null) return { sent: 0, failed: 0 };
  const problem = await postTo(context, channel, await trialText(company, channel.language, baseUrl));
  await context.transact(async ({ db }) => noteTried(db, key, { at: now, problem }));
  return problem === null ? { sent: 1, failed: 0 } : { sent: 0, failed: 1 };
};

const toPerson = async (context: JobContext, subscription: Subscription, member: Member): Promise<boolean> => {
  const { company, baseUrl, today } = context;
  const { userId, roles, email } = member;
  const scope = scopeOf(permissions['warnings.read'], roles);
  if (scope === null || subscription.sentOn === today) return false;
  const orgId = company.id;
  const read = await context.transact(
    async (step) =>
      await readDigest(step, {
        within: accountScope({ orgId, userId, today }, scope, 'w.account_id'),
        ownerId: userId,
        fields: visibleFieldsOf(roles),
        toldAt: subscription.toldAt,
      }),
  );
  if (read === null) return false;
  const { language } = subscription;
  const text = await digestText({ ...read, company, baseUrl, language });
  const t = createT(language, await warningsMessages.load[language]());
  await context.send({ to: email, subject: text.title, text: mailText(text, t('digest.leave')) });
  await context.transact(async ({ db, now }) => noteMailed(db, { orgId, userId }, { sentOn: today, toldAt: now }));
  return true;
};
