import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Language } from '#kernel/locale';
import type { Client } from '#platform/operations';

/** What the first layer learns of a request, for all later ones. */
export type Arrival = {
  readonly requestId: string;
  readonly language: Language;
  readonly client: Client;
};

export type HttpEnv = {
  /** Absent when a test calls the app in process. */
  Bindings: Partial<HttpBindings>;
  Variables: { arrival: Arrival; operation: string };
};

export type HttpContext = Context<HttpEnv>;
