/** The panel maker's catalogue as families: every variant × every size is one product. Prices are CNY per unit. */
export type Family = {
  readonly prefix: string;
  readonly line: readonly string[];
  readonly lineEn: readonly string[];
  readonly unit: string;
  readonly variants: readonly (readonly [name: string, nameEn: string, listPrice: number])[];
  /** Size text → factor on the price. */
  readonly sizes: readonly (readonly [size: string, factor: number])[];
  readonly isComplex?: true;
};

const panels = { line: '幕墙板', lineEn: 'Façade panels' } as const;
const roofs = { line: '屋面与吊顶', lineEn: 'Roofs and ceilings' } as const;
const parts = { line: '配件', lineEn: 'Accessories' } as const;

const under = (root: { line: string; lineEn: string }, line: string, lineEn: string) =>
  ({ line: [root.line, line], lineEn: [root.lineEn, lineEn] }) as const;

const aluminium = under(panels, '铝单板', 'Aluminium panels');
const terracotta = under(panels, '陶土板', 'Terracotta panels');
const concrete = under(panels, '超高性能混凝土板', 'UHPC panels');
const stone = under(panels, '石材蜂窝板', 'Stone honeycomb panels');
const honeycomb = under(panels, '铝蜂窝板', 'Aluminium honeycomb panels');
const perforated = under(panels, '穿孔板', 'Perforated panels');

