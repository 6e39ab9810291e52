import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Set by `npm test`, which also installs Chromium where it can. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** What a page must be looked at in: a telephone and a desk, by day and by night. */
export const views = [
  { name: '360-light', width: 360, height: 780, colorScheme: 'light' },
  { name: '360-dark', width: 360, height: 780, colorScheme: 'dark' },
  { name: '1280-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 900, colorScheme: 'dark' },
] as const;

export type View = (typeof views)[number];

/** A page, and whatever a person would not see but should worry about. */
export interface WatchedPage {
  readonly page: Page;
  /** Script errors, console errors (a breach of the Content-Security-Policy is one) and requests that left the page's own site. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const axeOptions: Axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'],
  resultTypes: ['violations'],
};

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

/** Opens a page in a session of its own (no cookies but those it gets); French unless said. */
export async function openPage(
  browser: Browser,
  view: View,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.colorScheme,
    reducedMotion: 'reduce',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswerOfThePage(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const from = page.url();
    const there = new URL(request.url());
    if (from.startsWith('http') && there.protocol.startsWith('http') && there.origin !== new URL(from).origin) {
      complaints.push(`request to another site: ${request.url()}`);
    }
  });
  return { page, complaints, close: () => context.close() };
}

/** Chromium also logs the status of the document itself: a 422 is the form's answer, and the specs look at it. */
function isAnswerOfThePage(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}

/**
 * What axe-core finds on the page as it is now, one line a finding; empty is the only good answer. `colours` asks for
 * those rules alone that a change of appearance can break.
 */
export async function accessibilityFindings(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  if (!(await page.evaluate<boolean>('Boolean(globalThis.axe)'))) await page.evaluate(axeSource);
  const results = await page.evaluate<Axe.AxeResults, Axe.RunOptions>(
    (options) => (globalThis as unknown as { axe: typeof Axe }).axe.run(options),
    what === 'everything' ? axeOptions : { ...axeOptions, runOnly: { type: 'rule', values: COLOUR_RULES } },
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help}: ${target.join(' ')} (${(failureSummary ?? '').replace(/\s+/g, ' ')})`,
    ),
  );
}

/** Whether the page is wider than the window: nobody should have to scroll sideways to read. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** Keeps the whole page as artifacts/screenshots/<name>-<view>.png. */
export async function keepScreenshot(page: Page, name: string, view: View): Promise<void> {
  await page.screenshot({ path: join('artifacts/screenshots', `${name}-${view.name}.png`), fullPage: true });
}
