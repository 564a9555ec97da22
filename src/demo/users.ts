/** A person of the demo company itself; the first of each role stands for it, further ones only share the accounts. */
export type DemoUser = {
  readonly role: DemoRole;
  readonly email: string;
  readonly name: string;
  readonly nameEn: string;
};

export const demoRoles = [
  'admin',
  'executive',
  'director',
  'kam',
  'finance',
  'service',
  'marketer',
  'member',
  'partner',
] as const;
export type DemoRole = (typeof demoRoles)[number];

const domain = 'dihengpanels.example';

export const demoUsers: readonly DemoUser[] = [
  { role: 'admin', email: `admin@${domain}`, name: '邹明', nameEn: 'Zou Ming' },
  { role: 'executive', email: `executive@${domain}`, name: '沈国毅', nameEn: 'Shen Guoyi' },
  { role: 'director', email: `director@${domain}`, name: '林晓岚', nameEn: 'Lin Xiaolan' },
  { role: 'kam', email: `kam@${domain}`, name: '陈志翔', nameEn: 'Chen Zhixiang' },
  { role: 'kam', email: `kam2@${domain}`, name: '吴思颖', nameEn: 'Wu Siying' },
  { role: 'kam', email: `kam3@${domain}`, name: '黄海涛', nameEn: 'Huang Haitao' },
  { role: 'kam', email: `kam4@${domain}`, name: '许佳怡', nameEn: 'Xu Jiayi' },
  { role: 'finance', email: `finance@${domain}`, name: '姚静', nameEn: 'Yao Jing' },
  { role: 'service', email: `service@${domain}`, name: '谭文婷', nameEn: 'Tan Wenting' },
  { role: 'marketer', email: `marketer@${domain}`, name: '叶子欣', nameEn: 'Ye Zixin' },
  { role: 'member', email: `engineer@${domain}`, name: '秦建峰', nameEn: 'Qin Jianfeng' },
  { role: 'partner', email: `partner@${domain}`, name: '罗嘉诚', nameEn: 'Luo Jiacheng' },
];
