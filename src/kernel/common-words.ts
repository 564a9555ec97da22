import type { Language } from './locale.ts';

/** Regions, units and industries as Chinese books write them, each with its usual English form. */
const table = `
华东=East China 华北=North China 华南=South China 华中=Central China 东北=Northeast China 西北=Northwest China
西南=Southwest China 华西=West China 港澳台=Hong Kong, Macao and Taiwan 长三角=Yangtze River Delta
珠三角=Pearl River Delta 大湾区=Greater Bay Area 京津冀=Beijing–Tianjin–Hebei 全国=Nationwide 海外=Overseas 国外=Abroad
北京=Beijing 上海=Shanghai 天津=Tianjin 重庆=Chongqing 香港=Hong Kong 澳门=Macao 台湾=Taiwan 河北=Hebei 山西=Shanxi
内蒙古=Inner Mongolia 辽宁=Liaoning 吉林=Jilin 黑龙江=Heilongjiang 江苏=Jiangsu 浙江=Zhejiang 安徽=Anhui 福建=Fujian
江西=Jiangxi 山东=Shandong 河南=Henan 湖北=Hubei 湖南=Hunan 广东=Guangdong 广西=Guangxi 海南=Hainan 四川=Sichuan
贵州=Guizhou 云南=Yunnan 西藏=Tibet 陕西=Shaanxi 甘肃=Gansu 青海=Qinghai 宁夏=Ningxia 新疆=Xinjiang
广州=Guangzhou 深圳=Shenzhen 杭州=Hangzhou 宁波=Ningbo 南京=Nanjing 苏州=Suzhou 无锡=Wuxi 合肥=Hefei 福州=Fuzhou
厦门=Xiamen 南昌=Nanchang 济南=Jinan 青岛=Qingdao 郑州=Zhengzhou 武汉=Wuhan 长沙=Changsha 佛山=Foshan 东莞=Dongguan
成都=Chengdu 贵阳=Guiyang 昆明=Kunming 西安=Xi’an 兰州=Lanzhou 沈阳=Shenyang 大连=Dalian 长春=Changchun 哈尔滨=Harbin
石家庄=Shijiazhuang 太原=Taiyuan 南宁=Nanning 海口=Haikou 乌鲁木齐=Urumqi 呼和浩特=Hohhot 银川=Yinchuan 西宁=Xining
㎡=m² 平方米=m² 平米=m² 立方米=m³ 米=m 延米=linear m 千米=km 公里=km 厘米=cm 毫米=mm 吨=t 千克=kg 公斤=kg 克=g 升=l
毫升=ml 件=pc 个=pc 只=pc 块=pc 片=sheet 张=sheet 支=pc 根=pc 条=pc 把=pc 台=unit 套=set 组=set 副=pair 双=pair
对=pair 箱=case 盒=box 包=pack 袋=bag 桶=drum 瓶=bottle 卷=roll 批=lot 次=time 项=item 小时=h 天=day 月=month 年=year
幕墙=Curtain walls 装饰=Decoration 建筑=Construction 房地产=Real estate 设计=Design 酒店=Hotels 建材贸易=Building materials
建材=Building materials 贸易=Trade 物流=Logistics 电子=Electronics 软件=Software 纺织=Textiles 医药=Pharma and medical
能源=Energy 食品=Food 农业=Agriculture 化工=Chemicals 制造=Manufacturing 家居=Home furnishings 公共=Public sector
医院=Hospitals 教育=Education 文化=Culture 传媒=Media 制造业=Manufacturing 建筑业=Construction 机械=Machinery
汽车=Automotive 金融=Finance 零售=Retail 批发=Wholesale 交通=Transport 钢铁=Steel 电力=Power 通信=Telecoms
互联网=Internet 政府=Government 医疗=Healthcare 餐饮=Catering 旅游=Tourism 环保=Environment 其他=Other`;

/** A table of Chinese words, each with its English form behind `=`. */
export const englishWords = (words: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(words.matchAll(/(\S+?)=([^=]*?)(?=\s+\S+=|\s*$)/g), ([, chinese = '', english = '']) => [
      chinese,
      english.replaceAll(/\s+/g, ' '),
    ]),
  );

const englishOf = englishWords(table);

/** How a province or city is called in full. */
const suffix = /(?:省|市|地区|特别行政区|(?:壮族|回族|维吾尔)?自治区)$/u;

/**
 * A region, unit or industry in the reader's language: the usual English form of a Chinese one in English, any other text
 * as it stands. Example: 浙江省 → Zhejiang; 张江药谷 → 张江药谷.
 */
export const commonWord = (text: string, language: Language): string =>
  language === 'en' ? (englishOf.get(text) ?? englishOf.get(text.replace(suffix, '')) ?? text) : text;
