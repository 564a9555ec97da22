export const zhCN = {
  errors: {
    'margin-hidden': '您的角色看不到利润，因此不能查看贡献的拆解。',
  },
} as const;
