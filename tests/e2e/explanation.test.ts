import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { formatMoney } from '#kernel/format';
import type { Call } from '#kernel/client';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';

const { portfolio, explanation, explanationRows, proposals, whatIf, getPolicy } = identificationContract.operations;

const numberIn = (text: string): number =>
  Number(
    text
      .replaceAll(',', '')
      .replace('−', '-')
      .replace(/[^\d.-]/g, ''),
  );

const only = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the demo company has no ${what}`);
  return value;
};

describe('explanation, proposals, policy', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let call: Call;
  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    context = await openContext(browser);
    page = await signInAs(context, server.url, 'director');
    call = callerOf(context, server.url);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const rowOf = (name: string): Locator =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

  it('says why a large account that loses money stands where it stands, down to its rows', async () => {
    const losers = (await call(portfolio, { badge: 'loss-maker', sort: 'revenue', limit: 1 })).rows;
    const { account, revenueRank, contribution } = only(losers[0], 'loss-maker');
    const { reasons, row } = await call(explanation, { accountId: account.id });
    const score = only(row.score ?? undefined, 'score that a director sees');
    await page.goto(`${server.url}/portfolio?badge=loss-maker&sort=revenue`);
    await rowOf(account.name).getByRole('cell').last().click();

    const drawer = page.getByRole('dialog', { name: '为什么是这个排名' });
    const loss = only(contribution ?? undefined, 'known contribution');
    const money = formatMoney({ minor: BigInt(loss.minor), currency: loss.currency }, 'zh-CN');
    await drawer.getByText(`按收入排第 ${revenueRank} 位，但扣资金成本贡献为 ${money}。`).waitFor();
    await drawer.getByText(`第 ${row.rank} 名，得分 ${score.toFixed(2)}`).waitFor();
    for (const reason of reasons) assert.equal(await drawer.getByText(reason, { exact: true }).count(), 1, reason);

    const table = drawer.getByRole('table', { name: '得分是怎样来的' });
    const points = await table
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.flatMap((row) =>
          row.querySelectorAll('td').length === 4 ? [row.lastElementChild?.textContent ?? ''] : [],
        ),
      );
    const [, median = ''] =
      /中位 ([\d.]+) 分/.exec((await drawer.getByText('加减各维度后正好是').textContent()) ?? '') ?? [];
    const sum = points.reduce((total, text) => total + numberIn(text), Number(median));
    assert.ok(Math.abs(sum - score) < 0.05, `${sum} adds up to the score ${score}`);

    await drawer.getByRole('button', { name: /^订单行，自 / }).click();
    const behind = page.getByRole('dialog', { name: '订单行' });
    const { rows } = await call(explanationRows, { accountId: account.id, source: 'order-lines', limit: 100 });
    const first = only(rows[0], 'order line of the account');
    await behind
      .getByRole('row')
      .filter({ hasText: String(first['orderNo']) })
      .first()
      .waitFor();
    assert.equal(await behind.getByRole('row').nth(1).getByRole('rowheader').textContent(), first['orderNo']);
    await page.keyboard.press('Escape');
    await behind.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    assert.ok(!page.url().includes('why='), 'the address is the list again');
  });

  it('accepts a proposed tier, which then stands at the account with its history', async () => {
    const open = await call(proposals, { direction: 'up', limit: 1 });
    const { account, tierFrom, tierTo } = only(open.rows[0], 'proposal');
    const reason = '两次上门后确认全年框架协议';
    await page.goto(`${server.url}/portfolio?tab=proposals`);
    await page.getByText('上调', { exact: true }).click();
    await rowOf(account.name).getByRole('button', { name: '接受' }).click();
    const drawer = page.getByRole('dialog', { name: '接受 1 项提案' });
    await drawer.getByRole('textbox', { name: '理由' }).fill(reason);
    await drawer.getByRole('button', { name: '接受' }).click();
    await page.getByRole('status').filter({ hasText: '已接受 1 项提案。' }).waitFor();
    await rowOf(account.name).waitFor({ state: 'hidden' });

    await page.goto(`${server.url}/accounts/${account.id}`);
    await page.getByRole('heading', { level: 1, name: account.name }).waitFor();
    assert.equal((await call(accountsContract.operations.get, { id: account.id })).tier, tierTo);
    await page
      .getByRole('main')
      .getByRole('img', { name: `${tierTo} 级` })
      .first()
      .waitFor();
    const change = page
      .getByRole('listitem')
      .filter({ hasText: reason })
      .filter({ hasText: `改为“${tierTo} 级”` });
    await change.waitFor();
    assert.match(
      (await change.textContent()) ?? '',
      new RegExp(`由“${tierFrom === 'unrated' ? '未评级' : `${tierFrom} 级`}”.*林晓岚`),
    );

    await page.getByRole('tab', { name: '时间线' }).click();
    await page.getByRole('tabpanel').getByText(`改为“${tierTo} 级”`).waitFor();
  });

  it('shows who would enter and who would leave before a policy is saved', async () => {
    const before = await call(getPolicy, {});
    const policy = structuredClone(before.policy);
    policy.weights = {
      ...policy.weights,
      contribution: policy.weights.contribution - 20,
      payment: policy.weights.payment + 20,
    };
    const { comparison, tiers } = await call(whatIf, { policy });
    assert.ok(comparison.enters.length > 0 && comparison.leaves.length > 0, 'the change moves accounts both ways');

    await page.goto(`${server.url}/policy`);
    await page.getByRole('textbox', { name: '贡献', exact: true }).fill(String(policy.weights.contribution));
    await page.getByText('还差 20').waitFor();
    assert.ok(await page.getByRole('button', { name: '保存为新版本' }).isDisabled(), 'weights must add up to 100');
    await page.getByRole('textbox', { name: '付款', exact: true }).fill(String(policy.weights.payment));
    await page.getByText('合计 100', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '试算' }).click();
    const { enters, leaves, shifts, unchanged } = comparison.counts;
    await page.getByText(`${enters} 个进入 · ${leaves} 个退出 · ${shifts} 个其他变化 · ${unchanged} 个不变`).waitFor();
    const namesIn = async (name: string): Promise<readonly string[]> =>
      await page.getByRole('table', { name, exact: true }).getByRole('rowheader').allTextContents();
    assert.deepEqual(
      await namesIn('成为大客户'),
      comparison.enters.map(({ account }) => account.name),
    );
    assert.deepEqual(
      await namesIn('不再是大客户'),
      comparison.leaves.map(({ account }) => account.name),
    );
    assert.ok(Object.keys(tiers).length > 0);
    assert.equal((await call(getPolicy, {})).version, before.version, 'trying saves nothing');

    await page.getByRole('button', { name: '保存为新版本' }).click();
    const drawer = page.getByRole('dialog', { name: '保存政策' });
    await drawer.getByRole('textbox', { name: '说明' }).fill('提高付款的权重');
    await drawer.getByRole('button', { name: '保存为新版本' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: `已保存为第 ${before.version + 1} 版` })
      .waitFor();
    const saved = await call(getPolicy, {});
    assert.deepEqual(saved.policy.weights, policy.weights);
    await page.getByText('提高付款的权重').waitFor();
  });
});
