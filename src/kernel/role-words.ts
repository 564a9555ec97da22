import { englishWords } from './common-words.ts';
import type { Language } from './locale.ts';

const englishOf = englishWords(`
采购部=Purchasing 管理层=Management 工程部=Engineering 设计部=Design 财务部=Finance 技术部=Technology 质量部=Quality
销售部=Sales 市场部=Marketing 生产部=Production 项目部=Projects 研发部=R&D 行政部=Administration 人事部=HR 法务部=Legal
物流部=Logistics 仓储部=Warehouse 设备部=Equipment 信息部=IT 总经办=General Manager’s Office 招标办=Tender Office
董事长=Chairman 总经理=General Manager 副总经理=Deputy General Manager 厂长=Plant Manager 总监=Director 经理=Manager
采购总监=Purchasing Director 采购经理=Purchasing Manager 采购专员=Buyer 采购员=Buyer 采购主管=Purchasing Supervisor
项目经理=Project Manager 销售经理=Sales Manager 市场经理=Marketing Manager 生产经理=Production Manager
财务总监=Finance Director 财务经理=Finance Manager 财务主管=Finance Supervisor 会计=Accountant 出纳=Cashier
总工程师=Chief Engineer 工程师=Engineer 设计师=Designer 幕墙设计师=Façade Designer 技术总监=Technical Director
现场工长=Site Foreman 质检主管=Quality Supervisor 质量经理=Quality Manager 仓库主管=Warehouse Supervisor 院长=President
主任=Head 助理=Assistant 秘书=Secretary`);

/**
 * A department or title in the reader's language: the usual English form of a Chinese one in English, any other text as it
 * stands. Example: 采购部 → Purchasing; 前瞻组 → 前瞻组.
 */
export const roleWord = (text: string, language: Language): string =>
  language === 'en' ? (englishOf.get(text) ?? text) : text;
