import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import axe from 'axe-core';
import { buildApart, isStale } from '../../cli/runtime/open-web';
import { startTestInstallation, type TestInstallation } from '../support/test-installation';
import { findChromium } from './find-chromium';

/** The product in a real browser, under the address that its links name. */
export interface WebInTest {
  installation: TestInstallation;
  /** A page of a reader of its own: no cookies, nothing kept. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

/** What `startTestInstallation` gives as its public address. */
const ORIGIN = 'http://paht.test';
/** A cheap phone. */
const PHONE = { width: 360, height: 740 };

/** Builds the web application where it is older than its sources, starts the product with it, and opens Chromium. */
export async function openBrowser(): Promise<WebInTest> {
  if (await isStale()) await buildApart();
  const installation = await startTestInstallation({ web: true });
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      `--host-resolver-rules=MAP paht.test ${new URL(installation.baseUrl).host}`,
      // What browsers give to pages over TLS alone: service workers, positions.
      `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  return {
    installation,
    async newPage(options = {}) {
      const context = await browser.newContext({ baseURL: ORIGIN, locale: 'vi-VN', viewport: PHONE, ...options });
      await context.addInitScript({ content: axe.source });
      return context.newPage();
    },
    async stop() {
      await browser.close();
      await installation.stop();
    },
  };
}
