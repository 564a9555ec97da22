export const zhCN = {
  errors: {
    'margin-hidden': '您的角色看不到利润，因此不能查看贡献的拆解。',
    'not-found': '没有找到这条预警，或您无权查看。',
    'changed-meanwhile': '别人刚刚处理了这条预警。请重新载入。',
    'wrong-state': '当前状态（{state}）下不能进行这一步。',
    'reason-missing': '请填写理由。',
    'owner-unknown': '没有找到这位同事。',
    'day-past': '请选择今天以后的日期。',
    'invalid-amount': '“{value}”不是有效的金额。',
    'dates-crossed': '承诺的付款日不能早于承诺当天。',
    'day-ahead': '承诺日不能晚于今天。',
    'promise-not-found': '没有找到这条付款承诺，或您无权查看。',
    'policy-not-found': '没有这个版本的预警政策。',
    'policy-changed-meanwhile': '预警政策已更新到第 {version} 版。请重新载入后再修改。',
  },
} as const;
