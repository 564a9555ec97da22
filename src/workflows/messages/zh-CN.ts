export const zhCN = {
  jobs: { expire: '处理到期的等级和依据', tidy: '清理早已结束的后台任务' },
  capitalCarried: '取自定价政策第 {version} 版的资金成本',
  errors: {
    'reason-missing': '请填写理由。',
    'override-needs-director': '该客户未通过门槛（{gates}），只有大客户总监可以破例定级。',
    'expiry-not-ahead': '破例定级的到期日应晚于 {asOf}。',
    'expiry-too-late': '破例定级最长一年，到期日不能晚于 {latest}。',
    'proposals-decided': '这些建议都已决定或已被新的识别取代。请刷新列表。',
    'proposals-changed': '待决定的提案现在是 {found} 项，不是 {expected} 项。请刷新列表后再确认。',
    'merge-self': '不能把一条记录合并到它自己。',
    'merge-not-found': '没有找到这次合并。',
    'merge-undone': '这次合并已经撤销。',
    'merge-covered': '保留的记录后来又被合并。请先撤销那次合并。',
    'hand-over-self': '请选择另一个人接手。',
    'successor-needed':
      '此人名下还有 {accounts} 个客户、{tasks} 项任务、{duties} 个团队职责、{warnings} 条预警、{segments} 个分群、{gates} 个招投标节点。请先选择接手人。',
    'merge-during-import': '正在导入或撤销“{fileName}”，期间不能合并客户，也不能撤销合并。请等它结束后再试。',
  },
} as const;
