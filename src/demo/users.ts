/** A person of the demo company itself; the first of each role stands for it, further ones only share the accounts. */
export type DemoUser = {
  readonly role: DemoRole;
  readonly email: string;
  readonly name: string;
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
  { role: 'admin', email: `admin@${domain}`, name: '邹明' },
  { role: 'executive', email: `executive@${domain}`, name: '沈国毅' },
  { role: 'director', email: `director@${domain}`, name: '林晓岚' },
  { role: 'kam', email: `kam@${domain}`, name: '陈志翔' },
  { role: 'kam', email: `kam2@${domain}`, name: '吴思颖' },
  { role: 'kam', email: `kam3@${domain}`, name: '黄海涛' },
  { role: 'kam', email: `kam4@${domain}`, name: '许佳怡' },
  { role: 'finance', email: `finance@${domain}`, name: '姚静' },
  { role: 'service', email: `service@${domain}`, name: '谭文婷' },
  { role: 'marketer', email: `marketer@${domain}`, name: '叶子欣' },
  { role: 'member', email: `engineer@${domain}`, name: '秦建峰' },
  { role: 'partner', email: `partner@${domain}`, name: '罗嘉诚' },
];
