import type { z } from 'zod';
import { homeContract } from '#areas/home/contract';
import { useRead } from '#web/app/api';

const { today } = homeContract.operations;
export type Today = z.output<typeof today.output>;

const minute = 60_000;

export const useToday = () => useRead(today, {}, { refreshMs: minute });
