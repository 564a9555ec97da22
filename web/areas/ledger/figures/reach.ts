import { useNavigate, useSearch } from '@tanstack/react-router';
import { accountsContract } from '#areas/accounts/contract';
import { useRead } from '#web/app/api';

/** Whether figures are of the account alone or of it and all under it; kept in the address over all tabs. */
export const useReach = (accountId: string) => {
  const { below } = useSearch({ from: '/shell/accounts/$id' });
  const navigate = useNavigate({ from: '/accounts/$id' });
  const { data } = useRead(accountsContract.operations.tree, { id: accountId });
  const descendants = data?.descendants ?? 0;
  const isBelow = below === 'yes';
  const set = (next: boolean): void =>
    void navigate({
      search: ({ below: _before, ...search }) => (next ? { ...search, below: 'yes' } : search),
      replace: true,
      resetScroll: false,
    });
  return { isBelow, set, descendants, input: isBelow ? { id: accountId, withBelow: true } : { id: accountId } };
};
