/** What background jobs say; the source language. */
export const zhCN = {
  errors: {
    unknown: '找不到这个任务',
    over: '任务已经结束',
    'gave-up': '任务中断了 {attempts} 次，不再重试',
    'starter-gone': '启动任务的用户已停用',
    'kind-unknown': '本程序不认识任务类型“{kind}”',
  },
} as const;