export const families: readonly Family[] = [
  {
    prefix: 'AL',
    ...aluminium,
    unit: '㎡',
    sizes: [
      ['2.0 mm', 1],
      ['2.5 mm', 1.16],
      ['3.0 mm', 1.34],
    ],
    variants: [
      ['氟碳喷涂铝单板', 'PVDF-coated aluminium panel', 268],
      ['粉末喷涂铝单板', 'Powder-coated aluminium panel', 232],
      ['阳极氧化铝单板', 'Anodised aluminium panel', 318],
      ['木纹铝单板', 'Wood-grain aluminium panel', 296],
      ['石纹铝单板', 'Stone-grain aluminium panel', 305],
    ],
  },
  {
    prefix: 'AX',
    ...aluminium,
    unit: '㎡',
    sizes: [
      ['3.0 mm', 1],
      ['4.0 mm', 1.22],
    ],
    isComplex: true,
    variants: [
      ['双曲铝单板', 'Double-curved aluminium panel', 760],
      ['折面造型铝单板', 'Folded sculptural aluminium panel', 640],
    ],
  },
  {
    prefix: 'TC',
    ...terracotta,
    unit: '㎡',
    sizes: [
      ['18 mm', 1],
      ['24 mm', 1.18],
      ['30 mm', 1.36],
    ],
    variants: [
      ['红色陶土板', 'Red terracotta panel', 285],
      ['米白陶土板', 'Ivory terracotta panel', 310],
      ['灰色陶土板', 'Grey terracotta panel', 298],
      ['炭黑陶土板', 'Charcoal terracotta panel', 335],
    ],
  },
  {
    prefix: 'TB',
    ...terracotta,
    unit: '米',
    sizes: [
      ['50 × 50', 1],
      ['60 × 90', 1.4],
      ['70 × 150', 1.9],
    ],
    variants: [['陶棍', 'Terracotta baguette', 118]],
  },
  {
    prefix: 'UH',
    ...concrete,
    unit: '㎡',
    sizes: [
      ['20 mm', 1],
      ['30 mm', 1.2],
      ['40 mm', 1.4],
    ],
    variants: [
      ['光面超高性能混凝土板', 'Smooth UHPC panel', 720],
      ['水洗面超高性能混凝土板', 'Washed UHPC panel', 765],
      ['凿毛面超高性能混凝土板', 'Bush-hammered UHPC panel', 805],
      ['肌理面超高性能混凝土板', 'Textured UHPC panel', 840],
    ],
  },
  {
    prefix: 'UX',
    ...concrete,
    unit: '㎡',
    sizes: [
      ['40 mm', 1],
      ['50 mm', 1.15],
      ['60 mm', 1.3],
    ],
    isComplex: true,
    variants: [
      ['镂空超高性能混凝土板', 'Openwork UHPC panel', 1180],
      ['双曲超高性能混凝土板', 'Double-curved UHPC panel', 1460],
    ],
  },
  {
    prefix: 'SH',
    ...stone,
    unit: '㎡',
    sizes: [
      ['20 mm', 1],
      ['25 mm', 1.12],
    ],
    variants: [
      ['黄金麻石材蜂窝板', 'Golden granite honeycomb panel', 560],
      ['芝麻灰石材蜂窝板', 'Sesame-grey granite honeycomb panel', 520],
      ['爵士白石材蜂窝板', 'Volakas marble honeycomb panel', 690],
      ['洞石蜂窝板', 'Travertine honeycomb panel', 640],
      ['砂岩蜂窝板', 'Sandstone honeycomb panel', 575],
    ],
  },
  {
    prefix: 'SX',
    ...stone,
    unit: '㎡',
    sizes: [['25 mm', 1]],
    isComplex: true,
    variants: [['弧形石材蜂窝板', 'Curved stone honeycomb panel', 980]],
  },
  {
    prefix: 'HC',
    ...honeycomb,
    unit: '㎡',
    sizes: [
      ['10 mm', 1],
      ['15 mm', 1.1],
      ['20 mm', 1.2],
      ['25 mm', 1.32],
    ],
    variants: [
      ['氟碳铝蜂窝板', 'PVDF aluminium honeycomb panel', 395],
      ['木纹铝蜂窝板', 'Wood-grain aluminium honeycomb panel', 425],
      ['镜面铝蜂窝板', 'Mirror aluminium honeycomb panel', 480],
    ],
  },
  {
    prefix: 'PF',
    ...perforated,
    unit: '㎡',
    sizes: [
      ['2.5 mm', 1],
      ['3.0 mm', 1.15],
    ],
    variants: [
      ['圆孔穿孔板', 'Round-hole perforated panel', 312],
      ['长圆孔穿孔板', 'Slotted perforated panel', 326],
      ['六角孔穿孔板', 'Hexagonal perforated panel', 345],
      ['冲压拉伸网板', 'Expanded mesh panel', 288],
    ],
  },
  {
    prefix: 'PX',
    ...perforated,
    unit: '㎡',
    sizes: [['3.0 mm', 1]],
    isComplex: true,
    variants: [
      ['渐变图案穿孔板', 'Gradient-pattern perforated panel', 590],
      ['影像穿孔板', 'Image-perforated panel', 655],
    ],
  },
  {
    prefix: 'RF',
    ...under(roofs, '铝镁锰屋面板', 'Al-Mg-Mn roof sheets'),
    unit: '㎡',
    sizes: [
      ['0.8 mm', 1],
      ['0.9 mm', 1.1],
      ['1.0 mm', 1.2],
      ['1.2 mm', 1.4],
    ],
    variants: [['直立锁边屋面板', 'Standing-seam roof sheet', 128]],
  },
  {
    prefix: 'CE',
    ...under(roofs, '铝吊顶', 'Aluminium ceilings'),
    unit: '㎡',
    sizes: [
      ['0.7 mm', 1],
      ['0.9 mm', 1.18],
      ['1.1 mm', 1.35],
    ],
    variants: [
      ['铝方通', 'Aluminium baffle', 146],
      ['铝扣板', 'Clip-in ceiling tile', 98],
    ],
  },
  {
    prefix: 'KL',
    ...under(parts, '龙骨', 'Sub-frame profiles'),
    unit: '米',
    sizes: [
      ['2.0 mm', 1],
      ['2.5 mm', 1.2],
      ['3.0 mm', 1.4],
    ],
    variants: [
      ['铝合金龙骨', 'Aluminium sub-frame profile', 36],
      ['镀锌钢龙骨', 'Galvanised steel profile', 22],
    ],
  },
  {
    prefix: 'BR',
    ...under(parts, '挂件', 'Brackets'),
    unit: '件',
    sizes: [
      ['60 mm', 1],
      ['90 mm', 1.3],
      ['120 mm', 1.6],
    ],
    variants: [
      ['铝合金挂件', 'Aluminium bracket', 6.8],
      ['不锈钢背栓', 'Stainless undercut anchor', 9.6],
    ],
  },
  {
    prefix: 'SE',
    ...under(parts, '密封材料', 'Sealants'),
    unit: '支',
    sizes: [['590 ml', 1]],
    variants: [
      ['石材密封胶', 'Stone sealant', 32],
      ['耐候密封胶', 'Weather sealant', 28],
      ['结构密封胶', 'Structural sealant', 46],
      ['三元乙丙胶条', 'EPDM gasket', 14],
    ],
  },
  {
    prefix: 'FX',
    ...under(parts, '紧固件', 'Fasteners'),
    unit: '件',
    sizes: [
      ['M6', 1],
      ['M8', 1.3],
      ['M10', 1.7],
      ['M12', 2.2],
    ],
    variants: [['不锈钢螺栓组', 'Stainless bolt set', 4.2]],
  },
];

/** Bought in bundles with uneven invoices: nobody has ever worked out what they cost. */
export const productsOfUnknownCost: ReadonlySet<string> = new Set(['SE-04-1', 'FX-01-4', 'BR-02-3']);
