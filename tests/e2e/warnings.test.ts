import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { warningsContract } from '#areas/warnings/contract';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';
import { axeProblems, prepareAudit, settled, shapeProblems } from '#tests/page-audit';

const { list, get, mine, precision } = warningsContract.operations;

describe('warnings', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let id = '';

  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    context = await openContext(browser);
    await prepareAudit(context);
    page = await signInAs(context, server.url, 'director');
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const told = async (text: string): Promise<void> =>
    await page.getByRole('status').filter({ hasText: text }).first().waitFor();

  it('lead from the inbox to a story in words and charts', async () => {
    await page.goto(`${server.url}/warnings`);
    await page.getByRole('heading', { level: 1, name: '预警' }).waitFor();
    await page.getByRole('button', { name: '种类' }).click();
    await page.getByRole('combobox', { name: '种类' }).click();
    await page.getByRole('option', { name: '利润侵蚀' }).click();
    await page.keyboard.press('Escape');
    await settled(page);
    const first = page.getByRole('row').nth(1);
    await first.getByText('利润侵蚀').waitFor();
    await first.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /利润侵蚀/ }).waitFor();
    id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page
      .getByText(/^从 \d{4}-\d{2} 起，与自己的过去和同类客户相比/)
      .first()
      .waitFor();
    await page.getByText(/一年约损失 ¥/).waitFor();
    await page.getByRole('img', { name: /累积和图在 \d{4}-\d{2} 越过报警线/ }).waitFor();
    await page.getByRole('img', { name: /^贡献利润(减少|增加) / }).waitFor();
    await settled(page);
    assert.deepEqual([...(await shapeProblems(page)), ...(await axeProblems(page))], []);
  });

  it('are taken on, closed and judged, which precision counts', async () => {
    const call = callerOf(context, server.url);
    await page.getByRole('button', { name: '接手' }).click();
    await told('已接手');
    assert.equal((await call(get, { id })).warning.state, 'accepted');
    assert.equal((await call(mine, {})).total, 1);
    await page.getByRole('button', { name: '结束' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '做了什么，结果如何' }).fill('已与采购谈妥，折扣逐季收回');
    await drawer.getByRole('button', { name: '结束' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '判断是否属实' }).click();
    await drawer.getByRole('radio', { name: '属实' }).check();
    await drawer.getByRole('button', { name: '判断是否属实' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('判断为属实').waitFor();
    await page.getByText('已与采购谈妥，折扣逐季收回').first().waitFor();
    const { kinds } = await call(precision, {});
    assert.equal(kinds.find(({ kind }) => kind === 'erosion')?.wasTrue, 1);
  });

  it('are claimed several at once, and wait on Today', async () => {
    const call = callerOf(context, server.url);
    await page.goto(`${server.url}/warnings`);
    await settled(page);
    for (const row of [1, 2]) await page.getByRole('row').nth(row).getByRole('checkbox').check();
    await page.getByRole('button', { name: '接手 2 条' }).click();
    await told('已接手 2 条预警');
    const { rows } = await call(mine, { limit: 5 });
    assert.equal(rows.length, 2);
    await page.goto(server.url);
    const panel = page.getByRole('region').or(page.locator('section')).filter({ hasText: '等待我处理的预警' }).last();
    await panel.waitFor();
    for (const { account } of rows) await panel.getByRole('link', { name: account.name }).first().waitFor();
  });

  it('stand on the account with its credit, where a promise to pay is noted', async () => {
    const call = callerOf(context, server.url);
    const [credit] = (await call(list, { kind: 'credit', limit: 1 })).rows;
    assert.ok(credit);
    await page.goto(`${server.url}/accounts/${credit.account.id}?tab=warnings`);
    await page.getByText('信用等级 D').first().waitFor();
    await page.getByRole('button', { name: '记录承诺' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '金额' }).fill('50000');
    await drawer.getByRole('textbox', { name: '答应付款的日期' }).fill('2099-12-31');
    await drawer.getByRole('textbox', { name: '谁答应的' }).fill('财务部王经理');
    await drawer.getByRole('button', { name: '记录承诺' }).click();
    await told('已记录付款承诺');
    await page.getByText(/由财务部王经理答应/).waitFor();
  });
});
