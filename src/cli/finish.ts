import type { OperatorReply } from '#server/operator-service';
import { exitCodeOf } from './refusals.ts';
import type { Failure } from './refusals.ts';
import { show } from './show.ts';
import type { Terminal } from './terminal.ts';

/** Prints a refusal with what is wrong about each field. */
export const showFailure = ({ isJson, out, err }: Terminal, failure: Failure): number => {
  if (isJson) out(JSON.stringify({ error: failure }, null, 2));
  else {
    err(failure.title);
    for (const { path, message } of failure.issues ?? []) err(`  ${path}: ${message}`);
  }
  return exitCodeOf(failure.status);
};

export const finish = (terminal: Terminal, reply: OperatorReply, columns?: readonly string[]): number => {
  if ('problem' in reply) {
    const { code, title, status, params, issues } = reply.problem;
    return showFailure(terminal, { code, title, status, params, ...(issues === undefined ? {} : { issues }) });
  }
  show(terminal, reply.body, columns);
  return 0;
};

/** Progress of a job as lines on stderr. */
export const progressTo =
  ({ t, err, isJson }: Terminal) =>
  (line: unknown): void => {
    if (isJson || typeof line !== 'object' || line === null || !('done' in line)) return;
    const name = 'phase' in line ? String(line.phase) : '';
    const phase = t.find(`phases.${name}`) ?? name;
    const total = 'total' in line && typeof line.total === 'number' ? line.total : null;
    const done = Number(line.done);
    err(total === null ? t('done.progress', { phase, done }) : t('done.progressOf', { phase, done, total }));
  };
