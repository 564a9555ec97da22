export const zhCN = {
  errors: { 'list-unknown': '没有可导出的列表“{list}”。可导出的列表：{lists}。' },
  yes: '是',
  no: '否',
} as const;
