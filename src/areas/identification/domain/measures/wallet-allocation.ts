/**
 * Wallet Allocation Rule (Keiningham 2011; docs/methods.md 5.2): share of the customer's wallet that a supplier of this
 * rank gets among `suppliers`. Example: rank 1 of 3 → .5. Null for a rank outside.
 */
export const walletAllocationOf = (rank: number, suppliers: number): number | null =>
  rank >= 1 && rank <= suppliers ? (1 - rank / (suppliers + 1)) * (2 / suppliers) : null;
