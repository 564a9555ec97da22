import type { Translate } from '#kernel/i18n';
import type { PlainVerdict } from '../domain/index.ts';
import type { zhCN } from './zh-CN.ts';

/** A back-test in plain sentences, cut by cut; what is bad is said as well. */
export const proofSentences = (verdicts: readonly PlainVerdict[], t: Translate<typeof zhCN>): readonly string[] => [
  ...verdicts.flatMap((cut) => {
    if (cut.ourPercent === null) return [t(`proof.${cut.basis}.nothing`)];
    const { asOf, through, basis, chosen, ourPercent, ourLapsed } = cut;
    return [
      t(`proof.${basis}.ours`, { asOf, through, chosen, percent: ourPercent, lapsed: ourLapsed }),
      ...cut.against.map(({ ranking, percent, verdict }) =>
        t('proof.against', {
          ranking: t(`rankings.${ranking}`),
          percent: percent ?? 0,
          verdict: t(`verdicts.${verdict}`),
        }),
      ),
    ];
  }),
  t('proof.observed'),
];
