import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pinyin } from 'pinyin-pro';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';
import { axeProblems, prepareAudit, settled, shapeProblems } from '#tests/page-audit';

type Account = { readonly id: string; readonly code: string; readonly name: string; readonly nameEn: string | null };

const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();

describe('search and phone', () => {
  let server: TestServer;
  let browser: Browser;
  let account: Account;
  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    const context = await openContext(browser);
    await signInAs(context, server.url, 'director');
    const { rows } = await callerOf(context, server.url)(identificationContract.operations.portfolio, { limit: 1 });
    if (rows[0] === undefined) throw new Error('the demo company has no accounts');
    ({ account } = rows[0]);
    await context.close();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const openToday = async (context: BrowserContext): Promise<Page> => {
    await prepareAudit(context);
    const page = await signInAs(context, server.url, 'director');
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    return page;
  };
  const openBox = async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索与命令' }).waitFor();
  };
  const found = (page: Page, name: string) => page.getByRole('option').filter({ hasText: name });
  const atAccount = async (page: Page): Promise<void> => {
    await page.waitForURL(`${server.url}/accounts/${account.id}`);
    await page.getByRole('heading', { level: 1, name: account.name }).waitFor();
  };

  it('finds an order by its number and opens its lines, which a click closes again', async () => {
    const context = await openContext(browser);
    const page = await openToday(context);
    const { rows } = await callerOf(context, server.url)(ledgerContract.operations.accountOrders, { id: account.id });
    const orderNo = rows[0]?.orderNo ?? assert.fail('the first account has no order');
    await openBox(page);
    await page.getByRole('combobox', { name: '搜索与命令' }).fill(orderNo);
    await found(page, orderNo).first().click();
    const drawer = page.getByRole('dialog', { name: `订单 ${orderNo}` });
    await drawer.getByRole('table').waitFor();
    await page.reload();
    await drawer.getByRole('table').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    assert.deepEqual([...new URL(page.url()).searchParams], [['tab', 'orders']]);
  });

  it('words every command before any page of its area was seen', async () => {
    const context = await openContext(browser, { viewport: 'phone' });
    const page = await openToday(context);
    await openBox(page);
    await page.getByRole('option', { name: '新建分群' }).waitFor();
    const titles = await page.getByRole('option').allInnerTexts();
    assert.deepEqual(
      titles.filter((title) => /^[a-z]+\.[\w.]+$/i.test(title.trim())),
      [],
    );
    await context.close();
  });

  it('finds an account by its initials, with the keyboard alone', async () => {
    const context = await openContext(browser);
    const page = await openToday(context);
    await openBox(page);
    await page.keyboard.type(initialsOf(account.name));
    await found(page, account.name).waitFor();
    assert.deepEqual(await axeProblems(page), []);
    await page.keyboard.press('Enter');
    await atAccount(page);
    await context.close();
  });

  it('finds it by characters from the middle of its name, and moves with the arrows', async () => {
    const context = await openContext(browser);
    const page = await openToday(context);
    await openBox(page);
    await page.keyboard.insertText(account.name.slice(1, 5));
    const option = found(page, account.name);
    await option.waitFor();
    const options = page.getByRole('option');
    await page.keyboard.press('ArrowUp');
    assert.equal(await options.last().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowDown');
    for (let step = 0; step < (await options.count()); step += 1) {
      if ((await option.getAttribute('aria-selected')) === 'true') break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await atAccount(page);
    await context.close();
  });

  it('leaves an Enter that ends a composition to the input method', async () => {
    const context = await openContext(browser);
    const page = await openToday(context);
    await openBox(page);
    const keyboard = await context.newCDPSession(page);
    const typed = initialsOf(account.name.slice(0, 4));
    await keyboard.send('Input.imeSetComposition', {
      text: typed,
      selectionStart: typed.length,
      selectionEnd: typed.length,
    });
    await found(page, account.name).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: '搜索与命令' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/', 'no page has opened');
    await keyboard.send('Input.insertText', { text: account.name.slice(0, 4) });
    await found(page, account.name).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: '搜索与命令' }).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('leads on a phone from the menu to the ranking and an account', async () => {
    const context = await openContext(browser, { viewport: 'phone' });
    const page = await openToday(context);
    await page.getByRole('button', { name: '菜单' }).click();
    const rail = page.getByRole('dialog').getByRole('navigation', { name: '主导航' });
    await rail.getByRole('link', { name: '组合' }).waitFor();
    assert.deepEqual(await axeProblems(page), []);
    await rail.getByRole('link', { name: '组合' }).click();
    await rail.waitFor({ state: 'hidden' });

    const cards = page.getByRole('list', { name: '客户排名' });
    const card = cards.getByRole('listitem').filter({ hasText: account.code });
    await card.waitFor();
    await settled(page);
    assert.deepEqual(await shapeProblems(page), []);
    for (const label of ['排名', '等级', '得分', '净收入']) await card.getByText(label).first().waitFor();
    await card.getByRole('link', { name: account.name }).click();
    await atAccount(page);
    for (const name of ['订单', '回款与账龄', '任务']) {
      const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
      await tab.click();
      await settled(page);
      assert.equal(await tab.getAttribute('aria-selected'), 'true');
      const box = await tab.boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 390, `the tab ${name} has come into view`);
      assert.deepEqual(await shapeProblems(page), [], name);
    }
    await context.close();
  });

  it('speaks English after one press, and finds the account by its English name', async () => {
    const context = await openContext(browser);
    const page = await openToday(context);
    await page.getByRole('button', { name: '切换到英文 EN' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByRole('link', { name: 'Portfolio' }).click();
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    const name = account.nameEn ?? account.name;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(name);
    await found(page, name).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: /Switch to Chinese/ }).click();
    await page.getByRole('heading', { level: 1, name: account.name }).waitFor();
    await context.close();
  });
});
