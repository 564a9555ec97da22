import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { addMonths } from '#kernel/day';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';
import { workflowsContract } from '#workflows/contract';
import { axeProblems, prepareAudit, settled, shapeProblems } from '#tests/page-audit';

const { createAgreement, signAgreement } = pricingContract.operations;
const { list: listWarnings, startRun } = warningsContract.operations;
const { setCreditLimit } = ledgerContract.operations;
const { enterOrder } = workflowsContract.operations;
const { listQuotes, getQuote, listRequests, getRequest, listEnteredOrders } = pricingContract.operations;

const only = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the demo company has no ${what}`);
  return value;
};

/** Five of a hundred less, to the cent: beyond a manager's own three. */
const fiveOff = (list: string): string => (Math.ceil(Number(list) * 95) / 100).toFixed(2);

describe('prices', () => {
  let server: TestServer;
  let browser: Browser;
  let desk: BrowserContext;
  let phone: BrowserContext;
  let manager: Page;
  let director: Page;
  let requestId = '';
  let price = '';

  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    desk = await openContext(browser);
    phone = await openContext(browser, { viewport: 'phone' });
    await prepareAudit(phone);
    manager = await signInAs(desk, server.url, 'kam');
    director = await signInAs(phone, server.url, 'director');
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const told = async (page: Page, text: string): Promise<void> =>
    await page.getByRole('status').filter({ hasText: text }).first().waitFor();
  const decide = async (verdict: '批准' | '退回' | '拒绝', comment?: string): Promise<void> => {
    await director.getByRole('region', { name: '审批操作' }).getByRole('button', { name: verdict }).click();
    const drawer = director.getByRole('dialog');
    if (comment !== undefined) await drawer.getByRole('textbox', { name: '意见' }).fill(comment);
    await drawer.getByRole('button', { name: verdict, exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
  };

  it('judges a price while it is typed, and asks for something else than price before it is sent', async () => {
    const call = callerOf(desk, server.url);
    const own = (await call(listQuotes, { limit: 50 })).rows.find(({ state }) => state === 'open');
    const { id, account } = only(own, 'open quote of the manager');
    const line = only((await call(getQuote, { id })).lines[0], 'quoted line');
    price = fiveOff(line.listPrice ?? '');

    await manager.goto(`${server.url}/pricing/new?account=${account.id}`);
    await manager.getByRole('heading', { level: 1, name: '查价与申请' }).waitFor();
    const product = manager.getByRole('combobox', { name: '产品' });
    await product.fill(line.product.code);
    await manager.getByRole('option').filter({ hasText: line.product.code }).first().click();
    await manager.getByRole('textbox', { name: '数量' }).fill('10');
    await manager.getByRole('textbox', { name: '净价' }).fill(String(Number(line.listPrice) * 0.3));
    // Far under the floor too: who sees no cost is not told where it lies.
    await manager.getByText(/^超出您的授权额度，须送/).waitFor();
    await manager.getByRole('textbox', { name: '净价' }).fill(price);
    await manager.getByText(/^超出您的授权额度，须送大客户总监/).waitFor();

    await manager.getByRole('button', { name: '提交审批' }).click();
    await manager.getByRole('alert').filter({ hasText: '请先提出至少一项价格以外的方案' }).waitFor();
    await manager.getByRole('button', { name: '添加方案' }).click();
    await manager.getByRole('combobox', { name: '客户的答复' }).click();
    await manager.getByRole('option', { name: '客户拒绝' }).click();
    await manager.getByRole('textbox', { name: '申请理由' }).fill('二期追加，与竞标价看齐');
    await manager.getByRole('button', { name: '提交审批' }).click();
    await manager.getByRole('heading', { level: 1, name: /^价格申请 R/ }).waitFor();
    requestId = new URL(manager.url()).pathname.split('/').at(-1) ?? '';
    assert.equal((await call(getRequest, { id: requestId })).state, 'submitted');
  });

  it('waits on Today, and is returned with a reason from a phone', async () => {
    await director.goto(server.url);
    const { number } = await callerOf(phone, server.url)(getRequest, { id: requestId });
    await director.getByText(new RegExp(`^${number} · `)).waitFor();
    await director.goto(`${server.url}/pricing/requests/${requestId}`);
    const bar = director.getByRole('region', { name: '审批操作' });
    await bar.waitFor();
    await settled(director);
    const box = only((await bar.boundingBox()) ?? undefined, 'decision bar');
    assert.ok(box.y + box.height <= 844 && box.y > 600, `the bar lies at the thumb: ${box.y}`);
    assert.deepEqual([...(await shapeProblems(director)), ...(await axeProblems(director))], []);
    await decide('退回', '先谈全年用量');
    await told(director, '已退回');
  });

  it('is sent again, approved at 390 px, quoted as approved and ordered under the quote', async () => {
    const call = callerOf(desk, server.url);
    await manager.reload();
    await manager.getByText('先谈全年用量').waitFor();
    await manager.getByRole('button', { name: '提交审批' }).click();
    await told(manager, '已提交审批');
    await director.reload();
    await decide('批准');
    await told(director, '已批准');

    await manager.reload();
    await manager.getByRole('button', { name: '按批准报价' }).click();
    await manager.getByRole('heading', { level: 1, name: /^报价单 Q/ }).waitFor();
    const quoteId = new URL(manager.url()).pathname.split('/').at(-1) ?? '';
    await manager.getByRole('button', { name: '按此下单' }).click();
    await manager.getByText('核对通过，可以录入。').waitFor();
    const priceField = manager.getByRole('textbox', { name: '净价' });
    await priceField.fill((Number(price) - 1).toFixed(2));
    await manager.getByText('有的行没有通过核对').waitFor();
    await manager.getByText('低于报价单上的价格').waitFor();
    await priceField.fill(price);
    await manager.getByText('核对通过，可以录入。').waitFor();
    await manager.getByRole('button', { name: '录入订单' }).click();
    await manager.getByRole('heading', { level: 1, name: /^订单 O/ }).waitFor();
    const { rows } = await call(listEnteredOrders, { quoteId });
    assert.deepEqual(
      rows.map(({ isApproved, aboveQuote }) => [isApproved, aboveQuote?.minor]),
      [[true, '0']],
    );
  });

  it('is warned of where an order stands beside the agreement', async () => {
    const manage = callerOf(desk, server.url);
    const boss = await openContext(browser);
    await signInAs(boss, server.url, 'executive');
    const decideAlone = callerOf(boss, server.url);
    const asked = await manage(getRequest, { id: requestId });
    const line = only(asked.lines[0], 'requested line');
    const [order] = (await manage(listEnteredOrders, { accountId: asked.account.id, limit: 1 })).rows;
    const { orderedOn } = only(order, 'entered order');
    const list = (Math.ceil((Number(price) / 0.95) * 100) / 100).toFixed(2);
    const draft = await decideAlone(createAgreement, {
      accountId: asked.account.id,
      title: '核对用框架协议',
      validFrom: orderedOn,
      validTo: addMonths(orderedOn, 12),
      lines: [{ productId: line.productId, quantity: '1000', price: list }],
    });
    const { number } = await decideAlone(signAgreement, { id: draft.id, version: draft.version });

    await manager.goto(`${server.url}/pricing/orders/new?account=${asked.account.id}`);
    const product = manager.getByRole('combobox', { name: '产品' });
    const { code } = only(asked.products[0], 'requested product');
    await product.fill(code);
    await manager.getByRole('option').filter({ hasText: code }).first().click();
    await manager.getByRole('textbox', { name: '数量' }).fill('20');
    const below = (Number(list) * 0.99).toFixed(2);
    await manager.getByRole('textbox', { name: '净价' }).fill(below);
    await manager.getByText('低于协议价').first().waitFor();
    const lines = [{ productId: line.productId, quantity: '20', price: below }];
    await decideAlone(enterOrder, { accountId: asked.account.id, lines });

    const watch = callerOf(phone, server.url);
    await watch(startRun, {});
    const wanted = { accountId: asked.account.id, kind: 'agreement', limit: 20 } as const;
    const found = async (): Promise<string | undefined> =>
      (await watch(listWarnings, wanted)).rows.find(({ subject }) => subject === `prices ${draft.id}`)?.id;
    for (let left = 120; left > 0 && (await found()) === undefined; left -= 1) await manager.waitForTimeout(500);
    assert.ok((await found()) !== undefined, 'the run opens a warning');

    await manager.goto(`${server.url}/warnings?kind=agreement`);
    const row = manager.getByRole('row').filter({ hasText: asked.account.name }).first();
    await row.waitFor();
    await manager.goto(`${server.url}/warnings/${await found()}`);
    await manager
      .getByText(new RegExp(`订单低于框架协议 ${number} 的价格`))
      .first()
      .waitFor();
    await boss.close();
  });

  it('is held for credit when it is ordered beyond the limit, released by finance from Today, and cancelled', async () => {
    const manage = callerOf(desk, server.url);
    const money = await openContext(browser);
    const controller = await signInAs(money, server.url, 'finance');
    const { account, products } = await manage(getRequest, { id: requestId });
    await callerOf(money, server.url)(setCreditLimit, { id: account.id, limit: '0', validFrom: '2026-01-01' });
    await manager.goto(`${server.url}/pricing/orders/new?account=${account.id}`);
    const { code } = only(products[0], 'requested product');
    await manager.getByRole('combobox', { name: '产品' }).fill(code);
    await manager.getByRole('option').filter({ hasText: code }).first().click();
    await manager.getByRole('textbox', { name: '数量' }).fill('1');
    const list = (Math.ceil((Number(price) / 0.95) * 100) / 100).toFixed(2);
    await manager.getByRole('textbox', { name: '净价' }).fill(list);
    await manager.getByRole('alert').filter({ hasText: '本单等财务、总监或高管放行' }).waitFor();
    await manager.getByRole('button', { name: '录入订单' }).click();
    await told(manager, '等待放行');
    await manager.getByText('等待放行').first().waitFor();
    assert.equal(await manager.getByRole('button', { name: '放行', exact: true }).count(), 0);

    await controller.goto(server.url);
    const heading = controller.getByRole('heading', { name: '等我放行的订单' });
    const today = controller.locator('section').filter({ has: heading });
    await today.getByRole('link').first().click();
    await controller.getByRole('button', { name: '放行', exact: true }).click();
    const drawer = controller.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '理由' }).fill('货款已到账');
    await drawer.getByRole('button', { name: '放行', exact: true }).click();
    await told(controller, '已放行');
    await controller.getByText('货款已到账').first().waitFor();
    const { rows } = await manage(listEnteredOrders, { accountId: account.id, limit: 1 });
    const [order] = rows;
    assert.equal(order?.hold?.release?.reason, '货款已到账');
    await money.close();

    await manager.reload();
    await manager.getByRole('button', { name: '作废订单' }).click();
    const form = manager.getByRole('dialog');
    await form.getByRole('textbox', { name: '理由' }).fill('客户改单');
    await form.getByRole('button', { name: '作废订单' }).click();
    await told(manager, '已作废');
    await manager.getByText('客户改单').first().waitFor();
    assert.equal(await manager.getByRole('button', { name: '作废订单' }).count(), 0);
  });

  it('is refused with a reason, which ends it', async () => {
    const call = callerOf(phone, server.url);
    const [waiting] = (await call(listRequests, { waitingForMe: true, limit: 10 })).rows;
    const { id } = only(waiting, 'request that waits for the director');
    await director.goto(`${server.url}/pricing/requests/${id}`);
    await decide('拒绝', '这个客户的贡献已连续下滑');
    await told(director, '已拒绝');
    assert.equal((await call(getRequest, { id })).state, 'refused');
    assert.equal(await director.getByRole('region', { name: '审批操作' }).count(), 0);
  });
});
