import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '#kernel/locale';
import { languages } from '#kernel/locale';
import { identityContract } from '#platform/identity/contract';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer, viewports } from '#tests/browser';
import type { TestServer, View } from '#tests/browser';
import { furnishDemo } from '#tests/furnished-demo';
import type { Places } from '#tests/furnished-demo';
import { wordChecks } from '#tests/interface-words';
import { axeProblems, goTo, prepareAudit, settled, shapeProblems, showScheme, shownTexts } from '#tests/page-audit';

/**
 * Addresses to visit for every route of the application; its tabs are visited from there. A route that is missing here
 * fails the test, so that no page is forgotten.
 */
const addressesOf = (places: Places): Readonly<Record<string, readonly string[]>> => ({
  '/': ['/'],
  '/portfolio': ['/portfolio', `/portfolio?why=${places.accountId}`, '/portfolio?tab=no-such-tab'],
  '/policy': ['/policy'],
  '/accounts': ['/accounts'],
  '/accounts/new': ['/accounts/new', '/accounts/new?as=prospect'],
  '/accounts/$id': [`/accounts/${places.accountId}`, `/accounts/${places.mergedAccountId}`],
  '/segments': ['/segments'],
  '/segments/new': ['/segments/new'],
  '/segments/$id': [`/segments/${places.segmentId}`],
  '/segments/$id/edit': [`/segments/${places.segmentId}/edit`],
  '/pricing': [
    '/pricing',
    '/pricing?view=all',
    '/pricing?tab=agreements',
    '/pricing?tab=estimates',
    '/pricing?tab=plans',
    '/pricing?tab=retention',
    '/pricing?tab=purchases',
    '/pricing?tab=clauses',
    '/pricing?tab=agreements&due=yes',
    '/pricing?tab=floors&books=revaluations',
    '/pricing?tab=floors&problem=cost-unknown',
  ],
  '/pricing/new': ['/pricing/new', `/pricing/new?account=${places.accountId}`],
  '/pricing/opinions': ['/pricing/opinions'],
  '/pricing/requests/$id': places.requestIds.map((id) => `/pricing/requests/${id}`),
  '/pricing/requests/$id/edit': [`/pricing/requests/${places.draftRequestId}/edit`],
  '/pricing/quotes/$id': places.quoteIds.map((id) => `/pricing/quotes/${id}`),
  '/pricing/orders/new': [
    '/pricing/orders/new',
    `/pricing/orders/new?quote=${places.orderableQuoteId}`,
    `/pricing/orders/new?purchase=${places.wonTenderId}`,
  ],
  '/pricing/orders/$id': [`/pricing/orders/${places.orderId}`],
  '/pricing/agreements/new': ['/pricing/agreements/new', `/pricing/agreements/new?account=${places.accountId}`],
  '/pricing/agreements/$id': places.agreementIds.map((id) => `/pricing/agreements/${id}`),
  '/pricing/agreements/$id/edit': [`/pricing/agreements/${places.draftAgreementId}/edit`],
  '/pricing/estimates/new': ['/pricing/estimates/new'],
  '/pricing/estimates/$id': places.estimateIds.map((id) => `/pricing/estimates/${id}`),
  '/pricing/plans/new': [`/pricing/plans/new?account=${places.accountId}`],
  '/pricing/plans/$id': places.planIds.map((id) => `/pricing/plans/${id}`),
  '/pricing/plans/$id/edit': places.draftPlanIds.map((id) => `/pricing/plans/${id}/edit`),
  '/pricing/retention/new': [`/pricing/retention/new?account=${places.accountId}&ground=lapse`],
  '/pricing/retention/$id': places.retentionIds.map((id) => `/pricing/retention/${id}`),
  '/pricing/tenders/new': [`/pricing/tenders/new?account=${places.accountId}`],
  '/pricing/tenders/$id/edit': [`/pricing/tenders/${places.draftTenderId}/edit`],
  '/pricing/leases/new': [`/pricing/leases/new?account=${places.accountId}`],
  '/pricing/leases/$id/edit': [`/pricing/leases/${places.draftLeaseId}/edit`],
  '/pricing/reciprocals/new': [`/pricing/reciprocals/new?account=${places.accountId}`],
  '/pricing/reciprocals/$id/edit': [`/pricing/reciprocals/${places.draftReciprocalId}/edit`],
  '/pricing/purchases/$id': places.purchaseIds.map((id) => `/pricing/purchases/${id}`),
  '/pricing/negotiations/new': [`/pricing/negotiations/new?account=${places.accountId}`],
  '/pricing/negotiations/$id': [`/pricing/negotiations/${places.negotiationId}`],
  '/warnings': [
    '/warnings',
    '/warnings?tab=bridge&months=12',
    '/warnings?tab=payments&issued=all',
    '/warnings?state=resolved',
  ],
  '/warnings/$id': places.warningIds.map((id) => `/warnings/${id}`),
  '/data': ['/data'],
  '/data/$part': [],
  '/data/products/$id': [`/data/products/${places.productId}`],
  '/data/import': [
    '/data/import',
    '/data/import?kind=orders',
    `/data/import?id=${places.uploadedImportId}&step=table`,
    `/data/import?id=${places.checkedImportId}&step=mapping`,
    `/data/import?id=${places.checkedImportId}&step=check`,
    `/data/import?id=${places.doneImportId}&step=run`,
  ],
  '/settings': ['/settings'],
  '/settings/$part': [],
  '/$': ['/no-such-page'],
});

