import type { Config } from '#platform/config';
import type { Arguments } from '../arguments.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import type { Terminal } from '../terminal.ts';

/** What a command is given. */
export type Session = {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Words and options after the command's own words. */
  readonly args: Arguments;
};

/** A command that is no operation: it works on the installation itself. Answers the exit code. */
export type BuiltIn = {
  readonly command: keyof (typeof zhCN)['summary'];
  /** How the words after the command are called in the help. */
  readonly words?: string;
  /** What its less obvious options mean. */
  readonly options?: readonly (readonly [option: string, meaning: keyof (typeof zhCN)['optionWords']])[];
  readonly run: (session: Session) => Promise<number>;
};
