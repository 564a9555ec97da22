import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { issueTextOf } from './issue-text.ts';

/** What a form starts with and holds: any field of the schema, or nothing yet. */
export type FormValues<S extends z.ZodObject> = { [K in keyof z.input<S>]?: z.input<S>[K] | null };

type Options<S extends z.ZodObject> = {
  /** The contract's input schema: the browser refuses exactly what the server refuses. */
  readonly schema: S;
  readonly initial: FormValues<S>;
  /** Runs with valid input. A refusal that it throws is shown above the buttons. */
  readonly onSubmit: (input: z.input<S>) => Promise<unknown>;
  /** Keeps unsaved text in this browser under the key, so that a reload does not lose it. Not for passwords. */
  readonly draftKey?: string;
  /** `changed` sends only what differs from the start (cleared fields as null) and what the schema demands. */
  readonly sends?: 'filled' | 'changed';
};

export type ContractForm<S extends z.ZodObject> = {
  readonly values: FormValues<S>;
  readonly isDirty: boolean;
  readonly isSending: boolean;
  readonly isRestored: boolean;
  readonly refusal: unknown;
  readonly submit: () => void;
  readonly reset: () => void;
  /** Starts from other values, such as what somebody else saved meanwhile; what was typed here stays. */
  readonly rebase: (start: FormValues<S>) => void;
  readonly set: <K extends keyof z.input<S> & string>(name: K, value: FormValues<S>[K]) => void;
  /** The props of the field of this name. */
  readonly field: <K extends keyof z.input<S> & string>(
    name: K,
  ) => {
    readonly name: K;
    readonly value: FormValues<S>[K];
    readonly onChange: (value: FormValues<S>[K]) => void;
    readonly onBlur: () => void;
    readonly error: string | undefined;
  };
};

/** Empty fields are absent fields: an optional field that is left blank passes. */
const sentOf = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const changedOf = (values: object, start: object): object => {
  const before: Readonly<Record<string, unknown>> = { ...start };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isSame(value, before[name]) ? [] : [[name, value === '' ? null : value]],
    ),
  );
};

/** The changed fields, with those that the schema demands in any case, such as id and version. */
const changedInputOf = (schema: z.ZodObject, values: object, start: object): object => {
  const demanded = Object.entries(values).filter(
    ([name]) => schema.shape[name]?.safeParse(undefined).success === false,
  );
  return { ...sentOf(Object.fromEntries(demanded)), ...changedOf(withoutDemanded(values, demanded), start) };
};

const withoutDemanded = (values: object, demanded: readonly (readonly [string, unknown])[]): object => {
  const names = new Set(demanded.map(([name]) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
};

const isInputOf = <S extends z.ZodObject>(schema: S, value: unknown): value is z.input<S> =>
  schema.safeParse(value).success;

/** A form over a contract schema: validation in words, refusals, drafts. */
export const useContractForm = <S extends z.ZodObject>({
  schema,
  initial,
  onSubmit,
  draftKey,
  sends = 'filled',
}: Options<S>): ContractForm<S> => {
  const t = useT(uiMessages);
  const [start, setStart] = useState<FormValues<S>>(initial);
  const [values, setValues] = useState<FormValues<S>>(() => ({ ...initial, ...readDraft(draftKey) }));
  const [isRestored, setRestored] = useState(() => readDraft(draftKey) !== undefined);
  const [isDirty, setDirty] = useState(isRestored);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const sending = useRef(false);

  useEffect(
    () => writeDraft(draftKey, isDirty ? changedOf(values, start) : undefined),
    [draftKey, isDirty, values, start],
  );

  const inputOf = (candidate: FormValues<S>): object =>
    sends === 'filled' ? sentOf(candidate) : changedInputOf(schema, { ...candidate }, start);

  const issuesOf = (candidate: FormValues<S>): Record<string, string> => {
    const result = schema.safeParse(inputOf(candidate), { reportInput: true });
    if (result.success) return {};
    return Object.fromEntries(
      result.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), issueTextOf(issue, t)]),
    );
  };

  const send = async (input: z.input<S>): Promise<void> => {
    sending.current = true;
    setSending(true);
    setRefusal(null);
    try {
      await onSubmit(input);
      writeDraft(draftKey, undefined);
      setDirty(false);
      setRestored(false);
    } catch (error) {
      setRefusal(error);
    } finally {
      sending.current = false;
      setSending(false);
    }
  };

  const submit = (): void => {
    const input = inputOf(values);
    const issues = issuesOf(values);
    setErrors(issues);
    if (sending.current) return;
    if (isInputOf(schema, input)) void send(input);
    else focusField(Object.keys(issues)[0]);
  };

  const set = <K extends keyof z.input<S> & string>(name: K, value: FormValues<S>[K]): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setDirty(true);
    setErrors(({ [name]: _mended, ...rest }) => rest);
  };

  return {
    values,
    isDirty,
    isSending,
    isRestored,
    refusal,
    submit,
    set,
    rebase: (next) => {
      setValues((before) => ({ ...next, ...changedOf(before, start) }));
      setStart(next);
      setRefusal(null);
    },
    reset: () => {
      writeDraft(draftKey, undefined);
      setStart(initial);
      setValues(initial);
      setDirty(false);
      setRestored(false);
      setRefusal(null);
      setErrors({});
    },
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set(name, value),
      onBlur: () => {
        const issue = issuesOf(values)[name];
        if (issue !== undefined && values[name] !== undefined && values[name] !== '' && values[name] !== null)
          setErrors((before) => ({ ...before, [name]: issue }));
      },
      error: errors[name],
    }),
  };
};

const focusField = (name: string | undefined): void => {
  if (name !== undefined) document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
};

const storageKeyOf = (key: string): string => `mainstay.draft.${key}`;

const readDraft = (key: string | undefined): object | undefined => {
  if (key === undefined) return undefined;
  const text = localStorage.getItem(storageKeyOf(key));
  if (text === null) return undefined;
  try {
    const draft: unknown = JSON.parse(text);
    return typeof draft === 'object' && draft !== null ? draft : undefined;
  } catch {
    return undefined;
  }
};

const writeDraft = (key: string | undefined, values: object | undefined): void => {
  if (key === undefined) return;
  if (values === undefined) localStorage.removeItem(storageKeyOf(key));
  else localStorage.setItem(storageKeyOf(key), JSON.stringify(values));
};