const noToken = 'there-is-no-such-token';

/** The pages before the sign-in; each is loaded as a visitor loads it. First run needs an installation of its own. */
const entryAddressesOf = (places: Places): Readonly<Record<string, readonly string[]>> => ({
  '/sign-in': ['/sign-in', '/sign-in?done=password'],
  '/invitation': [`/invitation?token=${places.invitationToken}`, `/invitation?token=${noToken}`],
  '/forgot-password': ['/forgot-password'],
  '/reset': [`/reset?token=${noToken}`],
});

type Opening = { readonly address: string; readonly open: (page: Page, language: Language) => Promise<void> };

const press =
  (name: Readonly<Record<Language, string>>): Opening['open'] =>
  async (page, language) => {
    await page.getByRole('main').getByRole('button', { name: name[language], exact: true }).first().click();
  };

const openOverride: Opening['open'] = async (page, language) => {
  await press({ 'zh-CN': '操作', en: 'Actions' })(page, language);
  await page.getByRole('menuitem', { name: language === 'en' ? 'Decide otherwise' : '另行决定' }).click();
};

/** What is laid over a page when a button is pressed; an address without an opening is looked at as it is. */
const openingsOf = (places: Places): readonly Opening[] => {
  const account = `/accounts/${places.accountId}`;
  const proposals = '/portfolio?tab=proposals';
  return [
    { address: account, open: press({ 'zh-CN': '编辑', en: 'Edit' }) },
    { address: account, open: press({ 'zh-CN': '新建任务', en: 'New task' }) },
    { address: `${account}?tab=persons`, open: press({ 'zh-CN': '新建联系人', en: 'New person' }) },
    { address: proposals, open: press({ 'zh-CN': '接受', en: 'Accept' }) },
    { address: proposals, open: press({ 'zh-CN': '拒绝', en: 'Refuse' }) },
    { address: proposals, open: openOverride },
    { address: '/data/duplicates', open: press({ 'zh-CN': '对比', en: 'Compare' }) },
    {
      address: `/data/import?id=${places.doneImportId}&step=run`,
      open: press({ 'zh-CN': '撤销整批', en: 'Undo all' }),
    },
    {
      address: `/accounts/${places.lateAccountId}?tab=warnings`,
      open: press({ 'zh-CN': '记录承诺', en: 'Note a promise' }),
    },
    { address: '/warnings?tab=record', open: press({ 'zh-CN': '修改规则', en: 'Change' }) },
    { address: '/settings/warning-digest', open: press({ 'zh-CN': '添加机器人', en: 'Add a robot' }) },
    { address: '/settings/users', open: press({ 'zh-CN': '邀请用户', en: 'Invite a person' }) },
    {
      address: `/accounts/${places.prospectId}`,
      open: press({ 'zh-CN': '回答阶梯问题', en: 'Answer the ladder' }),
    },
    { address: '/', open: async (page) => await page.keyboard.press('Control+k') },
  ];
};

type Scheme = NonNullable<View['scheme']>;
type Visit = {
  readonly page: Page;
  readonly language: Language;
  readonly problems: string[];
  scheme: Scheme;
  /** States of pages that were looked at, and paths whose tabs were. */
  readonly seen: Set<string>;
};

const words = await wordChecks();

/**
 * Everything that every page must fulfil, in both schemes: the second needs only the rules about colours again. The
 * page is left in its second scheme, in which the next one is met, since a change of scheme costs more than a check.
 */
const inspect = async (visit: Visit, place: string): Promise<void> => {
  const { page, language, scheme } = visit;
  const wrongWords = (await shownTexts(page)).flatMap((text) => words[language].problemOf(text) ?? []);
  const found = [...(await shapeProblems(page)), ...wrongWords, ...(await axeProblems(page))];
  const next = scheme === 'light' ? 'dark' : 'light';
  await showScheme(page, next);
  const others = await axeProblems(page, 'colours');
  visit.scheme = next;
  visit.problems.push(
    ...found.map((text) => `${place}, ${scheme}: ${text}`),
    ...others.map((text) => `${place}, ${next}: ${text}`),
  );
};

/** True the first time. */
const isNew = ({ seen }: Visit, state: string): boolean => seen.size < seen.add(state).size;

