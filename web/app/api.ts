import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import { AppError } from '#kernel/app-error';
import { createClient, wireRequestOf } from '#kernel/client';
import type { Call, Callable, Transport, WireAnswer } from '#kernel/client';
import type { OperationSpec, Schema } from '#kernel/contract';
import { idempotencyKeyOf } from './idempotency-key.ts';

/** Ends the session for the whole application; the session page sets it. */
let handleSignedOut: () => void = () => undefined;
export const onSignedOut = (handler: () => void): void => {
  handleSignedOut = handler;
};

const isSignIn = (url: string): boolean => url === '/api/identity/session';

const answerOf = async (response: Response): Promise<WireAnswer> => {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : null;
  return { status: response.status, body };
};

const transport: Transport = async ({ method, url, body }) => {
  const headers = {
    'accept-language': document.documentElement.lang,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: method === 'GET' ? headers : { ...headers, 'idempotency-key': idempotencyKeyOf() },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new AppError('browser.offline', {}, { cause });
  }
  if (response.status === 401 && !isSignIn(url)) {
    handleSignedOut();
    throw new AppError('browser.signed-out');
  }
  return answerOf(response);
};

/** Calls an operation of any contract: `call(contract.operations.list, { limit: 50 })`. */
export const call: Call = createClient(transport);

/** The cache key of a read: name first, so that a whole operation or area can be refreshed. */
export const readKeyOf = (spec: OperationSpec, input: unknown): readonly unknown[] => [...spec.name.split('.'), input];

type ReadOptions = {
  readonly isOff?: boolean;
  /** Shows the rows before while a changed filter loads. */
  readonly keepsPrevious?: boolean;
  readonly refreshMs?: number | false;
  readonly staleMs?: number;
};

/** Reads an operation into the query cache. */
export const useRead = <I extends Schema, O extends Schema>(
  spec: Callable<I, O>,
  input: z.input<I>,
  { isOff = false, keepsPrevious = false, refreshMs = false, staleMs }: ReadOptions = {},
): UseQueryResult<z.output<O>> =>
  useQuery({
    queryKey: readKeyOf(spec, input),
    queryFn: () => call(spec, input),
    enabled: !isOff,
    refetchInterval: refreshMs,
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
    placeholderData: keepsPrevious ? keepPreviousData : () => undefined,
  });

type Page<R> = {
  readonly rows: readonly R[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
};

/** Reads a keyset-paged list for a DataTable: `rows`, `paging` to hand over as it is, and what the first page says besides. */
export const useReadPages = <I extends z.core.$ZodType<object, object>, R, M extends object>(
  spec: Callable<I, z.core.$ZodType<Page<R> & M>>,
  input: z.input<I>,
) => {
  const query = useInfiniteQuery({
    queryKey: [...readKeyOf(spec, input), 'pages'],
    queryFn: ({ pageParam }) => call(spec, pageParam === undefined ? input : { ...input, cursor: pageParam }),
    initialPageParam: undefined satisfies string | undefined,
    getNextPageParam: (page: Page<R>) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return {
    rows,
    first: data?.pages[0],
    paging: { hasMore: hasNextPage, isLoadingMore: isFetchingNextPage, onMore, total: data?.pages[0]?.total },
    isLoading: query.isPending,
    error: query.error,
    onRetry: () => void query.refetch(),
  };
};

type ActOptions<O> = {
  /** Names of areas or operations whose reads are old now: 'accounts', 'accounts.list'. */
  readonly refreshes?: readonly string[];
  readonly onDone?: (output: O) => void;
};

/** An operation that changes something. `run` answers or throws the refusal; reads named in `refreshes` load again. */
export const useAct = <I extends Schema, O extends Schema>(
  spec: Callable<I, O>,
  { refreshes = [], onDone }: ActOptions<z.output<O>> = {},
) => {
  const cache = useQueryClient();
  const refresh = async (): Promise<void> => {
    await Promise.all(refreshes.map((name) => cache.invalidateQueries({ queryKey: name.split('.') })));
  };
  const act = useMutation<z.output<O>, Error, z.input<I>>({
    mutationFn: (input) => call(spec, input),
    onSuccess: async (output) => {
      onDone?.(output);
      await refresh();
    },
  });
  return { run: act.mutateAsync, isBusy: act.isPending, error: act.error, refresh };
};

/** The address of an operation that answers with a file, for a plain download link. */
export const downloadUrlOf = <I extends Schema, O extends Schema>(spec: Callable<I, O>, input: z.input<I>): string =>
  wireRequestOf(spec, input).url;
