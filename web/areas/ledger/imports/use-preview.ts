import { useEffect, useState } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { useRead } from '#web/app/api';
import type { MappingDraft } from './contract.ts';

const settleMs = 350;

/** The first rows as they are read under a mapping, a moment after its last change; the rows before stay meanwhile. */
export const usePreview = (id: string, mapping: MappingDraft) => {
  const [settled, setSettled] = useState(mapping);
  useEffect(() => {
    // While the source is being typed anew it may be empty, which no mapping is.
    if (mapping.source.trim() === '') return undefined;
    const timer = setTimeout(() => setSettled(mapping), settleMs);
    return () => clearTimeout(timer);
  }, [mapping]);
  return useRead(
    ledgerContract.operations.previewImport,
    { id, mapping: settled },
    { keepsPrevious: true, staleMs: 60_000 },
  );
};
