/** Computing thread: facts go in page by page, results come out slice by slice; the server stays responsive meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { BackTestCut } from '../domain/index.ts';
import { backTestOf, cutOf } from './back-test-state.ts';
import type { Answered, ComputeMessage, ComputeRequest } from './compute-protocol.ts';
import {
  addPage,
  comparedWith,
  emptyBook,
  identifyBook,
  proposalsOf,
  prospectRowsOf,
  rankedOf,
  sliceOf,
  upgradeRowsOf,
  whatIfOf,
} from './run-state.ts';
import type { Book } from './run-state.ts';

const port = parentPort;
if (port === null) throw new Error('compute-worker runs as a worker thread');

let held: Book | null = null;
let cuts: BackTestCut[] = [];

const book = (): Book => {
  if (held === null) throw new Error('no book was begun');
  return held;
};

const answerTo = (request: ComputeRequest): Answered => {
  switch (request.op) {
    case 'begin': {
      const { asOf, windowMonths, currency } = request;
      held = emptyBook({ asOf, windowMonths, currency });
      return { op: 'begin', answer: null };
    }
    case 'page':
      return { op: 'page', answer: { accounts: addPage(book(), request.page) } };
    case 'identify':
      return { op: 'identify', answer: identifyBook(book(), request) };
    case 'slice':
      return { op: 'slice', answer: sliceOf(book(), request.from, request.size) };
    case 'proposals':
      return { op: 'proposals', answer: proposalsOf(book()) };
    case 'prospects':
      return { op: 'prospects', answer: prospectRowsOf(book()) };
    case 'upgrades':
      return { op: 'upgrades', answer: upgradeRowsOf(book()) };
    case 'what-if':
      return { op: 'what-if', answer: whatIfOf(book(), request.policy) };
    case 'ranked':
      return { op: 'ranked', answer: { ranked: rankedOf(book()) } };
    case 'compare':
      return { op: 'compare', answer: comparedWith(book(), request.ranked) };
    case 'cut':
      cuts.push(cutOf(book(), request.horizonDays, request.outcomes));
      return { op: 'cut', answer: null };
    case 'back-test': {
      const answer = backTestOf(cuts, request.policy, book().unpacking.currency);
      cuts = [];
      return { op: 'back-test', answer };
    }
    default: {
      const never: never = request;
      return never;
    }
  }
};

port.on('message', ({ id, request }: { readonly id: number; readonly request: ComputeRequest }) => {
  try {
    port.postMessage({ id, ...answerTo(request) } satisfies ComputeMessage);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ id, op: 'failed', message, stack } satisfies ComputeMessage);
  }
});
