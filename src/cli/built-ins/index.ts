import type { BuiltIn } from './built-in.ts';
import { backupCommand, moveCommand, restoreCommand } from './copies.ts';
import { demoCommand } from './demo.ts';
import { checkCommand, configCommand, initCommand, serveCommand } from './installation.ts';
import { callCommand } from './operations.ts';

/** Commands that are no operations. */
export const builtIns: readonly BuiltIn[] = [
  initCommand,
  serveCommand,
  demoCommand,
  checkCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  callCommand,
  configCommand,
];
