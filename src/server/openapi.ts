import { z } from 'zod';
import type { OperationSpec, Schema } from '#kernel/contract';
import type { Module } from '#platform/operations';

type JsonSchema = { readonly [key: string]: unknown };

const problemSchema = {
  type: 'object',
  description: "A refusal (RFC 9457), worded in the reader's language",
  required: ['type', 'title', 'status', 'code', 'params', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable code of the refusal' },
    params: { type: 'object', additionalProperties: true },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

/** OpenAPI 3.1 of all operations; named schemas become components. */
export const openApiOf = (modules: readonly Module[]): JsonSchema => {
  const components: Record<string, unknown> = { Problem: problemSchema };
  const schemaOf = (schema: Schema, io: 'input' | 'output'): JsonSchema => {
    const { $schema: _, $defs, ...body }: JsonSchema = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    const definitions = isRecord($defs) ? Object.entries($defs) : [];
    // A named schema that reads otherwise than it answers (defaults) stands twice.
    const renamed = new Map(
      definitions.map(([name, definition]) => [
        name,
        differs(components[name], rebase(definition)) ? `${name}_${io}` : name,
      ]),
    );
    for (const [name, definition] of definitions) components[renamed.get(name) ?? name] = rebase(definition, renamed);
    const rebased = rebase(body, renamed);
    return isRecord(rebased) ? rebased : {};
  };
  const paths: Record<string, Record<string, unknown>> = {};
  const specs = modules.flatMap(({ contract }) =>
    Object.values(contract.operations).map((spec) => ({ spec, errors: contract.errors })),
  );
  for (const { spec, errors } of specs.toSorted((a, b) => (a.spec.name < b.spec.name ? -1 : 1))) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operationOf(spec, errors, schemaOf) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Mainstay',
      version: '1',
      description: 'Key-account management: every screen uses exactly these operations.',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: Object.fromEntries(Object.entries(components).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mainstay_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
};

const componentUri = (id: string): string => `#/components/schemas/${id}`;

const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const differs = (known: unknown, other: unknown): boolean =>
  known !== undefined && JSON.stringify(known) !== JSON.stringify(other);

/** Local references of one schema become references to the document's components. */
const rebase = (value: unknown, renamed: ReadonlyMap<string, string> = new Map()): unknown => {
  if (Array.isArray(value)) return value.map((member) => rebase(member, renamed));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== 'id' || typeof member !== 'string')
      .map(([key, member]) => {
        if (key !== '$ref' || typeof member !== 'string') return [key, rebase(member, renamed)];
        const name = member.split('/').at(-1) ?? '';
        return [key, componentUri(renamed.get(name) ?? name)];
      }),
  );
};

type SchemaOf = (schema: Schema, io: 'input' | 'output') => JsonSchema;

const operationOf = (spec: OperationSpec, errors: Readonly<Record<string, number>>, schemaOf: SchemaOf): JsonSchema => {
  const input = schemaOf(spec.input, 'input');
  const properties = isRecord(input['properties']) ? input['properties'] : {};
  const required = Array.isArray(input['required']) ? input['required'] : [];
  const inPath = new Set([...spec.path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field));
  const inQuery = spec.kind === 'upload' || spec.method === 'GET' || spec.method === 'DELETE';
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || inQuery)
    .map(([name, schema]) =>
      parameterOf(name, schema, { isPath: inPath.has(name), isRequired: required.includes(name) }),
    );
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.has(name)));
  const body = { type: 'object', properties: rest, required: required.filter((name) => !inPath.has(String(name))) };
  const content =
    spec.kind === 'upload' ? { 'application/octet-stream': {} } : { 'application/json': { schema: body } };
  return {
    operationId: spec.name,
    summary: spec.summary.en,
    'x-summary-zh-CN': spec.summary['zh-CN'],
    'x-access': spec.access,
    tags: [spec.name.split('.')[0]],
    security: spec.access === 'public' ? [] : [{ session: [] }, { token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(spec.kind === 'upload' || (!inQuery && Object.keys(rest).length > 0)
      ? { requestBody: { required: true, content } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content:
          spec.kind === 'file'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: schemaOf(spec.output, 'output') } },
      },
      ...refusalsOf(spec, errors),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: componentUri('Problem') } } },
      },
    },
  };
};

type ParameterPlace = { readonly isPath: boolean; readonly isRequired: boolean };

/** Lists and objects travel in the query as JSON. */
const parameterOf = (name: string, schema: unknown, { isPath, isRequired }: ParameterPlace): JsonSchema => {
  const isStructured = isRecord(schema) && (schema['type'] === 'array' || schema['type'] === 'object');
  const base = { name, in: isPath ? 'path' : 'query', required: isPath || isRequired };
  return isStructured ? { ...base, content: { 'application/json': { schema } } } : { ...base, schema };
};

/** The operation's own refusals, grouped by status. */
const refusalsOf = (spec: OperationSpec, errors: Readonly<Record<string, number>>): JsonSchema => {
  const byStatus = new Map<number, string[]>();
  for (const code of spec.errors ?? []) {
    const status = errors[code] ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        content: { 'application/problem+json': { schema: { $ref: componentUri('Problem') } } },
      },
    ]),
  );
};
