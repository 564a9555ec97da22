/** Headings by which sources call the fields, most usual first. The first of each language also heads the template file. */
export type HeaderWords = Readonly<Record<string, readonly string[]>>;

export const accountWords: HeaderWords = {
  account: [
    '客户编码',
    'Customer code',
    '客户代码',
    '客户编号',
    '客户号',
    '客户ID',
    '客户代号',
    '客户',
    '客户名称',
    '往来单位',
    '单位编码',
    'Customer ID',
    'Customer No',
    'CustomerNumber',
    'Customer',
    'Account code',
    'Account ID',
    'Account',
    'Client',
    'Sold to',
    'Sold-to party',
    'Reseller',
    '客户全称',
    '单位名称',
    '往来单位名称',
    'Customer name',
    'Account name',
    'Client name',
    'Company name',
  ],
  accountName: [
    '客户名称',
    'Customer name',
    '客户全称',
    '单位名称',
    '往来单位名称',
    'Account name',
    'Client name',
    'Company name',
  ],
  accountRegion: ['客户地区', 'Customer region', '地区', '区域', '国家', 'Region', 'Country', 'Territory'],
};

export const currencyWords: HeaderWords = { currency: ['币种', 'Currency', '币别', '货币', 'Currency code', 'Curr'] };
