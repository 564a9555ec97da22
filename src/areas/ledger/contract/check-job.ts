import { z } from 'zod';

export const checkFactsJobSchema = z.object({ repair: z.boolean() });
