import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PartsPage } from './PartsPage.tsx';

/** The own profile, the company, its people and its rules. */
export const SettingsPage = (): ReactNode => {
  const { part } = useParams({ strict: false });
  return <PartsPage page="settings" part={part} />;
};
