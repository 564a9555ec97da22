/** Traditional characters of headings and of words in cells, each before its simplified form. */
const pairs =
  '業业個个爭争產产産产價价優优會会體体黨党關关興兴內内軍军農农沖冲衝冲淨净準准憑凭劃划別别製制辦办務务動动勵励區区醫医單单衛卫歷历曆历發发變变號号後后' +
  '員员團团國国圖图場场備备複复復复獎奖實实對对屬属崗岗幣币廣广庫库應应開开錄录總总戶户據据數数無无舊旧時时術术機机雜杂權权條条來来構构標标樣样檢检' +
  '沒没註注濟济點点愛爱獨独電电療疗碼码禮礼種种稱称稅税簽签簡简類类係系繫系紅红級级納纳線线終终紹绍經经結结統统編编網网職职聯联絡络薦荐營营補补' +
  '規规計计訂订讓让議议記记設设訪访證证識识話话語语說说請请諾诺謂谓負负責责帳账賬账貨货質质貼贴費费資资賠赔贈赠轉转輸输運运郵邮銷销鍵键門门間间聞闻' +
  '陽阳陰阴際际項项預预額额齡龄';

const simple = new Map(
  [...pairs].flatMap((char, at, all): (readonly [string, string])[] =>
    at % 2 === 0 ? [[char, all[at + 1] ?? char]] : [],
  ),
);

const han = /\p{Script=Han}/u;

/**
 * A word with traditional characters in its simplified form, so far as headings and the words of cells need it: it serves to
 * compare, never to be stored. Example: 客戶編號 → 客户编号.
 */
export const simplifiedOf = (word: string): string =>
  han.test(word) ? Array.from(word, (char) => simple.get(char) ?? char).join('') : word;
