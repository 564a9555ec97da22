import type { ReactNode } from 'react';
import { PageSkeleton } from '#ui';

export const PendingPage = (): ReactNode => <PageSkeleton />;
