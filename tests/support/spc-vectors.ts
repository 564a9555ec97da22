import { readFileSync } from 'node:fs';
import * as z from 'zod';

const numbers = z.array(z.number());

const spcSchema = z.object({
  shifts: numbers,
  montgomery: z.object({ h4_printed: numbers, h5_printed: numbers, h4: numbers, h5: numbers }),
  oneSided: z.object({ 'k0.5_h4': numbers, 'k0.5_h5': numbers, 'k0.25_h8': numbers, 'k1_h2.5': numbers }),
  ewmaLucasSaccucci: z.object({ schemes: z.array(z.object({ lambda: z.number(), L: z.number(), arl: numbers })) }),
  montgomeryExample: z.object({ x: numbers, Cplus: numbers, Cminus: numbers, firstSignalPeriod: z.number() }),
});

const pairs = z.array(z.tuple([z.number(), z.number()]));
const triples = z.array(z.tuple([z.number(), z.number(), z.number()]));

const distributionsSchema = z.object({
  normalUpper: pairs,
  normalUpperQuantile: pairs,
  tUpper: triples,
  zOfT: triples,
});

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));

/** Run lengths of control charts: published and by the integral equations of R's spc. */
export const spcVectors = spcSchema.parse(read('spc'));

/** Tails and quantiles of the normal and Student's t, to 40 digits. */
export const distributionVectors = distributionsSchema.parse(read('distributions'));
