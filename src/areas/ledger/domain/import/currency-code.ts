import { cleanCode } from './clean-text.ts';

const words: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  美元: 'USD',
  $: 'USD',
  US$: 'USD',
  欧元: 'EUR',
  '€': 'EUR',
  英镑: 'GBP',
  '£': 'GBP',
  港币: 'HKD',
  港元: 'HKD',
  HK$: 'HKD',
  日元: 'JPY',
  新台币: 'TWD',
  台币: 'TWD',
  韩元: 'KRW',
  新加坡元: 'SGD',
  澳元: 'AUD',
};

/** The ISO 4217 code that a source means; null when it names none. Example: '人民币' → 'CNY'. */
export const currencyCodeOf = (raw: string): string | null => {
  const text = cleanCode(raw).toUpperCase();
  const known = words[text];
  if (known !== undefined) return known;
  return /^[A-Z]{3}$/.test(text) ? text : null;
};
