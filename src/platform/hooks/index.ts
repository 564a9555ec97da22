export { createHookSender } from './send-hook.ts';
export type { HookSender } from './send-hook.ts';