/** A tab has an address of its own, which shows the same whether a press or the address led there. */
const inspectOnce = async (visit: Visit, place: string): Promise<void> => {
  const chosen = await visit.page.getByRole('tab', { selected: true }).allTextContents();
  if (isNew(visit, [visit.page.url(), ...chosen].join(' › '))) await inspect(visit, place);
};

/** The chosen tab is part of the visit to the address; the others of its path follow, from its first address. */
const inspectWithTabs = async (visit: Visit, address: string): Promise<void> => {
  const { page } = visit;
  await goTo(page, address);
  await inspectOnce(visit, address);
  if (await page.getByRole('dialog').isVisible()) return;
  if (!isNew(visit, new URL(page.url()).pathname)) return;
  const tabs = page.getByRole('main').getByRole('tab');
  for (let at = 0; at < (await tabs.count()); at += 1) {
    const tab = tabs.nth(at);
    if ((await tab.getAttribute('aria-selected')) === 'true') continue;
    await tab.click();
    await settled(page);
    await inspectOnce(visit, `${address} › ${await tab.textContent()}`);
  }
};

/** Drawers and windows are looked at open, and the page closes them with Escape. */
const inspectOpenings = async (visit: Visit, places: Places): Promise<void> => {
  const { page, language } = visit;
  const prospect = `/accounts/${places.prospectId}`;
  await goTo(page, prospect);
  await inspect(visit, prospect);
  for (const [at, { address, open }] of openingsOf(places).entries()) {
    await goTo(page, address);
    await open(page, language);
    const dialog = page.getByRole('dialog').first();
    await dialog.waitFor();
    await settled(page);
    await inspect(visit, `${address}, opening ${at + 1}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
};

/** An account that is not rated has no explanation, and a link may be over: the console repeats that 404. */
const isWordedRefusal = (url: string): boolean => url.includes(noToken) || url.includes('/explanation');

/** Everything else that the console says is a fault. */
const listenTo = (page: Page, problems: string[]): void => {
  page.on('console', (message) => {
    const isLoud = message.type() === 'error' || message.type() === 'warning';
    if (isLoud && !isWordedRefusal(message.location().url))
      problems.push(`${page.url()}: console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
};

const routesOf = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(() => Object.keys(window['__TSR_ROUTER__']?.routesByPath ?? {}));

describe('every page', { concurrency: 2 }, () => {
  let server: TestServer;
  let freshServer: TestServer;
  let browser: Browser;
  let places: Places;

  const open = async (view: View): Promise<BrowserContext> => {
    const context = await openContext(browser, view);
    await prepareAudit(context);
    return context;
  };

  before(async () => {
    [server, freshServer] = await Promise.all([startTestServer('demo'), startTestServer('empty')]);
    browser = await launchBrowser();
    const context = await openContext(browser);
    await signInAs(context, server.url, 'admin');
    places = await furnishDemo(context, server.url);
    await context.close();
    const english = await openContext(browser);
    await signInAs(english, server.url, 'director');
    await callerOf(english, server.url)(identityContract.operations.updateMe, { language: 'en' });
    await english.close();
  });
  after(async () => {
    await browser.close();
    await Promise.all([server.stop(), freshServer.stop()]);
  });

  for (const language of languages) {
    for (const viewport of ['desk', 'phone'] as const) {
      const { width } = viewports[viewport];
      it(`is accessible and whole in ${language} at ${width} px, light and dark`, async () => {
        const context = await open({ language, viewport });
        const problems: string[] = [];
        const page = await signInAs(context, server.url, language === 'en' ? 'director' : 'admin');
        listenTo(page, problems);
        await page.goto(server.url);
        await settled(page);
        const visit: Visit = { page, language, problems, scheme: 'light', seen: new Set() };
        const addresses = addressesOf(places);
        const entry = entryAddressesOf(places);
        const known = [...Object.keys(addresses), ...Object.keys(entry), '/first-run'].toSorted();
        assert.deepEqual((await routesOf(page)).toSorted(), known);
        for (const address of Object.values(addresses).flat()) await inspectWithTabs(visit, address);
        // A drawer has the same layout under every scheme and language; two of the four views meet all of them.
        if ((language === 'en') === (viewport === 'desk')) await inspectOpenings(visit, places);
        await context.close();

        const outside = await open({ language, viewport });
        const visitor = await outside.newPage();
        listenTo(visitor, problems);
        const entering: Visit = { page: visitor, language, problems, scheme: 'light', seen: new Set() };
        for (const address of [
          ...Object.values(entry)
            .flat()
            .map((path) => `${server.url}${path}`),
          `${freshServer.url}/first-run`,
        ]) {
          await visitor.goto(address);
          await settled(visitor);
          await inspect(entering, new URL(visitor.url()).pathname);
        }
        assert.equal(new URL(visitor.url()).pathname, '/first-run');
        await outside.close();
        if (problems.length > 0) assert.fail(problems.join('\n'));
      });
    }
  }
});
