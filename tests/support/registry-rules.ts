import { z } from 'zod';
import { inputFieldsOf } from '#kernel/contract';
import { openAccess } from '#kernel/contract';
import type { OperationSpec, Schema } from '#kernel/contract';
import { languages } from '#kernel/locale';
import type { MessageTree } from '#kernel/i18n';
import type { Bound, Module } from '#platform/operations';

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);
const holesOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join();

/** The forms of a message, found by a dotted key. */
const formsOf = (tree: MessageTree, key: string): readonly string[] => {
  let node: unknown = tree;
  for (const part of key.split('.'))
    node =
      typeof node === 'object' && node !== null ? Object.entries(node).find(([name]) => name === part)?.[1] : undefined;
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null
    ? Object.values(node).filter((form) => typeof form === 'string')
    : [];
};

const boundKindsOf = ({ kind = 'json' }: OperationSpec): readonly Bound['kind'][] =>
  kind === 'json' ? ['json', 'steps', 'installation'] : [kind];

/** A coerced boolean: true for "no", for "0" and for "false" where the text has not been read before. */
const takesAnyTextAsYes = (schema: Schema): boolean => {
  const [yes, no] = [z.safeParse(schema, 'no'), z.safeParse(schema, '')];
  return yes.success && yes.data === true && no.success && no.data === false;
};

type Known = { readonly area: string; readonly permissions: ReadonlySet<string>; readonly codes: ReadonlySet<string> };

const operationFindings = (spec: OperationSpec, { area, permissions, codes }: Known): string[] => {
  const { name, path, access, errors = [], cli, kind } = spec;
  const input = inputFieldsOf(spec);
  const findings: string[] = [];
  if (!new RegExp(`^${area}\\.[a-z][A-Za-z0-9]*$`).test(name))
    findings.push(`${name} is not called ${area}.<verbAndNoun>`);
  if (!/^\/api(\/([a-z0-9-]+(\.[a-z]+)?|\{\w+\}))+$/.test(path) || !path.startsWith(`/api/${area}`))
    findings.push(`${name} has the path ${path}`);
  for (const [, field = ''] of path.matchAll(/\{(\w+)\}/g))
    if (input[field] === undefined) findings.push(`${name} has no input for {${field}}`);
  if (!openAccess.some((open) => open === access) && !permissions.has(access))
    findings.push(`${name} needs the unknown right ${access}`);
  for (const code of errors) if (!codes.has(code)) findings.push(`${name} refuses with the undeclared ${code}`);
  for (const [field, schema] of Object.entries(input))
    if (takesAnyTextAsYes(schema)) findings.push(`${name} takes every text as yes for ${field}`);
  for (const word of cli?.positionals ?? [])
    if (word !== 'FILE' && input[word] === undefined) findings.push(`${name} has no input for the word ${word}`);
  for (const field of Object.keys(cli?.keys ?? {}))
    if (input[field] === undefined) findings.push(`${name} has no input for the key ${field}`);
  if (cli !== undefined && (kind === 'upload') !== (cli.positionals?.includes('FILE') === true))
    findings.push(`${name}: FILE stands for the body of an upload`);
  return findings;
};

const handlerFindings = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ contract, handlers }) => {
    const specs = Object.values(contract.operations);
    return [
      ...specs.flatMap((spec) => {
        const own = handlers.filter((bound) => bound.spec === spec);
        if (own.length !== 1) return [`${spec.name} has ${own.length} handlers`];
        return own.some((bound) => boundKindsOf(spec).includes(bound.kind))
          ? []
          : [`${spec.name} is bound as another kind`];
      }),
      ...handlers
        .filter((bound) => !specs.includes(bound.spec))
        .map((bound) => `${bound.spec.name} is handled but not in the contract`),
    ];
  });

/** Every refusal has words in every language, with the same parameters. */
const wordFindings = async ({ contract, messages }: Module): Promise<string[]> => {
  const findings: string[] = [];
  const trees =
    messages === undefined
      ? []
      : await Promise.all(languages.map(async (language) => ({ language, tree: await messages.load[language]() })));
  for (const code of Object.keys(contract.errors)) {
    const [area, ...rest] = code.split('.');
    if (area !== contract.area || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rest.join('.')))
      findings.push(`${code} is not called ${contract.area}.<kebab-case>`);
    const holes = new Set<string>();
    for (const { language, tree } of trees) {
      const forms = formsOf(tree, `errors.${rest.join('.')}`);
      if (forms.length === 0) findings.push(`${code} has no words in ${language}`);
      for (const form of forms) holes.add(holesOf(form));
    }
    if (trees.length === 0) findings.push(`${code} has no words`);
    if (holes.size > 1) findings.push(`${code} names other parameters in another language`);
  }
  return findings;
};

/** What breaks the rules of the registry, as sentences; empty when all is well. */
export const registryFindings = async (modules: readonly Module[]): Promise<readonly string[]> => {
  const permissions = new Set(modules.flatMap(({ contract }) => Object.keys(contract.permissions)));
  const codes = new Set(modules.flatMap(({ contract }) => Object.keys(contract.errors)));
  const all = modules.flatMap(({ contract }) =>
    Object.values(contract.operations).map((spec) => ({ spec, area: contract.area })),
  );
  const words = await Promise.all(modules.map(wordFindings));
  return [
    ...repeated(all.map(({ spec }) => spec.name)).map((name) => `two operations are called ${name}`),
    ...repeated(all.map(({ spec }) => `${spec.method} ${spec.path.replaceAll(/\{\w+\}/g, '{}')}`)).map(
      (route) => `two operations have the route ${route}`,
    ),
    ...repeated(
      all.flatMap(({ spec: { cli } }) => (cli === undefined ? [] : [cli.command, ...(cli.aliases ?? [])])),
    ).map((command) => `two operations have the command ${command}`),
    ...repeated(modules.flatMap(({ contract }) => Object.keys(contract.permissions))).map(
      (name) => `two modules declare the right ${name}`,
    ),
    ...all.flatMap(({ spec }) =>
      Object.values(spec.cli?.keys ?? {}).flatMap((finder) =>
        all.some((other) => other.spec.name === finder) ? [] : [`${spec.name} looks up by the unknown ${finder}`],
      ),
    ),
    ...all.flatMap(({ spec, area }) => operationFindings(spec, { area, permissions, codes })),
    ...handlerFindings(modules),
    ...words.flat(),
  ];
};
