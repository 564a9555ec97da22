import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { demoTimeZone } from '#demo/demo-company';
import { addDays } from '#kernel/day';
import { todayOf } from '#kernel/today';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';
import { axeProblems, prepareAudit, settled, shapeProblems } from '#tests/page-audit';

const { listAttachments } = accountsContract.operations;
const { listAgreements, getAgreement, listEnteredOrders, listQuotes, getQuote } = pricingContract.operations;

const only = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the demo company has no ${what}`);
  return value;
};

describe('framework agreements', () => {
  let server: TestServer;
  let browser: Browser;
  let desk: BrowserContext;
  let phone: BrowserContext;
  let director: Page;
  let small: Page;
  let product = '';
  let accountId = '';
  let accountCode = '';
  let listPrice = 0;
  let agreementId = '';

  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    desk = await openContext(browser);
    phone = await openContext(browser, { viewport: 'phone' });
    await prepareAudit(phone);
    director = await signInAs(desk, server.url, 'director');
    small = await signInAs(phone, server.url, 'director');
    const call = callerOf(desk, server.url);
    const { rows } = await call(listQuotes, { limit: 100 });
    const quote = only(
      rows.find(({ concessionBp }) => concessionBp <= 200),
      'quote of two points at most',
    );
    const line = only((await call(getQuote, { id: quote.id })).lines[0], 'quoted line');
    [product, accountId, accountCode] = [line.product.code, quote.account.id, quote.account.code];
    listPrice = Number(line.listPrice);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const cents = (share: number): string => (Math.ceil(listPrice * share * 100) / 100).toFixed(2);
  const pick = async (page: Page): Promise<void> => {
    await page.getByRole('combobox', { name: '产品' }).fill(product);
    await page.getByRole('option').filter({ hasText: product }).first().click();
  };

  it('are drafted while every price is judged, and signed', async () => {
    const today = todayOf(new Date(), demoTimeZone);
    await director.goto(`${server.url}/pricing/agreements/new?account=${accountId}`);
    await director.getByRole('heading', { level: 1, name: '起草框架协议' }).waitFor();
    await director.getByRole('textbox', { name: '名称' }).fill('测试框架协议');
    await director.getByRole('textbox', { name: '生效日' }).fill(today);
    await director.getByRole('textbox', { name: '到期日' }).fill(addDays(today, 90));
    await pick(director);
    await director.getByRole('textbox', { name: '数量' }).fill('100');
    await director.getByRole('textbox', { name: '净价' }).fill(cents(0.3));
    await director.getByText('低于底价：任何人都不能放行').waitFor();
    await director.getByRole('textbox', { name: '净价' }).fill(cents(0.98));
    await director.getByText('都在您的授权额度之内，存为草稿后可以签订。').waitFor();
    await director.getByRole('button', { name: '存为草稿' }).click();
    await director.getByText('草稿的价格不构成承诺。').waitFor();
    agreementId = new URL(director.url()).pathname.split('/').at(-1) ?? '';
    await director.getByRole('button', { name: '签订' }).click();
    await director.getByRole('dialog').getByRole('button', { name: '签订', exact: true }).click();
    await director.getByText('执行中').first().waitFor();
    assert.equal((await callerOf(desk, server.url)(getAgreement, { id: agreementId })).state, 'in-force');
  });

  it('keep their signed document: no click takes it away', async () => {
    await director.goto(`${server.url}/pricing/agreements/${agreementId}`);
    await director.locator('input[type=file]').setInputFiles({
      name: '签署件.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 协议'),
    });
    const link = director.getByRole('link', { name: '签署件.pdf' });
    await link.waitFor();
    await director.getByRole('button', { name: '标为签署件' }).click();
    await director.getByText('签署件', { exact: true }).waitFor();
    const files = { kind: 'agreement', record: agreementId } as const;
    const [file] = (await callerOf(desk, server.url)(listAttachments, files)).rows;
    assert.deepEqual([file?.fileName, file?.mark], ['签署件.pdf', 'signed']);
    const waiting = director.waitForEvent('download');
    await link.click();
    const saved = await waiting;
    assert.equal(saved.suggestedFilename(), '签署件.pdf');
    assert.equal(await director.getByRole('button', { name: '删除 签署件.pdf' }).count(), 0);
    assert.equal(await director.getByRole('button', { name: '取消标记' }).count(), 0);
  });

  it('lose another file by a click, which another click brings back', async () => {
    await director.goto(`${server.url}/pricing/agreements/${agreementId}`);
    await director.locator('input[type=file]').setInputFiles({
      name: '往来函.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 函'),
    });
    const link = director.getByRole('link', { name: '往来函.pdf' });
    await link.waitFor();
    await director.getByRole('button', { name: '删除 往来函.pdf' }).click();
    await link.waitFor({ state: 'detached' });
    await director.getByRole('button', { name: '撤销' }).click();
    await link.waitFor();
  });

  it('are what an order is held against, line by line', async () => {
    await director.goto(`${server.url}/pricing/orders/new?account=${accountId}`);
    await pick(director);
    await director.getByRole('textbox', { name: '数量' }).fill('5');
    await director.getByRole('textbox', { name: '净价' }).fill(cents(0.97));
    await director.getByText('低于协议价').waitFor();
    await director.getByRole('textbox', { name: '净价' }).fill(cents(0.98));
    await director.getByText('符合协议').waitFor();
    await director.getByRole('button', { name: '录入订单' }).click();
    await director.getByRole('heading', { level: 1, name: /^订单 O/ }).waitFor();
    const { number } = await callerOf(desk, server.url)(getAgreement, { id: agreementId });
    await director.getByRole('link', { name: number }).waitFor();
    const [order] = (await callerOf(desk, server.url)(listEnteredOrders, { accountId, limit: 1 })).rows;
    assert.equal(order?.quote, null);
  });

  it('come from a file after a dry run that names the rows below the floor', async () => {
    await director.goto(`${server.url}/pricing?tab=agreements`);
    await director.getByRole('button', { name: '导入' }).click();
    const drawer = director.getByRole('dialog');
    const today = todayOf(new Date(), demoTimeZone);
    // After the agreement of the first test has ended.
    const [from, until] = [addDays(today, 100), addDays(today, 300)];
    const row = (reference: string, price: string) =>
      `${reference},${accountCode},${from},${until},${product},10,${price}`;
    await drawer.locator('input[type=file]').setInputFiles({
      name: '协议.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        [
          '协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价',
          row('HT-1', cents(0.3)),
          row('HT-2', cents(1)),
        ].join('\n'),
      ),
    });
    await drawer.getByText(/第 2 行 .*低于底价/).waitFor();
    await drawer.getByRole('button', { name: '签订 1 份协议' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const { rows } = await callerOf(desk, server.url)(listAgreements, { accountId, limit: 10 });
    assert.deepEqual(
      rows.flatMap(({ reference, state }) => (reference === null ? [] : [[reference, state]])),
      [['HT-2', 'upcoming']],
    );
  });

  it('stand on Today when their renewal is due, and read well on a phone', async () => {
    const { rows } = await callerOf(phone, server.url)(listAgreements, { due: true, limit: 10 });
    const due = only(rows[0], 'agreement that is due for renewal');
    await small.goto(server.url);
    await small.getByText(new RegExp(`^${due.number} · `)).waitFor();
    await small.goto(`${server.url}/pricing/agreements/${due.id}`);
    await small.getByText('与协议不符的订单').first().waitFor();
    await settled(small);
    assert.deepEqual([...(await shapeProblems(small)), ...(await axeProblems(small))], []);
    await small.getByRole('button', { name: '更多操作' }).click();
    await small.getByRole('menuitem', { name: '提前终止' }).waitFor();
  });
});
