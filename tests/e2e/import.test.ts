import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import type { Call } from '#kernel/client';
import { callerOf, launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';
import { uploaded } from '#tests/furnished-demo';
import { encodeText } from '#tests/legacy-encoders';

const { portfolio } = identificationContract.operations;
const { listProducts, accountOrders } = ledgerContract.operations;

const heading = ['销售订单号', '行号', '客户编码', '产品编码', '订单日期', '数量', '净额', '备注'];

type Known = { readonly account: { readonly id: string; readonly code: string }; readonly product: string };

/** Five good lines in two orders, and four that no book can take. */
const rowsOf = ({ account: { code }, product }: Known): readonly (readonly string[])[] => [
  ['E2E-0001', '1', code, product, '2026-10-08', '10', '1,250.00', '首批'],
  ['E2E-0001', '2', code, product, '2026-10-08', '4', '500.50', ''],
  ['E2E-0001', '3', code, product, '2026年10月8日', '2', '250.25', ''],
  ['E2E-0002', '1', code, product, '2026/10/19', '1', '125.10', ''],
  ['E2E-0002', '2', code, product, '2026-10-19', '-1', '-125.10', '退回一件'],
  ['E2E-0003', '1', code, product, '2026-13-40', '1', '125.00', '日期写错'],
  ['E2E-0003', '2', code, product, '2026-10-20', '1', '一百元', '金额写成汉字'],
  ['E2E-0004', '1', '没有这家公司', product, '2026-10-21', '1', '125.00', ''],
  ['', '1', code, product, '2026-10-22', '1', '125.00', '没有订单号'],
];

const quoted = (cell: string): string => (cell.includes(',') ? `"${cell}"` : cell);

const fileOf = (known: Known): Buffer =>
  encodeText([heading, ...rowsOf(known)].map((cells) => cells.map(quoted).join(',')).join('\r\n'), 'gb18030');

/** The figures of a summary line, by their labels. */
const figuresIn = async (place: Locator): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await place
      .locator('dl > div')
      .evaluateAll((stats) =>
        stats.map((stat) => [
          stat.querySelector('dt')?.textContent ?? '',
          (stat.querySelector('dd')?.textContent ?? '').replaceAll(/\s/g, ''),
        ]),
      ),
  );

