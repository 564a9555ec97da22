/** Computing thread: pages of facts go in, findings come out; the server stays responsive meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { watchBook } from '../domain/index.ts';
import type { AgreementFacts, RunPolicy, Watched, WatchedAccount, WatchWindow } from '../domain/index.ts';
import type { WatchPage } from '../store/watch-pages.ts';
import { unpackPage } from './unpack-page.ts';

export type WatchRequest =
  | { readonly page: WatchPage }
  | { readonly policy: RunPolicy; readonly agreements: AgreementFacts };
export type WatchAnswer =
  | { readonly accounts: number }
  | { readonly watched: Watched; readonly owners: ReadonlyMap<string, string> };

const port = parentPort;
if (port === null) throw new Error('watch-worker runs as a worker thread');

const { window }: { readonly window: WatchWindow } = workerData;
const accounts: WatchedAccount[] = [];

port.on('message', (request: WatchRequest) => {
  if ('page' in request) {
    accounts.push(...unpackPage(request.page, window));
    port.postMessage({ accounts: accounts.length } satisfies WatchAnswer);
    return;
  }
  const watched = watchBook(accounts, window, request);
  const owners = new Map(accounts.flatMap(({ id, ownerId }) => (ownerId === null ? [] : [[id, ownerId] as const])));
  port.postMessage({ watched, owners } satisfies WatchAnswer);
});
