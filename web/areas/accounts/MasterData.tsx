import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { listed } from '#kernel/i18n';
import { DateText, Missing, Panel, Quantity, useCommonWord, useT, useWords } from '#ui';
import { AccountLink } from './AccountName.tsx';
import { CustomValueText } from './CustomValueText.tsx';
import { FactList } from './FactList.tsx';
import { accountScreens } from './messages/index.ts';
import type { Account } from './queries.ts';
import { useCustomFields } from './queries.ts';
import { webAddressOf } from './web-address.ts';

const Site = ({ text }: { readonly text: string }): ReactNode => {
  const address = webAddressOf(text);
  return address === null ? (
    text
  ) : (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  );
};

/** The master data of an account, with the company's own fields. */
export const MasterData = ({ account }: { readonly account: Account }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const wordOf = useCommonWord();
  const customFields = useCustomFields('account');
  const none = <Missing reason={t('notFilled')} />;
  const worded = (section: string, value: string | null): ReactNode =>
    value === null ? none : (words.find(`${section}.${value}`) ?? value);
  const otherNames = listed(account.otherNames, language);
  return (
    <Panel title={t('overview.masterData')}>
      <FactList
        facts={[
          { label: words('fields.uscc'), value: account.uscc ?? none },
          { label: words('fields.kind'), value: words(`kinds.${account.kind}`) },
          ...(account.kind === 'public-body'
            ? [{ label: words('fields.institution'), value: worded('institutions', account.institution) }]
            : []),
          { label: words('fields.industry'), value: account.industry === null ? none : wordOf(account.industry) },
          { label: words('fields.region'), value: account.region === null ? none : wordOf(account.region) },
          { label: words('fields.ownership'), value: worded('ownerships', account.ownership) },
          {
            label: words('fields.parent'),
            value: account.parent === null ? none : <AccountLink account={account.parent} />,
          },
          { label: words('fields.employees'), value: <Quantity value={account.employees} reason={t('notFilled')} /> },
          { label: words('fields.website'), value: account.website === null ? none : <Site text={account.website} /> },
          { label: words('fields.foundedOn'), value: <DateText value={account.foundedOn} reason={t('notFilled')} /> },
          { label: words('fields.termsDays'), value: <Quantity value={account.termsDays} reason={t('notFilled')} /> },
          { label: words('fields.otherNames'), value: otherNames === '' ? none : otherNames },
          ...customFields.map((field) => ({
            label: language === 'en' ? field.labelEn : field.labelZh,
            value: <CustomValueText value={account.custom[field.key]} />,
          })),
        ]}
      />
    </Panel>
  );
};