describe('import', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let call: Call;
  let known: Known;
  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
    context = await openContext(browser);
    page = await signInAs(context, server.url, 'finance');
    call = callerOf(context, server.url);
    const [account] = (await call(portfolio, { limit: 1 })).rows.map((row) => row.account);
    const [product] = (await call(listProducts, { limit: 1 })).rows;
    if (account === undefined || product === undefined) throw new Error('the demo company is empty');
    known = { account, product: product.code };
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const ordersOfFile = async (): Promise<readonly string[]> =>
    (await call(accountOrders, { id: known.account.id, limit: 200 })).rows
      .filter(({ orderNo }) => orderNo.startsWith('E2E-'))
      .map(({ orderNo, lines, net }) => `${orderNo} ${lines} ${net.minor}`)
      .toSorted();

  it('reads a GB18030 file in its columns and shows which of the first rows are bad', async () => {
    await page.goto(`${server.url}/data`);
    await page.getByRole('button', { name: '导入文件' }).click();
    await page.getByRole('radio', { name: /^订单行/ }).check();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '十月订单.csv', mimeType: 'text/csv', buffer: fileOf(known) });
    await page.getByRole('button', { name: '上传并读取' }).click();

    const table = page.getByRole('region', { name: '文件的前几行' });
    await table.getByRole('cell', { name: '金额写成汉字' }).waitFor();
    assert.equal(await page.getByRole('combobox', { name: '文字编码' }).inputValue(), 'GB18030（简体中文）');
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['行', ...heading]);

    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('这个文件来自哪个系统？').waitFor();
    assert.equal(await page.getByRole('button', { name: '试运行' }).isDisabled(), true);
    await page.getByRole('textbox', { name: '来源名称' }).fill('e2e-erp');
    await page.getByRole('button', { name: '使用此来源' }).click();
    // Who is meant is only looked up in the dry run, which refuses the row of the unknown customer as well.
    await page.getByText('前 9 行中有 3 行不能入账').waitFor();
    assert.equal(await page.getByRole('combobox', { name: '下单日期' }).inputValue(), '订单日期');
    assert.equal(await page.getByRole('combobox', { name: '订单号' }).inputValue(), '销售订单号');
  });

  it('says in the dry run what would be booked and why the rest would not, and books nothing', async () => {
    await page.getByRole('button', { name: '试运行' }).click();
    await page.getByText('试运行会读完整个文件，不会写入任何数据。').waitFor();
    await page.getByRole('button', { name: '试运行' }).click();
    await page.getByRole('heading', { name: '不能入账的原因' }).waitFor();

    const figures = await figuresIn(page.getByRole('main'));
    assert.equal(figures['读取'], '9');
    assert.equal(figures['可入账'], '5');
    assert.equal(figures['不能入账'], '4');
    assert.equal(figures['净额合计'], '¥2,000.75');
    assert.equal(figures['日期范围'], '2026-10-08–2026-10-19');
    const reasons = page.getByRole('table').first().getByRole('rowheader');
    assert.deepEqual((await reasons.allTextContents()).toSorted(), [
      '不是数字',
      '不是日期',
      '没有找到客户',
      '缺少必填的值',
    ]);
    assert.deepEqual(await ordersOfFile(), []);
  });

  it('books the good rows and hands the others back with their reasons', async () => {
    await page.getByRole('button', { name: '导入 5 行' }).click();
    await page.getByRole('heading', { name: '导入完成' }).waitFor();
    const figures = await figuresIn(page.getByRole('main'));
    assert.equal(figures['入账'], '5');
    assert.equal(figures['未入账'], '4');
    assert.equal(figures['净额合计'], '¥2,000.75');
    assert.deepEqual(await ordersOfFile(), ['E2E-0001 3 200075', 'E2E-0002 2 0']);

    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载未入账的行（CSV）' }).click();
    const saved = await readFile(await (await saving).path(), 'utf8');
    const lines = saved.trim().split(/\r?\n/);
    assert.equal(lines.length, 5, 'a heading and four rows');
    for (const name of heading) assert.ok(lines[0]?.includes(name), `the heading keeps ${name}`);
    for (const part of ['2026-13-40', '一百元', '没有这家公司', '2026-10-22'])
      assert.ok(saved.includes(part), `the file gives ${part} back`);
    assert.ok(!saved.includes('没有订单号'), 'what no field reads is hidden from who sees no personal data');
  });

  it('shows the booked order at the account', async () => {
    await page.goto(`${server.url}/accounts/${known.account.id}?tab=orders`);
    const order = page.getByRole('row').filter({ hasText: 'E2E-0001' });
    await order.waitFor();
    assert.match((await order.textContent()) ?? '', /2026-10-08.*2,000\.75/);
  });

  it('takes the whole file back', async () => {
    await page.goto(`${server.url}/data`);
    await page.getByRole('row').filter({ hasText: '十月订单.csv' }).click();
    await page.getByRole('button', { name: '撤销整批' }).click();
    const drawer = page.getByRole('dialog', { name: '撤销这批导入' });
    await drawer.getByText('将删除这批新增的 5 行').waitFor();
    await drawer.getByRole('button', { name: '撤销整批导入' }).click();
    await page.getByRole('heading', { name: '这批导入已撤销' }).waitFor();
    assert.deepEqual(await ordersOfFile(), []);
    await page.goto(`${server.url}/data`);
    await page.getByRole('row').filter({ hasText: '十月订单.csv' }).getByText('已撤销').waitFor();
  });

  it('goes on with an upload in another browser, with the columns found again', async () => {
    const file = { fileName: '另一台电脑.csv', bytes: fileOf(known) };
    const { import: batch } = await uploaded(context, server.url, file);
    const elsewhere = await openContext(browser);
    const other = await signInAs(elsewhere, server.url, 'finance');
    await other.goto(`${server.url}/data/import?id=${batch.id}`);
    await other.getByRole('region', { name: '文件的前几行' }).waitFor();
    await other.getByRole('button', { name: '下一步' }).click();
    await other.getByText('前 9 行中有 3 行不能入账').waitFor();
    assert.equal(await other.getByRole('combobox', { name: '下单日期' }).inputValue(), '订单日期');
    await elsewhere.close();
  });
});
