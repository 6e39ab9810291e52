import { setTimeout as sleep } from 'node:timers/promises';
import { logInOrganiser } from '../support/organiser.mjs';

/** Who collects the answers, in a browser of their own. */
export class Collecting {
  /** @param address of the questionnaire's page. */
  constructor(url, cookie, address) {
    this.url = url;
    this.cookie = cookie;
    this.address = address;
  }

  /** A questionnaire « à chaud » of this event, open, with a code for the room. */
  static async open(database, app, event) {
    const collecting = new Collecting(app.url, await logInOrganiser(database, [event]), '');
    const list = `/organiser/evenements/${event.slug}/evaluations`;
    const created = await collecting.post(list, list, { modele: 'hot' });
    collecting.address = created.split('?')[0];
    await collecting.post(collecting.address, `${collecting.address}/ouverture`, { maintenant: '1' });
    const [{ id, code }] = await database.query(
      'SELECT questionnaire_id AS id, code FROM questionnaire_codes WHERE questionnaire_id = ?',
      [collecting.address.split('/').at(-1)],
    );
    return { collecting, id, code };
  }

  /** @returns the milliseconds it took, from the request to the last byte. */
  async see(page) {
    const startedAt = performance.now();
    const answer = await fetch(`${this.url}${this.address}${page}`, { headers: { cookie: this.cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
    return performance.now() - startedAt;
  }

  /** Asks for a page again and again until `isOver`. @returns the milliseconds of each. */
  async watch(page, everyMs, isOver) {
    const took = [];
    while (!isOver()) {
      took.push(await this.see(page));
      await sleep(everyMs);
    }
    return took;
  }

  /** Sends a form that stands on the page `from`. @returns where it led. */
  async post(from, to, fields) {
    const page = await fetch(this.url + from, { headers: { cookie: this.cookie } });
    const given = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    this.cookie = [this.cookie, ...given].join('; ');
    const csrf = /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
    const answer = await fetch(this.url + to, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _csrf: csrf }),
    });
    if (answer.status !== 303) throw new Error(`${to} answered ${answer.status}`);
    return answer.headers.get('location');
  }
}
