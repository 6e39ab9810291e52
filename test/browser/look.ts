import { mkdirSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  accessibilityFindings,
  keepScreenshot,
  openPage,
  scrollsSideways,
  type View,
  views,
} from '../support/browser.js';
import type { House } from './house.js';

/** A person at a browser; `complaints` holds what they would not see but should worry about. */
export interface Person {
  readonly page: Page;
  readonly complaints: string[];
  /** Follows a path of the house. @returns the status of the answer. */
  go(path: string): Promise<number>;
  leave(): Promise<void>;
}

export async function visitorOf({ browser, url }: House, options: BrowserContextOptions = {}): Promise<Person> {
  const { page, complaints, close } = await openPage(browser, views[0], { baseURL: url, ...options });
  // Sooner than jest's own limit, which could not say what was waited for.
  page.setDefaultTimeout(10_000);
  const all = complaints as string[];
  page.on('response', (answer) => {
    const isPage = ['document', 'fetch', 'xhr'].includes(answer.request().resourceType());
    if (!isPage && answer.status() >= 400) all.push(`${answer.status()} for ${answer.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') all.push(`${why} for ${request.url()}`);
  });
  return {
    page,
    complaints: all,
    go: async (path) => (await page.goto(path))?.status() ?? 0,
    leave: close,
  };
}

/** Windows of which only the width is looked at: the smallest telephone, and a desk magnified twice. */
const NARROW = [
  { width: 320, height: 640 },
  { width: 640, height: 450 },
];
/** These two are enough to look at with one's own eyes; ALL_SCREENSHOTS=on keeps all four. */
const KEPT: readonly string[] = ['1280-light', '360-dark'];

/**
 * What is wrong with the page as it stands: by day and by night, on a telephone and at a desk, for axe-core and for
 * whoever does not want to scroll sideways. Keeps pictures in artifacts/screenshots.
 */
export async function look({ page, complaints }: Person, name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const view of views) {
    await show(page, view);
    const rules = view.colorScheme === 'light' ? 'everything' : 'colours';
    for (const finding of await accessibilityFindings(page, rules)) wrong.push(`${view.name}: ${finding}`);
    if (await scrollsSideways(page)) wrong.push(`${view.name}: scrolls sideways`);
    if (KEPT.includes(view.name) || process.env.ALL_SCREENSHOTS === 'on') {
      mkdirSync('artifacts/screenshots', { recursive: true });
      await keepScreenshot(page, name, view);
    }
  }
  for (const size of NARROW) {
    await page.setViewportSize(size);
    await page.evaluate(settled);
    if (await scrollsSideways(page)) wrong.push(`${size.width}: scrolls sideways`);
  }
  await show(page, views[0]);
  return [...wrong, ...complaints.splice(0)];
}

async function show(page: Page, { width, height, colorScheme }: View): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  await page.evaluate(settled);
}

/** Colours pass from one appearance to the other in transitions, each child after its parent; inside what is folded they wait. */
const settled = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const going = () => document.getAnimations().some(({ effect }) => effect.target.checkVisibility({ contentVisibilityAuto: true }));
  do await frame(); while (going());
})()`;
