import { setTimeout as sleep } from 'node:timers/promises';
import { DeskVisitor, logInOrganiser } from '../support/organiser.mjs';

/** Who collects the answers, in a browser of their own. */
export class Collecting {
  /** @param address of the questionnaire's page. */
  constructor(visitor, address) {
    this.visitor = visitor;
    this.address = address;
  }

  /** A questionnaire « à chaud » of this event, open, with a code for the room. */
  static async open(database, app, event) {
    const visitor = new DeskVisitor(app.url, await logInOrganiser(database, [event]));
    const created = await visitor.post(`/organiser/evenements/${event.slug}/evaluations`, { modele: 'hot' });
    const collecting = new Collecting(visitor, created.location.split('?')[0]);
    await visitor.post(`${collecting.address}/ouverture`, { maintenant: '1' });
    const [{ id, code }] = await database.query(
      'SELECT questionnaire_id AS id, code FROM questionnaire_codes WHERE questionnaire_id = ?',
      [collecting.address.split('/').at(-1)],
    );
    return { collecting, id, code };
  }

  /** @returns the milliseconds it took, from the request to the last byte. */
  async see(page) {
    const startedAt = performance.now();
    const { status } = await this.visitor.get(this.address + page);
    if (status !== 200) throw new Error(`${page} answered ${status}`);
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
}
