import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '#demo/install-demo';
import { createClient } from '#kernel/client';
import type { Call } from '#kernel/client';
import { demoUsers } from '#demo/users';
import type { DemoRole } from '#demo/users';
import type { Language } from '#kernel/locale';
import { scratchDirectory } from './database.ts';
import { preparedDemo } from './prepared-demo.ts';
import { serveProcess } from './server-process.ts';

/** A server of its own process on a directory of its own; the pages are those of the last build. */
export type TestServer = { readonly url: string; readonly stop: () => Promise<void> };

/** Serves an empty installation, or a copy of the demo company. */
export const startTestServer = async (content: 'empty' | 'demo'): Promise<TestServer> => {
  const directory = scratchDirectory();
  const dataDir = join(directory, 'data');
  if (content === 'demo') cpSync(await preparedDemo(), dataDir, { recursive: true });
  const { url, stop } = await serveProcess(dataDir);
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

export const viewports = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export type View = {
  readonly viewport?: keyof typeof viewports;
  readonly scheme?: 'light' | 'dark';
  readonly language?: Language;
};

export const launchBrowser = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A fresh browser profile; errors of the page fail the test that caused them. */
export const openContext = async (
  browser: Browser,
  { viewport = 'desk', scheme = 'light', language = 'zh-CN' }: View = {},
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: viewports[viewport],
    colorScheme: scheme,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  return context;
};

/** Calls operations with the session of a browser profile, to set a scene or to check what a page did. */
export const callerOf = (context: BrowserContext, url: string): Call =>
  createClient(async ({ method, url: path, body }) => {
    const answer = await context.request.fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { data: body }),
    });
    return { status: answer.status(), body: await answer.json() };
  });

/** Signs in over the API as one of the demo company's people; the page is then opened where the test wants. */
export const signInAs = async (context: BrowserContext, url: string, role: DemoRole): Promise<Page> => {
  const user = demoUsers.find((one) => one.role === role);
  if (user === undefined) throw new Error(`nobody is ${role}`);
  const answer = await context.request.post(`${url}/api/identity/session`, {
    data: { email: user.email, password: demoPassword },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${role}: ${answer.status()} ${await answer.text()}`);
  return await context.newPage();
};
