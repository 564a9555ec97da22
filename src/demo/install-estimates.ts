import { addDays } from '#kernel/day';
import { signerOf, told } from './price-book.ts';
import type { Answer, Book } from './price-book.ts';
import type { Told } from './price-story.ts';

type CostLine = {
  readonly kind: string;
  readonly label: Told;
  readonly basis: 'unit' | 'lot';
  readonly amount: string;
  /** What it came to, where that is known. */
  readonly actual?: string;
};

type EstimateScene = {
  readonly at: number;
  readonly daysAgo: number;
  readonly code: string;
  readonly product: Told;
  readonly title: Told;
  readonly specification: Told;
  readonly quantity: number;
  readonly listPrice: string;
  readonly lines: readonly CostLine[];
  readonly signed: 'nobody' | 'production' | 'both';
  readonly change?: { readonly reason: Told; readonly materials: string };
};

const aluminium: Told = { zh: '3 毫米铝板', en: 'Aluminium sheet, 3 mm' };
const bending: Told = { zh: '数控折弯与焊接', en: 'Bending and welding' };
const mould: Told = { zh: '弧形胎具', en: 'Curved jig' };
const coating: Told = { zh: '氟碳喷涂（外协）', en: 'Fluorocarbon coating, outside' };
const crates: Told = { zh: '木箱与直送', en: 'Crates and delivery' };
const reserve: Told = { zh: '返工预备', en: 'Reserve for rework' };

/** Made-to-order goods of key accounts: delivered and reckoned up, changed once, and waiting for a signature. */
const scenes: readonly EstimateScene[] = [
  {
    at: 2,
    daysAgo: 160,
    code: 'DZ-1001',
    product: { zh: '弧形铝单板（大堂）', en: 'Curved panel, lobby' },
    title: { zh: '总部大堂弧形板 420 张', en: '420 curved panels for the lobby' },
    specification: {
      zh: '半径 1.2 米，氟碳三涂，分格见图纸 A-07',
      en: 'Radius 1.2 m, three coats, joints as drawing A-07',
    },
    quantity: 420,
    listPrice: '780',
    lines: [
      { kind: 'materials', label: aluminium, basis: 'unit', amount: '268', actual: '281.50' },
      { kind: 'labour', label: bending, basis: 'unit', amount: '96', actual: '104.20' },
      { kind: 'outside', label: coating, basis: 'unit', amount: '72', actual: '72' },
      { kind: 'tooling', label: mould, basis: 'lot', amount: '26000', actual: '24800' },
      { kind: 'freight', label: crates, basis: 'lot', amount: '9800', actual: '11400' },
      { kind: 'reserve', label: reserve, basis: 'unit', amount: '14', actual: '6.30' },
    ],
    signed: 'both',
  },
  {
    at: 3,
    daysAgo: 24,
    code: 'DZ-1002',
    product: { zh: '双曲蜂窝板（采光顶）', en: 'Double-curved honeycomb panel' },
    title: { zh: '采光顶双曲板 150 张', en: '150 double-curved panels for the skylight' },
    specification: { zh: '双曲面，蜂窝芯 20 毫米，公差 ±1 毫米', en: 'Double curvature, 20 mm core, tolerance ±1 mm' },
    quantity: 150,
    listPrice: '1480',
    lines: [
      { kind: 'materials', label: { zh: '蜂窝芯与面板', en: 'Core and skins' }, basis: 'unit', amount: '520' },
      { kind: 'labour', label: { zh: '热压成型', en: 'Hot pressing' }, basis: 'unit', amount: '210' },
      { kind: 'tooling', label: { zh: '双曲模具', en: 'Double-curved mould' }, basis: 'lot', amount: '48000' },
      { kind: 'reserve', label: reserve, basis: 'unit', amount: '30' },
    ],
    signed: 'both',
    change: {
      reason: { zh: '铝锭月均价上涨 4%', en: 'Aluminium rose by 4% this month' },
      materials: '541',
    },
  },
  {
    at: 6,
    daysAgo: 2,
    code: 'DZ-1003',
    product: { zh: '穿孔吸音板（报告厅）', en: 'Perforated acoustic panel' },
    title: { zh: '报告厅穿孔吸音板 600 张', en: '600 perforated acoustic panels' },
    specification: { zh: '孔径 3 毫米，穿孔率 18%，背贴吸音布', en: 'Holes 3 mm, 18% open, acoustic fleece behind' },
    quantity: 600,
    listPrice: '420',
    lines: [
      { kind: 'materials', label: aluminium, basis: 'unit', amount: '178' },
      { kind: 'machine', label: { zh: '数控冲孔', en: 'Punching' }, basis: 'unit', amount: '46' },
      { kind: 'tooling', label: { zh: '冲头与程序', en: 'Punches and program' }, basis: 'lot', amount: '7200' },
    ],
    signed: 'production',
  },
];

