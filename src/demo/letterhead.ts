/** What the demo company prints at the head of a quote and under it. */
export const demoLetterhead = {
  address: '江苏省苏州市示范工业园砥衡路 8 号',
  addressEn: '8 Diheng Road, Demonstration Industrial Park, Suzhou, Jiangsu',
  phone: '0512-00000000',
  email: 'sales@dihengpanels.example',
  website: 'www.dihengpanels.example',
  taxNumber: '00000000MA00000000',
  bank: '示范银行苏州分行',
  bankAccount: '0000 0000 0000 0000',
  terms: '一、交货到客户指定工地，卸货由客户负责。\n二、自验收之日起质保两年。\n三、本报价不含安装。',
  termsEn:
    '1. Delivered to the site named by the customer; unloading by the customer.\n2. Two years of warranty from acceptance.\n3. Installation is not included.',
} as const;
