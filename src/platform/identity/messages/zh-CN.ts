/** What identity says: refusals and mails; the source language. */
export const zhCN = {
  errors: {
    'already-set-up': '系统已完成首次设置，请登录',
    'wrong-credentials': '电子邮箱或密码不正确',
    'too-many-attempts': '尝试次数过多，请在 {minutes} 分钟后再试',
    'no-company': '您目前不属于任何公司，请联系管理员',
    'not-a-member': '您不属于这家公司',
    'wrong-password': '密码不正确',
    'email-taken': '{email} 已是本公司的用户',
    'invitation-unknown': '邀请不存在、已过期或已被使用',
    'link-unknown': '链接不存在、已过期或已被使用',
    'user-unknown': '找不到这位用户',
    'session-unknown': '找不到这台设备的登录',
    'token-unknown': '找不到这个令牌',
    'last-admin': '公司至少需要一位在用的管理员',
    'scope-not-held': '您没有权限“{scope}”，不能授予令牌',
    'time-zone-unknown': '未知的时区：{timeZone}',
    'currency-unknown': '未知的货币：{currency}',
    'company-name-taken': '已有公司“{name}”（编号 {id}），请换一个名称',
    'changed-meanwhile': '资料刚被他人修改，请重新打开后再改',
  },
  invitation: {
    subject: '邀请您加入 {company}',
    text: '{name}，您好：\n\n{inviter} 邀请您在 Mainstay 加入 {company}。请在 {days} 天内打开以下链接：\n\n{link}\n',
  },
  reset: {
    subject: '重设 Mainstay 密码',
    told: '重设密码的链接已发给 {email}，{hours} 小时内有效，只能用一次：\n{link}',
    text: '{name}，您好：\n\n请在 {hours} 小时内打开以下链接设置新密码。如非本人操作，请忽略此邮件。\n\n{link}\n',
  },
} as const;