const figuresOf = (book: Book, scene: EstimateScene, materials?: string) => {
  const from = addDays(book.today, -scene.daysAgo);
  return {
    quantity: String(scene.quantity),
    listPrice: scene.listPrice,
    validFrom: from,
    validUntil: addDays(from, 120),
    specification: told(book, scene.specification),
    lines: scene.lines.map(({ kind, label, basis, amount }) => ({
      kind,
      label: told(book, label),
      basis,
      amount: kind === 'materials' && materials !== undefined ? materials : amount,
    })),
  };
};

const playEstimate = async (book: Book, scene: EstimateScene): Promise<void> => {
  const code = book.truths.trueKeyAccounts[scene.at];
  if (code === undefined) return;
  const account = await book.ask({ operation: 'accounts.find', input: { key: code } });
  const by = (role: string, daysLater: number) => ({
    userId: signerOf(book, role),
    hoursAgo: Math.max(1, (scene.daysAgo - daysLater) * 24),
  });
  const ask = async (operation: string, input: Answer, member = by('member', 0)): Promise<Answer> =>
    await book.ask({ operation, input, member });
  const team = { id: account['id'], userId: signerOf(book, 'member'), function: 'production' };
  await ask('accounts.addTeamMember', team, by('director', 0));
  const name = { name: scene.product.zh, nameEn: scene.product.en };
  const line = [told(book, { zh: '定制件', en: 'Made to order' })];
  const product = await ask('ledger.createProduct', { code: scene.code, ...name, line }, by('finance', 0));
  let estimate = await ask('pricing.createEstimate', {
    accountId: account['id'],
    productId: product['id'],
    title: told(book, scene.title),
    ...figuresOf(book, scene),
  });
  const sign = async (daysLater: number): Promise<void> => {
    for (const [office, role] of [
      ['Production', 'member'],
      ['Finance', 'finance'],
    ] as const) {
      if (office === 'Finance' && scene.signed !== 'both') return;
      const { id, version } = estimate;
      estimate = await ask(`pricing.signFor${office}`, { id, version }, by(role, daysLater));
    }
  };
  if (scene.signed !== 'nobody') await sign(1);
  if (scene.change !== undefined) {
    const { id, version } = estimate;
    const { reason, materials } = scene.change;
    estimate = await ask(
      'pricing.changeEstimate',
      { id, version, ...figuresOf(book, scene, materials), reason: told(book, reason) },
      by('member', 10),
    );
    await sign(11);
  }
  const amounts = scene.lines.flatMap(({ actual }) => actual ?? []);
  if (amounts.length === scene.lines.length)
    await ask(
      'pricing.recordActualCost',
      { id: estimate['id'], versionNumber: 1, quantity: String(scene.quantity), amounts },
      by('finance', 75),
    );
};

/** Estimates as the company would have them, through the operations that everybody uses. */
export const installEstimates = async (book: Book): Promise<void> => {
  for (const scene of scenes) await playEstimate(book, scene);
};
