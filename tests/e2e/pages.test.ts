import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { languages } from '#kernel/locale';
import { launchBrowser, openContext, signInAs, startTestServer } from '#tests/browser';
import type { TestServer } from '#tests/browser';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = [
  '/',
  '/portfolio',
  '/accounts',
  '/accounts/new',
  '/policy',
  '/segments',
  '/segments/new',
  '/data',
  '/data/import',
  '/settings',
] as const;

type Finding = { readonly id: string; readonly target: string; readonly html: string };

/** WCAG 2.2 AA as axe tests it. */
const findingsOn = async (page: Page): Promise<readonly Finding[]> => {
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => ({ id, target: String(target), html: html.slice(0, 160) }))))`,
  );
  return Array.isArray(found) ? found : [];
};

describe('every page', () => {
  let server: TestServer;
  let browser: Browser;
  before(async () => {
    server = await startTestServer('demo');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  for (const language of languages) {
    for (const viewport of ['desk', 'phone'] as const) {
      it(`opens without errors and passes axe: ${language}, ${viewport}, light and dark`, async () => {
        const context = await openContext(browser, { viewport, language });
        const page = await signInAs(context, server.url, 'admin');
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(error.message));
        for (const path of pages) {
          for (const scheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
            await page.goto(`${server.url}${path}`);
            await page.getByRole('main').waitFor();
            await page.getByRole('heading', { level: 1 }).first().waitFor();
            await page.waitForLoadState('networkidle');
            assert.deepEqual(await findingsOn(page), [], `${path} ${scheme}`);
          }
          const overflow: unknown = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.ok(Number(overflow) <= 1, `${path} is ${String(overflow)} pixels too wide`);
        }
        assert.deepEqual(errors, []);
        await context.close();
      });
    }
  }

  it('speaks only Chinese in Chinese', async () => {
    const context = await openContext(browser, { language: 'zh-CN' });
    const page = await signInAs(context, server.url, 'director');
    for (const path of pages) {
      await page.goto(`${server.url}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const text = await page.getByRole('main').innerText();
      const leftovers = text.match(/\b(?:errors|fields|tabs|undefined|null|NaN|\[object Object\])\b|\{\w+\}/g);
      assert.equal(leftovers, null, `${path}: ${String(leftovers)}`);
    }
    await context.close();
  });
});
