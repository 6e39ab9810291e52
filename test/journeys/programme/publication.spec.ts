import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';
import { editorForms, type EditorForms } from './editor-forms.js';

describeOnEachEngine('a programme is published', (engine) => {
  let tablee: TestApp;
  let organiser: Visitor;
  let editor: EditorForms;
  let mailbox: Mailbox;
  let eventId: string;
  const eventState = async () => {
    const rows = await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) =>
        tx.query<{ version: number; sequence: number }>(
          'SELECT version, calendar_sequence AS "sequence" FROM events WHERE id = ?',
          [eventId],
        ),
      );
    return rows[0]!;
  };

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    // The day on which summer time ends: one more hour lies between midnight and the announced nine o'clock.
    eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire', startsOn: '2024-10-27' });
    await unitOfWork.run((tx) =>
      tx.execute("UPDATE events SET announced_from = '09:00', announced_to = '17:00' WHERE id = ?", [eventId]),
    );
    await givenRegistrations({ unitOfWork }, eventId, [
      { email: 'avec.place@example.org', status: 'confirmed' },
      { email: 'en.attente@example.org', status: 'waiting' },
      { email: 'partie@example.org', status: 'withdrawn' },
    ]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    organiser = await loggedIn(tablee);
    editor = editorForms(organiser, 'seminaire');
    mailbox = new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    );
  });
  afterAll(() => tablee.close());

  it('nobody sees a draft before', async () => {
    await editor.add({ title: 'Conférence', start: '9 h 15', end: '10 h 30' });
    await editor.add({ title: 'Ateliers', start: '10 h 45', kind: 'ateliers', newTracks: 'Un\nDeux' });
    expect((await organiser.get('/evenements/seminaire')).text).not.toContain('Conférence');
    expect((await organiser.get(editor.desk)).text).toContain('Brouillon, 2 modifications non publiées');
    expect((await organiser.get(`${editor.desk}/apercu`)).text).toContain('Conférence');
  });

  it('without mail: the page shows it at once, calendars follow, nobody is written to', async () => {
    const before = await eventState();
    expect((await editor.publish()).location).toBe(editor.desk);
    expect(await eventState()).toEqual({ version: before.version + 1, sequence: before.sequence + 1 });
    expect((await organiser.get('/evenements/seminaire')).text).toContain('Conférence');
    expect(await mailbox.of('avec.place@example.org')).toEqual([]);
    expect((await organiser.get(editor.desk)).text).toContain('Programme publié, sans modification en attente');
  });

  it('a change of words alone leaves calendars alone', async () => {
    const before = await eventState();
    await editor.edit('Conférence', { text: 'Ce qui a changé dans le système territorial.' });
    await editor.publish();
    expect(await eventState()).toEqual({ version: before.version + 1, sequence: before.sequence });
  });

  it('with mail: one each to whoever is registered, with the changes in words and the calendar entry anew', async () => {
    await editor.edit('Conférence', { start: '9 h 30', title: 'Conférence en dialogue' });
    await editor.remove('Ateliers');
    await editor.add({ title: 'Clôture', start: '17 h', kind: 'closing' });
    const changes = await organiser.get(`${editor.desk}/changements`);
    for (const words of [
      'Séquences ajoutées',
      '17 h, Clôture',
      'Séquences supprimées',
      '10 h 45, Ateliers',
      'Début 9 h 15 9 h 30',
    ])
      expect(changes.text).toContain(words);
    expect((await editor.publish({ tell: 'yes' })).location).toBe(`${editor.desk}?publie=3`);
    const { sequence } = await eventState();

    const withPlace = await mailbox.of('avec.place@example.org');
    expect(withPlace.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['programme-changed', '[CIDGI 006] Le programme a changé'],
    ]);
    const text = withPlace[0]!.text.replace(/[\u00a0\n ]+/g, ' ');
    expect(text).toContain('9 h 15, Conférence - Début : 9 h 30 (avant : 9 h 15)');
    expect(text).toContain('- Titre : Conférence en dialogue (avant : Conférence)');
    expect(text).toContain('Séquences ajoutées - 17 h, Clôture');
    expect(text).toContain('Séquences supprimées - 10 h 45, Ateliers');
    expect(withPlace[0]!.html).toContain('Conférence en dialogue');
    const calendar = String((await withPlace[0]!.file('seminaire.ics')).content);
    expect(calendar).toMatch(new RegExp(`SEQUENCE:${sequence}\\r?\\n`));
    // Nine in Paris on the day the clocks went back is eight in UTC; the day before, it was seven.
    expect(calendar).toContain('DTSTART:20241027T080000Z');
    expect(calendar).toContain('DTEND:20241027T160000Z');

    const waiting = await mailbox.of('en.attente@example.org');
    expect(waiting.map(({ kind, attachments }) => [kind, attachments.length])).toEqual([['programme-changed', 0]]);
    expect(await mailbox.of('partie@example.org')).toEqual([]);
  });

  it('the next one replaces it: the same UID under a higher SEQUENCE', async () => {
    await editor.edit('Clôture', { end: '17 h 30' });
    await editor.publish({ tell: 'yes' });
    const mails = await mailbox.of('avec.place@example.org');
    const calendars = await Promise.all(mails.map(async (mail) => String((await mail.file('seminaire.ics')).content)));
    const of = (name: string) => calendars.map((text) => new RegExp(`${name}:(\\S+)`).exec(text)?.[1]);
    expect(new Set(of('UID')).size).toBe(1);
    const [first, second] = of('SEQUENCE').map(Number);
    expect(second! > first!).toBe(true);
  });

  it('of what was not looked at: refused, with the changes as they are now', async () => {
    await editor.edit('Clôture', { title: 'Clôture et perspectives' });
    const page = await organiser.get(`${editor.desk}/changements`);
    await editor.add({ title: 'Buffet', kind: 'meal', start: '12 h' });
    const answer = await organiser.post(`${editor.desk}/publication`, editor.hidden(page.html));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Le brouillon a changé depuis que vous avez ouvert cette page');
    expect(answer.text).toContain('Buffet');
    expect((await organiser.get('/evenements/seminaire')).text).not.toContain('Buffet');
  });

  it('leaves its trace', async () => {
    const rows = await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) =>
        tx.query<{ verb: string; details: string }>(
          "SELECT verb, details FROM audit_entries WHERE event_id = ? AND verb = 'programme-published' ORDER BY at, id",
          [eventId],
        ),
      );
    expect(rows.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { count: 2, mailed: false },
      { count: 1, mailed: false },
      { count: 3, mailed: true },
      { count: 1, mailed: true },
    ]);
  });
});
