import { warningsContract } from '#areas/warnings/contract';
import { showFailure, showNote, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';

const { accept } = warningsContract.operations;

/** Takes several warnings on; what somebody else has just taken is said. */
export const useClaim = () => {
  const t = useT(warningScreens);
  const refusalText = useRefusalText();
  const { run, isBusy, refresh } = useAct(accept, { refreshes: warningReads });
  const claim = async (warnings: readonly Warning[]): Promise<void> => {
    const fresh = warnings.filter(({ state }) => state === 'new');
    let taken = 0;
    for (const { id, version } of fresh) {
      try {
        await run({ id, version });
        taken += 1;
      } catch (error) {
        showFailure(refusalText(error));
        await refresh();
      }
    }
    showNote(t('claimed', { n: taken }));
  };
  return { claim, isBusy };
};
