import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { segmentsContract } from '#areas/segments/contract';
import type { Rule } from '#domain/segments';
import { useRead } from '#web/app/api';

const { list, get, fields, count, preview, suggestions } = segmentsContract.operations;

export type Segment = z.output<typeof get.output>;
export type RuleField = z.output<typeof fields.output>['fields'][number];
export type Suggestion = z.output<typeof suggestions.output>['suggestions'][number];
export type MemberRow = z.output<typeof preview.output>['rows'][number];
export type Figures = Segment['figures'];

export const useSegments = () => useRead(list, {});
export const useSegment = (id: string, isOff = false) => useRead(get, { id }, { isOff });
export const useSuggestions = () => useRead(suggestions, {});
export const useRuleFields = () => useRead(fields, {}, { staleMs: 60_000 });

const typingPauseMs = 200;

/** What a rule takes, counted anew when typing pauses. Keep the rule stable (`useMemo`). */
export const useCount = (rule: Rule | null) => {
  const [asked, setAsked] = useState(rule);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(rule), typingPauseMs);
    return () => clearTimeout(timer);
  }, [rule]);
  const input = { rule: asked ?? { match: 'all', rules: [] } } satisfies { rule: Rule };
  const isOff = asked === null;
  const counted = useRead(count, input, { isOff, keepsPrevious: true });
  const largest = useRead(preview, { ...input, limit: 5 }, { isOff, keepsPrevious: true });
  return { counted, largest, isBehind: asked !== rule || counted.isFetching };
};
