import type { EstimateState } from '#domain/pricing';
import type { Tone } from '#ui';

export const estimateTones: Readonly<Record<EstimateState, Tone>> = {
  draft: 'warm',
  'production-signed': 'warm',
  upcoming: 'plain',
  'in-force': 'accent',
  over: 'grey',
  withdrawn: 'grey',
};
