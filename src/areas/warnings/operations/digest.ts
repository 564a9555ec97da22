import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import { digestOperations as operations } from '../contract/digest-operations.ts';
import { digestJobKind } from '../jobs/digest-job.ts';
import {
  addChannel,
  addSubscription,
  findChannel,
  findSubscription,
  listChannels,
  removeChannel,
  removeSubscription,
} from '../store/digest.ts';
import type { Channel } from '../store/digest.ts';

const shownEnd = 4;

/** What may be known of an address: its server, and the end that tells two of them apart. */
const targetOf = (url: string): string => `${new URL(url).host}/…${url.slice(-shownEnd)}`;

const present = ({ url, secret, sentOn, triedAt, ...channel }: Omit<Channel, 'orgId'>) => ({
  id: channel.id,
  name: channel.name,
  service: channel.service,
  target: targetOf(url),
  isSigned: secret !== null,
  language: channel.language,
  showsMargin: channel.showsMargin,
  createdByName: channel.createdByName,
  sentOn,
  triedAt: triedAt?.toISOString() ?? null,
  problem: channel.problem,
});

const list = handle(operations.listChannels, async ({ db, company }) => ({
  channels: (await listChannels(db, company.id)).map(present),
}));

const add = handle(operations.addChannel, async (context, { secret, ...input }) => {
  const { db, company, actor, now, newId } = context;
  if (input.showsMargin && !seesMargin(context)) throw new AppError('warnings.margin-hidden');
  const channel = {
    ...input,
    orgId: company.id,
    id: newId(),
    secret: secret ?? null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
    sentOn: null,
    toldAt: null,
    triedAt: null,
    problem: null,
  };
  await addChannel(db, channel);
  const { name, service, showsMargin } = input;
  await context.audit({
    action: 'create',
    objectType: 'warning-channel',
    objectId: channel.id,
    after: { name, service, showsMargin, target: targetOf(input.url) },
  });
  return present(channel);
});

const remove = handle(operations.removeChannel, async (context, { id }) => {
  const key = { orgId: context.company.id, id };
  const channel = await findChannel(context.db, key);
  if (channel === null) throw new AppError('warnings.channel-not-found');
  await removeChannel(context.db, key);
  await context.audit({
    action: 'remove',
    objectType: 'warning-channel',
    objectId: id,
    before: { name: channel.name, service: channel.service },
  });
  return okAnswer;
});

const trial = handle(operations.tryChannel, async (context, { id }) => {
  const channel = await findChannel(context.db, { orgId: context.company.id, id });
  if (channel === null) throw new AppError('warnings.channel-not-found');
  return { jobId: await context.enqueue({ kind: digestJobKind, payload: { channelId: id } }) };
});

const getSubscription = handle(operations.getSubscription, async ({ db, company, actor }) => {
  const row = await findSubscription(db, company.id, actor.userId);
  return { isOn: row !== null, sentOn: row?.sentOn ?? null };
});

const setSubscription = handle(operations.setSubscription, async (context, { isOn }) => {
  const { db, company, actor, language } = context;
  const row = { orgId: company.id, userId: actor.userId, language, toldAt: null, sentOn: null };
  if (isOn) await addSubscription(db, row);
  else await removeSubscription(db, company.id, actor.userId);
  await context.audit({
    action: isOn ? 'subscribe-digest' : 'leave-digest',
    objectType: 'user',
    objectId: actor.userId,
  });
  return okAnswer;
});

export const digestHandlers = [list, add, remove, trial, getSubscription, setSubscription];
