/** What the audit says; the source language. */
export const zhCN = { errors: { 'bad-cursor': '翻页位置无效，请从第一页开始' } } as const;
