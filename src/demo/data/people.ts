/** Surnames and given-name characters with their sounds, for invented persons. */
const soundsOf = (table: string): readonly (readonly [character: string, sound: string])[] =>
  table
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.charAt(0), entry.slice(1)]);

export const surnames = soundsOf(`
王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo
郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan 潘pan 于yu
蒋jiang 蔡cai 余yu 杜du 叶ye 程cheng 苏su 魏wei 丁ding 任ren 沈shen 姚yao 卢lu 姜jiang 崔cui 钟zhong 谭tan 陆lu 汪wang
范fan 金jin 石shi 廖liao 贾jia 夏xia 韦wei 方fang 白bai 邹zou 孟meng 熊xiong 秦qin 邱qiu 江jiang`);

export const femaleGiven = soundsOf(`
岚lan 婷ting 静jing 敏min 雪xue 琳lin 慧hui 颖ying 洁jie 倩qian 蕾lei 欣xin 怡yi 悦yue 芳fang 丹dan 晴qing 雯wen 瑶yao 萍ping`);

export const maleGiven = soundsOf(`
伟wei 强qiang 磊lei 军jun 涛tao 鹏peng 浩hao 宇yu 峰feng 凯kai 健jian 俊jun 斌bin 博bo 辉hui 明ming 毅yi 志zhi 诚cheng 翔xiang`);

export const middleGiven = soundsOf(`
晓xiao 文wen 思si 海hai 建jian 永yong 国guo 子zi 雨yu 嘉jia 一yi 明ming 春chun 玉yu 志zhi 佳jia`);

/** Department, title, and whether the person decides. */
export const positions: readonly (readonly [department: string, title: string, isKey: boolean])[] = [
  ['采购部', '采购经理', true],
  ['管理层', '总经理', true],
  ['工程部', '项目经理', false],
  ['采购部', '采购专员', false],
  ['设计部', '幕墙设计师', false],
  ['财务部', '财务主管', false],
  ['技术部', '总工程师', true],
  ['工程部', '现场工长', false],
  ['质量部', '质检主管', false],
];

export const interests: readonly string[] = [
  '羽毛球',
  '茶道',
  '书法',
  '徒步',
  '摄影',
  '围棋',
  '篮球',
  '钓鱼',
  '古典音乐',
  '马拉松',
];
