import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inputFieldsOf } from '#kernel/contract';
import type { OperationSpec } from '#kernel/contract';
import { modules } from '#registry';
import { builtIns } from '../../src/cli/built-ins/index.ts';
import { commandsOf, unknownPartsOf } from './named-commands.ts';
import type { NamedCommand } from './named-commands.ts';

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const optionsOf = (spec: OperationSpec): readonly string[] => Object.keys(inputFieldsOf(spec)).map(kebab);

const specs = modules.flatMap(({ contract }): readonly OperationSpec[] => Object.values(contract.operations));
const commands: readonly NamedCommand[] = [
  ...specs.flatMap((spec) =>
    spec.cli === undefined ? [] : [{ words: spec.cli.command.split(' '), options: new Set(optionsOf(spec)) }],
  ),
  ...builtIns.map(({ command, words = '' }) => ({
    words: command.split(' '),
    options: new Set(Array.from(words.matchAll(/--([a-z-]+)/g), ([, option = '']) => option)),
  })),
];

describe('commands', () => {
  it('that pages write out are commands of the program, with their options', () => {
    const found = globSync(['README*.md', 'docs/**/*.md']).flatMap((path) =>
      commandsOf(readFileSync(path, 'utf8')).map((line) => ({ path, line })),
    );
    assert.ok(found.length > 60, String(found.length));
    const unknown = found.flatMap(({ path, line }) =>
      unknownPartsOf(line, commands).map((part) => `${path}: ${line}: ${part}`),
    );
    assert.deepEqual(unknown, []);
  });

  it('that nobody can run are reported', () => {
    const page = 'Run `npx mainstay check` or `npx mainstay chek`:\n\nnpx mainstay check facts --json --slowly\n';
    const known = [
      { words: ['check'], options: new Set<string>() },
      { words: ['check', 'facts'], options: new Set(['month']) },
    ];
    assert.deepEqual(
      commandsOf(page).flatMap((line) => unknownPartsOf(line, known)),
      ['chek', '--slowly'],
    );
  });
});
