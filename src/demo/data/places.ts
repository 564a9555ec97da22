/** City → province, code of GB/T 2260, English form; a city is a place in a company's name and in its code. */
export type Place = {
  readonly city: string;
  readonly province: string;
  readonly code: string;
  readonly cityEn: string;
};

const table = `
上海 上海市 310100 Shanghai|东莞 广东省 441900 Dongguan|中山 广东省 442000 Zhongshan
乌鲁木齐 新疆维吾尔自治区 650100 Urumqi|佛山 广东省 440600 Foshan|北京 北京市 110100 Beijing
南京 江苏省 320100 Nanjing|南宁 广西壮族自治区 450100 Nanning|南昌 江西省 360100 Nanchang
厦门 福建省 350200 Xiamen|合肥 安徽省 340100 Hefei|哈尔滨 黑龙江省 230100 Harbin
嘉兴 浙江省 330400 Jiaxing|大连 辽宁省 210200 Dalian|天津 天津市 120100 Tianjin
太原 山西省 140100 Taiyuan|宁波 浙江省 330200 Ningbo|常州 江苏省 320400 Changzhou
广州 广东省 440100 Guangzhou|成都 四川省 510100 Chengdu|无锡 江苏省 320200 Wuxi
昆明 云南省 530100 Kunming|杭州 浙江省 330100 Hangzhou|武汉 湖北省 420100 Wuhan
沈阳 辽宁省 210100 Shenyang|泉州 福建省 350500 Quanzhou|济南 山东省 370100 Jinan
深圳 广东省 440300 Shenzhen|温州 浙江省 330300 Wenzhou|烟台 山东省 370600 Yantai
石家庄 河北省 130100 Shijiazhuang|福州 福建省 350100 Fuzhou|苏州 江苏省 320500 Suzhou
西安 陕西省 610100 Xi'an|贵阳 贵州省 520100 Guiyang|郑州 河南省 410100 Zhengzhou
重庆 重庆市 500100 Chongqing|长春 吉林省 220100 Changchun|长沙 湖南省 430100 Changsha
青岛 山东省 370200 Qingdao|兰州 甘肃省 620100 Lanzhou|海口 海南省 460100 Haikou
呼和浩特 内蒙古自治区 150100 Hohhot|银川 宁夏回族自治区 640100 Yinchuan|西宁 青海省 630100 Xining
徐州 江苏省 320300 Xuzhou|潍坊 山东省 370700 Weifang|洛阳 河南省 410300 Luoyang
襄阳 湖北省 420600 Xiangyang|赣州 江西省 360700 Ganzhou|绵阳 四川省 510700 Mianyang
珠海 广东省 440400 Zhuhai`;

export const places: readonly Place[] = table
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const [city = '', province = '', code = '', cityEn = ''] = entry.split(' ');
    return { city, province, code, cityEn };
  });
