export type PersonName = { readonly surname: string; readonly givenName?: string };

const doubleSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  ),
);
const allHan = /^\p{Script=Han}+$/u;
const chinese = /^\p{Script=Han}{2,4}$/u;

/**
 * Parts a full name: Chinese surname first (double surnames known), Western surname last, "Surname, Given" as written.
 * A space between Chinese characters changes nothing: the surname comes first.
 * Examples: '欧阳明' → 欧阳 + 明; '李 明' → 李 + 明; 'Anna Maria Snelling' → Snelling + Anna Maria.
 */
export const splitPersonName = (name: string): PersonName => {
  const words = name.trim().split(/\s+/u);
  if (words.length > 1 && words.every((word) => allHan.test(word))) return spacedName(words);
  if (chinese.test(name)) {
    const cut = name.length > 2 && doubleSurnames.has(name.slice(0, 2)) ? 2 : 1;
    return { surname: name.slice(0, cut), givenName: name.slice(cut) };
  }
  const comma = name.indexOf(',');
  if (comma > 0) return namedOf(name.slice(0, comma).trim(), name.slice(comma + 1).trim());
  return namedOf(words.at(-1) ?? name, words.slice(0, -1).join(' '));
};

/** Forms are filled character by character, too: a double surname may be parted itself. */
const spacedName = ([surname = '', ...rest]: readonly string[]): PersonName => {
  const [second = '', ...others] = rest;
  return others.length > 0 && doubleSurnames.has(surname + second)
    ? { surname: surname + second, givenName: others.join('') }
    : { surname, givenName: rest.join('') };
};

const namedOf = (surname: string, givenName: string): PersonName =>
  givenName === '' ? { surname } : { surname, givenName };
