import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { identityContract } from '#platform/identity/contract';
import { callerOf, launchBrowser, openContext, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';

const password = 'correct horse battery';

describe('first run', () => {
  let server: TestServer;
  let browser: Browser;
  before(async () => {
    server = await startTestServer('empty');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  it('makes the company and its administrator, then signs out and in again', async () => {
    const context = await openContext(browser);
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('heading', { name: '建立您的公司' }).waitFor();
    await page.getByLabel('公司名称').fill('檐石幕墙科技有限公司');
    await page.getByLabel('姓名').fill('邹明');
    await page.getByLabel('邮箱').fill('zou@example.com');
    await page.getByLabel('密码', { exact: false }).first().fill(password);
    assert.ok(await page.getByLabel('我同时担任大客户总监').isChecked());
    await page.getByRole('button', { name: '建立公司' }).click();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    const { roles } = await callerOf(context, server.url)(identityContract.operations.me, {});
    assert.deepEqual(roles, ['admin', 'director']);

    await context.clearCookies();
    await page.goto(server.url);
    await page.getByLabel('邮箱').fill('zou@example.com');
    await page.getByLabel('密码', { exact: false }).first().fill('wrong password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('密码', { exact: false }).first().fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    assert.equal(await page.title().then((title) => title.length > 0), true);
    await context.close();
  });
});
