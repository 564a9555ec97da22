import type { Institution } from '#domain/ledger';

/** Public bodies by what follows the city in their name; 轨道交通运营公司 is a state company without an institution class. */
export type PublicBodyForm = {
  readonly form: string;
  readonly formEn: string;
  readonly industry: string;
  readonly institution?: Institution;
};

export const publicBodyForms: readonly PublicBodyForm[] = [
  { form: '市第一人民医院', formEn: "First People's Hospital", industry: '医院', institution: 'education-health' },
  { form: '市实验中学', formEn: 'Experimental Middle School', industry: '教育', institution: 'education-health' },
  { form: '理工学院', formEn: 'Institute of Technology', industry: '教育', institution: 'education-health' },
  { form: '市图书馆', formEn: 'City Library', industry: '文化', institution: 'education-health' },
  {
    form: '市公共资源交易中心',
    formEn: 'Public Resources Trading Centre',
    industry: '公共',
    institution: 'government',
  },
  {
    form: '市机关事务管理局',
    formEn: 'Government Offices Administration',
    industry: '公共',
    institution: 'government',
  },
  { form: '市政务服务中心', formEn: 'Government Service Centre', industry: '公共', institution: 'government' },
  { form: '市中级人民法院', formEn: "Intermediate People's Court", industry: '公共', institution: 'justice' },
  { form: '市人民检察院', formEn: "People's Procuratorate", industry: '公共', institution: 'justice' },
  { form: '市日报社', formEn: 'Daily News Press', industry: '传媒', institution: 'press' },
  { form: '市广播电视台', formEn: 'Broadcasting Station', industry: '传媒', institution: 'press' },
  { form: '市轨道交通运营公司', formEn: 'Rail Transit Operations Company', industry: '公共' },
];
