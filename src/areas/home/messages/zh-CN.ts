export const zhCN = {
  errors: {},
  kinds: { account: '客户', person: '联系人', product: '产品', order: '订单' },
} as const;
