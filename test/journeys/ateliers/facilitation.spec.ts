import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAteliers } from '../../support/builders/ateliers.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { JPEG, LATITUDE, MAKER, takenSomewhere } from '../../support/pictures.js';
import { csrfOf, type Visitor } from '../../support/visitor.js';

const EVENT = '/organiser/evenements/seminaire';
const MINE = `${EVENT}/mes-ateliers`;

describeOnEachEngine('the ateliers of a facilitator', (engine) => {
  let tablee: TestApp;
  let people: RegistrationRecord[];
  let responsible: Visitor;
  let one: Visitor;
  let other: Visitor;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork });
    await givenAteliers({ unitOfWork }, eventId, [
      ['A', 'B'],
      ['A', 'B'],
    ]);
    people = await givenRegistrations(
      { unitOfWork },
      eventId,
      ['Abel', 'Bach'].map((lastName) => ({ firstName: 'Ana', lastName })),
    );
    const names = [['Hélène Guérin'], ['Anne Roy']];
    const tracks = ['A', 'B'].map((letter, index) => ({
      letter,
      title: `Atelier ${letter}`,
      speakers: [],
      facilitators: names[index]!.map((name) => ({ name })),
    }));
    const rooms = {
      phases: [1, 2].map((number) => ({
        number,
        day: '2090-11-15',
        start: '09:00',
        end: '10:30',
        ateliers: ['A', 'B'].map((letter, index) => ({
          letter,
          title: `Atelier ${letter}`,
          room: 'Salle Loire',
          tables: [index + 1],
        })),
      })),
    };
    const plan = newId();
    await unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE sessions SET tracks = ? WHERE event_id = ?', [JSON.stringify(tracks), eventId]);
      await tx.execute(
        `INSERT INTO seat_plans (id, event_id, kind, name, based_on, based_on_version, version, revision, locked_tables, rooms,
           proposal, created_at, updated_at, account_id, actor)
         VALUES (?, ?, 'published', '', NULL, 0, 1, 1, '', ?, '{}', 1, 1, NULL, 'Test')`,
        [plan, eventId, JSON.stringify(rooms)],
      );
      for (const [index, { id }] of people.entries()) {
        await tx.execute('INSERT INTO seat_plan_seats (plan_id, registration_id, seats) VALUES (?, ?, ?)', [
          plan,
          id,
          `1:${index + 1} 2:${index + 1}`,
        ]);
      }
    });
    await givenOrganiser(tablee, { email: 'responsable@example.org', roles: { [eventId]: 'responsable' } });
    await givenOrganiser(tablee, {
      email: 'helene@example.org',
      name: 'HELENE GUERIN',
      roles: { [eventId]: 'animateur' },
    });
    await givenOrganiser(tablee, { email: 'anne@example.org', name: 'A. R.', roles: { [eventId]: 'animateur' } });
    responsible = await loggedIn(tablee, 'responsable@example.org');
    one = await loggedIn(tablee, 'helene@example.org');
    other = await loggedIn(tablee, 'anne@example.org');
  });
  afterAll(() => tablee.close());

  const post = async (visitor: Visitor, page: string, path: string, fields: Record<string, string>) =>
    visitor.post(path, { _csrf: csrfOf((await visitor.get(page)).html), ...fields });

  it('are nobody’s before somebody responsible says who is who', async () => {
    expect((await one.get(MINE)).text).toContain('pas encore relié');
    expect((await one.get(`${MINE}/1/A`)).status).toBe(404);
    const page = `${EVENT}/tables/animateurs`;
    const { html, text } = await responsible.get(page);
    expect(text).toContain('Même nom que dans le programme');
    const [, accountId] = /name="compte" value="([^"]+)">[^]*?<option value="Hélène Guérin" selected/.exec(
      html.slice(html.indexOf('HELENE GUERIN')),
    )!;
    const fields = { compte: accountId!, nom: 'Hélène Guérin' };
    expect((await post(responsible, page, page, fields)).status).toBe(303);
    expect((await post(one, '/organiser/compte', page, fields)).status).toBe(403);
  });

  it('show who sits there, without address or telephone, and no other atelier', async () => {
    expect((await one.get(EVENT)).html).toContain(`href="${MINE}/1/A"`);
    const { html, text } = await one.get(`${MINE}/1/A`);
    expect([text.includes('Ana Abel'), text.includes('Ana Bach')]).toEqual([true, false]);
    expect(html).not.toContain('@example.org');
    expect((await one.get(`${MINE}/1/B`)).status).toBe(404);
    expect((await other.get(`${MINE}/1/A`)).status).toBe(404);
  });

  it('tell the organisers who is missing', async () => {
    const page = `${MINE}/1/A`;
    const missing = { ref: people[0]!.reference, absent: 'oui' };
    expect((await post(one, page, `${page}/absences`, missing)).status).toBe(303);
    expect((await one.get(page)).text).toContain('Signalé absent');
    expect((await responsible.get(`${EVENT}/tables/productions`)).text).toContain('Ana Abel, phase 1');
    const elsewhere = { ref: people[1]!.reference, absent: 'oui' };
    expect((await post(one, page, `${page}/absences`, elsewhere)).status).toBe(404);
  });

  it('keep what two write at once, and hand it over', async () => {
    const page = `${MINE}/1/A/notes`;
    const save = (visitor: Visitor, fields: Record<string, string>) =>
      post(visitor, page, page, { table: '1', ...fields });
    expect((await save(one, { 'texte-appui': 'Un groupe de pairs', 'base-appui': '' })).status).toBe(303);
    await save(responsible, { 'texte-appui': 'Une conférence des DGS', 'base-appui': '' });
    const both = (await one.get(`${page}?table=1`)).text;
    expect([both.includes('Un groupe de pairs'), both.includes('Une conférence des DGS')]).toEqual([true, true]);
    const long = await save(one, { 'texte-alerte': 'a'.repeat(3001), 'base-alerte': '' });
    expect([long.status, long.html.includes('a'.repeat(3001))]).toEqual([422, true]);
    const stale = await one.post(page, { _csrf: 'of another day', table: '1', 'texte-alerte': 'Le mandat manque' });
    expect([stale.status, stale.html.includes('Le mandat manque')]).toEqual([403, true]);
    await save(one, { table: '0', 'texte-relais': 'Reprendre la question du mandat', 'base-relais': '' });
    expect((await one.get(`${MINE}/2/A`)).text).toContain('Reprendre la question du mandat');
    expect((await responsible.get(`${EVENT}/tables/productions`)).text).toContain('Une conférence des DGS');
    expect((await one.get(`${page}?table=2`)).status).toBe(404);
    expect((await post(other, '/organiser/compte', page, { table: '1', 'texte-appui': 'x' })).status).toBe(404);
  });

  describe('photos of a table', () => {
    const PAGE = `${MINE}/1/A/notes`;
    const SENT = takenSomewhere(JPEG);

    const send = async (visitor: Visitor, bytes: Buffer, fields: Record<string, string> = {}, path = PAGE) => {
      const form = new FormData();
      form.set('_csrf', csrfOf((await visitor.get(visitor === other ? '/organiser/compte' : PAGE)).html));
      for (const [name, value] of Object.entries({ table: '1', ...fields })) form.set(name, value);
      form.set('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'IMG_0001.jpg');
      return visitor.ask(path.replace('/notes', '/photos'), { method: 'POST', body: form });
    };
    const photosOf = (html: string) => [...html.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src!);

    it('are kept without what the camera wrote, and shown to those of the atelier alone', async () => {
      expect((await send(one, SENT, { legende: ' Le  paperboard ' })).status).toBe(303);
      const { html, text } = await one.get(`${PAGE}?table=1`);
      const [src] = photosOf(html);
      expect([html.includes('alt="Le paperboard"'), text.includes('HELENE GUERIN')]).toEqual([true, true]);
      expect((await responsible.get(`${EVENT}/tables/productions`)).html).toContain(src);
      const { status, headers, body } = await one.bytes(src!);
      expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
        200,
        'image/jpeg',
        'nosniff',
      ]);
      expect(headers.get('cache-control')).toContain('private');
      const stored = await tablee.app
        .get(UnitOfWork, { strict: false })
        .run((tx) => tx.query<{ content: string }>('SELECT content AS "content" FROM atelier_photos'));
      expect(stored.map(({ content }) => Buffer.from(content, 'base64').equals(body))).toEqual([true]);
      expect([SENT.includes(LATITUDE), body.includes(LATITUDE), body.includes(MAKER)]).toEqual([true, false, false]);
      expect(body.subarray(20 + 36)).toEqual(JPEG.subarray(20));
      expect((await responsible.bytes(src!)).status).toBe(200);
      expect((await other.bytes(src!)).status).toBe(404);
      expect((await one.bytes(src!.replace('/1/A/', '/2/A/'))).status).toBe(404);
      expect((await send(other, SENT)).status).toBe(404);
      expect((await send(one, SENT, { table: '2' })).status).toBe(404);
    });

    it.each<[string, Buffer, string]>([
      ['another type', Buffer.from('<svg onload="alert(1)"/>'), 'JPEG, PNG ou WebP'],
      ['too large', Buffer.concat([SENT, Buffer.alloc(5_000_001)]), 'dépasse 5 Mo'],
      ['cut short', SENT.subarray(0, 40), 'incomplète ou abîmée'],
    ])('are refused with a sentence: %s', async (_case, bytes, sentence) => {
      const { status, text, html } = await send(one, bytes, { legende: 'Reste là' });
      expect([status, text.includes(sentence), html.includes('value="Reste là"')]).toEqual([422, true, true]);
    });

    it('are six at most, and go by whoever sent them or by an organiser', async () => {
      expect((await send(responsible, SENT)).status).toBe(303);
      const [mine, theirs] = photosOf((await one.get(`${PAGE}?table=1`)).html);
      const remove = (visitor: Visitor, src: string) => post(visitor, PAGE, `${src}/suppression`, {});
      expect((await remove(one, theirs!)).status).toBe(403);
      for (let count = 2; count < 6; count += 1) expect((await send(one, SENT)).status).toBe(303);
      expect((await send(one, SENT)).status).toBe(422);
      expect((await remove(one, mine!)).status).toBe(303);
      expect((await remove(responsible, theirs!)).status).toBe(303);
      expect([(await one.bytes(mine!)).status, (await one.bytes(theirs!)).status]).toEqual([404, 404]);
      expect((await responsible.get(`${EVENT}/journal`)).text).toContain('a supprimé une photo');
    });
  });
});
