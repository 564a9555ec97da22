import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AnyRouter } from '@tanstack/react-router';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
    /** Left there by the router itself. */
    __TSR_ROUTER__?: AnyRouter;
  }
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const;
/** The rules whose answer depends on colours: all that can differ between the schemes of one page. */
const colourRules = ['color-contrast', 'link-in-text-block'] as const;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Gives every page of the context the checker, and counts what its pages have under way. */
export const prepareAudit = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript({ content: axeSource });
};

/**
 * Waits until the page has come to rest: no address is changing, no read is under way, no grey bar stands in for
 * words, and all that for some frames in a row. The library leaves its router on the window.
 */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => {
      const router = window['__TSR_ROUTER__'];
      const isAtRest =
        router?.state.status === 'idle' &&
        router.state.resolvedLocation?.href === router.state.location.href &&
        router.options.context.cache.isFetching() === 0 &&
        document.querySelector('[class*="skeleton"], [aria-busy="true"]') === null;
      const { dataset } = document.documentElement;
      dataset['restFrames'] = isAtRest ? `${Number(dataset['restFrames'] ?? 0) + 1}` : '0';
      const isOver = Number(dataset['restFrames']) > 4;
      if (isOver) dataset['restFrames'] = '0';
      return isOver;
    },
    undefined,
    { polling: 'raf' },
  );
};

/** Opens an address without loading the application again. */
export const goTo = async (page: Page, address: string): Promise<void> => {
  await page.evaluate(async (href) => {
    await window['__TSR_ROUTER__']?.navigate({ href });
  }, address);
  await settled(page);
};

/** Puts the page into a scheme, as a change of the system does, and waits until it is drawn. */
export const showScheme = async (page: Page, scheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(async (wanted) => {
    const frame = async (): Promise<number> => await new Promise(requestAnimationFrame);
    while (document.documentElement.getAttribute('data-mantine-color-scheme') !== wanted) await frame();
    await frame();
    await frame();
  }, scheme);
};

/** A list repeats its row; the first ones stand for all. */
const repeated = ['tbody > tr:nth-child(n + 9)', '[class*="cards"] > li:nth-child(n + 5)'] as const;

/** Rules of WCAG 2.2 AA that the page breaks, with where. */
export const axeProblems = async (page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> =>
  await page.evaluate(
    async ({ standard, colours, repeated }) => {
      const { violations } = await window.axe.run(
        { include: document, exclude: [...repeated] },
        {
          runOnly: colours === null ? { type: 'tag', values: [...standard] } : { type: 'rule', values: [...colours] },
          resultTypes: ['violations'],
          preload: false,
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, failureSummary }) => `axe ${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    { standard, colours: rules === 'all' ? null : colourRules, repeated },
  );

/** What can be seen to be wrong without knowing the page: its width, its headings, texts that are cut. */
export const shapeProblems = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(() => {
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => isShown(element) && element.getBoundingClientRect().right > clientWidth + 1,
      );
      const widest = wide.slice(0, 4).map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
      found.push(`the page is ${scrollWidth - clientWidth} px too wide: ${widest.join(', ')}`);
    }
    const heads = [...document.querySelectorAll('h1')].filter(isShown);
    if (heads.length !== 1) found.push(`${heads.length} first headings`);
    if (document.title === '') found.push('no title');
    const cut = [...document.querySelectorAll('th [class*="headText"]')].filter(
      (element) => isShown(element) && element.scrollWidth > element.clientWidth + 1,
    );
    if (cut.length > 0) found.push(`cut-off headers: ${cut.map(({ textContent }) => textContent).join(' | ')}`);
    return found;
  });

/**
 * Every text that a reader meets on the page: words on the screen and names read aloud, but not what is typed in fields or
 * marked as another language.
 */
export const shownTexts = async (page: Page): Promise<readonly string[]> =>
  await page.evaluate(() => {
    const texts = new Set<string>();
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement } = node;
      const text = (node.textContent ?? '').trim();
      if (
        text !== '' &&
        parentElement !== null &&
        parentElement.closest('script, style, textarea') === null &&
        parentElement.closest<HTMLElement>('[lang]')?.lang === document.documentElement.lang &&
        isShown(parentElement)
      )
        texts.add(text);
    }
    for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'data-hint'])
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = (element.getAttribute(name) ?? '').trim();
        if (text !== '' && isShown(element)) texts.add(text);
      }
    return [...texts];
  });
