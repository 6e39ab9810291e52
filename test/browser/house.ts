import type { Browser, Page } from 'playwright-core';
import { TravelToDay } from '../../src/demonstration/use-cases/travel-to-day.js';
import { IssueLoginLink } from '../../src/platform/accounts/use-cases/issue-login-link.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { type EventGiven, givenEvent } from '../support/builders/events.js';

/** The seminar that the demonstration's code CIDGI 006 opens. */
export const SEMINAR = '/evenements/seminaire-bloc-local-2019';

/** The demonstration as somebody meets it who has just installed it, rate limits and all, and a browser in front of it. */
export interface House extends Pick<TestApp, 'app' | 'url'> {
  readonly browser: Browser;
  /** Changes the day of the whole house. */
  travel(day: string): Promise<void>;
  /** An event beside the printed ones, in December 2019. @returns its path. */
  event(given: EventGiven & { readonly slug: string }): Promise<string>;
  /** Portable SQL with `?`, for states that no page leads to. */
  change(sql: string, parameters?: readonly unknown[]): Promise<void>;
  /** Somebody who is registered already, at the event of this path. @returns the path of their personal link. */
  registered(eventPath: string, person?: Readonly<Record<string, string>>): Promise<string>;
  /** The path of a fresh login link of the demonstration's organiser. */
  loginLink(): Promise<string>;
  close(): Promise<void>;
}

export const MAELLE = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  phone: '02 41 00 00 00',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'Sèvremoine (49)',
  collective: 'Mauges Communauté',
  remarks: 'J’arriverai à 9 h 30.',
} as const;

export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const [tablee, browser] = await Promise.all([
    startTestApp({ settings: { DEMO: 'on', RATE_LIMIT: 'on', ...settings } }),
    launchBrowser(),
  ]);
  const { app, url } = tablee;
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  return {
    app,
    url,
    browser,
    travel: (day) => app.get(TravelToDay, { strict: false }).execute(day),
    async event(given) {
      await givenEvent({ unitOfWork }, { startsOn: '2019-12-10', ...given });
      return `/evenements/${given.slug}`;
    },
    async change(sql, parameters = []) {
      await unitOfWork.run((tx) => tx.execute(sql, parameters));
    },
    async registered(eventPath, person = {}) {
      const answer = await fetch(`${url}/api/v1${eventPath.replace('/evenements/', '/events/')}/registrations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...MAELLE, ...person }),
      });
      const body = (await answer.json()) as { manageUrl?: string };
      if (!body.manageUrl) throw new Error(`the registration answered ${answer.status}: ${JSON.stringify(body)}`);
      return new URL(body.manageUrl).pathname;
    },
    async loginLink() {
      const link = await app.get(IssueLoginLink, { strict: false }).execute('organisatrice@example.org');
      if (!link) throw new Error('the demonstration has no organiser');
      return new URL(link).pathname;
    },
    async close() {
      await browser.close();
      await tablee.close();
    },
  };
}

/** Types into the fields of a form, by their ids. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) {
    if ((await page.locator(`select#${id}`).count()) > 0) await page.selectOption(`#${id}`, value);
    else await page.fill(`#${id}`, value);
  }
}

/** Presses the page's own button, and waits for the answer. */
export async function submit(page: Page): Promise<void> {
  await page.click('main button[type=submit]');
}
