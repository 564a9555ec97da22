export const zhCN = {
  errors: { 'list-unknown': '没有可导出的列表“{list}”。' },
  yes: '是',
  no: '否',
} as const;
