/** Invented trade names (字号) as syllable pairs: characters and their sounds, one for one. */
const tradeNameTable = `
昉新 fang xin|泓砚 hong yan|钰衡 yu heng|淼诚 miao cheng|曦桓 xi huan|旻昊 min hao|璟润 jing run|郢阳 ying yang
穗丰泽 sui feng ze|恺楠 kai nan|澜朔 lan shuo|甫拓 fu tuo|皖屿 wan yu|榕启 rong qi|缙云达 jin yun da|沛屿 pei yu
筠竹 yun zhu|冀朔 ji shuo|岚钧 lan jun|杉润 shan run|懋森 mao sen|澍林 shu lin|晟砺 sheng li|崧汇 song hui
骋原 cheng yuan|烨恒 ye heng|潞安源 lu an yuan|铖岳 cheng yue|沄泽 yun ze|瑾程 jin cheng|祺衡 qi heng|舸航 ge hang
霁和 ji he|颐朗 yi lang|桁匠 heng jiang|碚石 bei shi|嵘拓 rong tuo|翌辰 yi chen|砺川 li chuan|芮科 rui ke
偲源 si yuan|骏澄 jun cheng|棠越 tang yue|铎信 duo xin|渝汐 yu xi|煦禾 xu he|翎创 ling chuang|澧恒 li heng
琰正 yan zheng|珩远 heng yuan`;

const entries = tradeNameTable
  .trim()
  .split(/[|\n]/)
  .map((entry) => entry.split(' '));

export const tradeNames: readonly string[] = entries.map(([name = '']) => name);

const soundByCharacter = new Map(
  entries.flatMap(([name = '', ...sounds]) => [...name].map((character, at) => [character, sounds[at] ?? ''] as const)),
);

/** The English form of a trade name. Example: `tradeNameEnOf('昉新')` → 'Fangxin'. */
export const tradeNameEnOf = (name: string): string => {
  const [first = '', ...rest] = [...name].map((character) => soundByCharacter.get(character) ?? '');
  const joined = rest.reduce((text, sound) => text + (/^[aeo]/.test(sound) ? `'${sound}` : sound), first);
  return joined.charAt(0).toUpperCase() + joined.slice(1);
};

/** What a company does, as it stands in its name: industry and English form. */
export type Business = { readonly word: string; readonly wordEn: string; readonly industry: string };

const businessTable = `
幕墙工程|Curtain Wall Engineering|幕墙
门窗系统|Window Systems|幕墙
装饰工程|Decoration Engineering|装饰
建筑工程|Construction Engineering|建筑
钢结构|Steel Structures|建筑
市政工程|Municipal Engineering|建筑
房地产开发|Real Estate Development|房地产
置业|Property|房地产
建筑设计|Architectural Design|设计
酒店管理|Hotel Management|酒店
建材|Building Materials|建材贸易
装饰材料|Decorative Materials|建材贸易
商贸|Trading|贸易
供应链管理|Supply Chain Management|物流
物流|Logistics|物流
电子科技|Electronics Technology|电子
信息技术|Information Technology|软件
纺织|Textile|纺织
医疗器械|Medical Devices|医药
能源科技|Energy Technology|能源
食品|Food|食品
农业科技|Agricultural Technology|农业
新材料|New Materials|化工
环保设备|Environmental Equipment|制造
家居用品|Home Furnishings|家居
自动化设备|Automation Equipment|制造
汽车零部件|Auto Parts|制造
包装材料|Packaging Materials|制造
精密机械|Precision Machinery|制造`;

export const businesses: readonly Business[] = businessTable
  .trim()
  .split('\n')
  .map((line) => {
    const [word = '', wordEn = '', industry = ''] = line.split('|');
    return { word, wordEn, industry };
  });
