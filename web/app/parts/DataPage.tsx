import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PartsPage } from './PartsPage.tsx';

/** Imports, duplicates, products: how data comes in and stays clean. */
export const DataPage = (): ReactNode => {
  const { part } = useParams({ strict: false });
  return <PartsPage page="data" part={part} />;
};
