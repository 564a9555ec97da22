import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { CheckField, Panel, showFailure, showNote, useRefusalText, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { identificationScreens } from '../messages/index.ts';

const { buyingGroups, setBuyingGroup } = identificationContract.operations;

/** Says whether a group buys as one; only for accounts that have others below them. */
export const BuyingGroupSwitch = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(identificationScreens);
  const refusalText = useRefusalText();
  const mayDecide = useMay('identification.decide');
  const { data: tree } = useRead(accountsContract.operations.tree, { id: accountId });
  const { data } = useRead(buyingGroups, {});
  const act = useAct(setBuyingGroup, { refreshes: ['identification.buyingGroups'] });
  const isOn = data?.groups.some(({ account }) => account.id === accountId) ?? false;
  if (data === undefined || tree === undefined || (tree.descendants === 0 && !isOn)) return null;
  const change = async (buysAsOne: boolean): Promise<void> => {
    try {
      await act.run({ accountId, buysAsOne });
      showNote(t(buysAsOne ? 'statements.groupOn' : 'statements.groupOff'));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <Panel>
      <CheckField
        look="switch"
        label={t('statements.group')}
        hint={t('statements.groupText')}
        value={isOn}
        isDisabled={!mayDecide || act.isBusy}
        onChange={(on) => void change(on === true)}
      />
    </Panel>
  );
};
