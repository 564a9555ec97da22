/**
 * The four published models that differ only in two traits.
 * - regularity k: gaps between orders are Erlang-k; 1 means no rhythm at all;
 * - firstDropout 1: an account may stay away for ever right after its first order, 0: only after a repeat.
 */
export type DropoutVariant = { readonly regularity: number; readonly firstDropout: 0 | 1 };

/** Order rate while alive ~ Gamma(r, α) per week (per 1/k of an order), chance to drop out after an order ~ Beta(a, b). */
export type DropoutParams = { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };

/** A variant with its parameters: what every score of an account needs. */
export type DropoutModel = { readonly variant: DropoutVariant; readonly params: DropoutParams };

/** Fader, Hardie, Lee (2005), Marketing Science 24(2). Calls every account without a repeat alive: prefer mbgNbd for those. */
export const bgNbd: DropoutVariant = { regularity: 1, firstDropout: 0 };

/** Batislam, Denizel, Filiztekin (2007): as BG/NBD, with a dropout draw after the first order too. */
export const mbgNbd: DropoutVariant = { regularity: 1, firstDropout: 1 };

/** Reutterer, Platzer, Schröder (2021), IJRM: Erlang-k gaps. */
export const bgCnbdK = (regularity: number): DropoutVariant => ({ regularity, firstDropout: 0 });

export const mbgCnbdK = (regularity: number): DropoutVariant => ({ regularity, firstDropout: 1 });
