import { ASSISES_NIORT_2022 } from '../../../src/demonstration/data/assises-niort-2022.js';
import type { PrintedSession } from '../../../src/demonstration/data/printed-event.js';
import { QuestionnaireQuery } from '../../../src/evaluations/queries/questionnaire.query.js';
import { InviteRespondents } from '../../../src/evaluations/use-cases/invite-respondents.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { Speaker } from '../../../src/programme/domain/programme.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { SetClock } from '../../support/clock.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { Visitor } from '../../support/visitor.js';

const SLUG = '1res-assises-des-partenariats-des-savoirs-2022';
const DESK = `/organiser/evenements/${SLUG}`;
const AND_ON = { button: { suite: 'oui' } };
const { title, description, audience, venues, sessions } = ASSISES_NIORT_2022;

describeOnEachEngine('the Assises of Niort from their printed sheet', (engine) => {
  let tablee: TestApp;
  let clock: SetClock;
  let sndgct: string;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    clock = new SetClock('2022-01-17T09:00:00Z');
    tablee = await startTestApp({ engine, override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    const accountId = await givenOrganiser(tablee);
    sndgct = newId();
    await get(UnitOfWork).run(async (tx) => {
      const name = 'Syndicat national des directeurs généraux des collectivités territoriales';
      await tx.execute(`INSERT INTO organisations (id, name, short, created_at) VALUES (?, ?, 'SNDGCT', 0)`, [
        sndgct,
        name,
      ]);
      await tx.execute('INSERT INTO organisation_members (organisation_id, account_id, created_at) VALUES (?, ?, 0)', [
        sndgct,
        accountId,
      ]);
    });
  });
  afterAll(() => tablee.close());

  it('event, programme, dinner and questionnaire on expectations, in counted pages and presses', async () => {
    const hand = new FormFiller(await loggedIn(tablee));
    const steps: Record<string, readonly [pages: number, filled: number, presses: number]> = {};
    let before: readonly [number, number, number] = [0, 0, 0];
    const done = (what: string) => {
      const now = [hand.pages, hand.filled, hand.presses] as const;
      steps[what] = [now[0] - before[0], now[1] - before[1], now[2] - before[2]];
      before = now;
    };

    await hand.open('/organiser/evenements/nouveau');
    const created = await hand.send({
      title,
      startsOn: '24 mars 2022',
      endsOn: '25/03/2022',
      venue: venues[0]!.name,
      city: 'Niort',
      [`organisation-${sndgct}`]: 'oui',
    });
    expect(created.text).toContain("L'événement est créé, en brouillon.");
    await hand.send(
      {
        'venues-1-name': venues[1]!.name,
        'venues-1-city': 'Niort',
        'venues-2-name': venues[2]!.name,
        'venues-2-city': 'Niort',
      },
      AND_ON,
    );
    await hand.send(
      {
        audience: audience!,
        'contacts-0-name': 'Service de presse',
        'contacts-0-organisation': 'SNDGCT',
        'contacts-0-email': 'presse@example.org',
      },
      AND_ON,
    );
    await hand.send({ description: description! }, AND_ON);
    await hand.send({ mode: 'invitation', capacity: '120', waitingList: 'oui', closesAt: '10/03/2022' }, AND_ON);
    await hand.send(
      { 'codes-0-label': 'ASSISES 22', 'codes-1-label': 'PARTENAIRES 22', 'codes-1-quota': '20' },
      AND_ON,
    );
    await hand.send({
      'options-0-title': 'Dîner du jeudi',
      'options-0-hint': 'À 19 h 30, hôtel Mercure',
      'options-0-capacity': '80',
      'options-0-closesAt': '17/03/2022',
    });
    done('event and dinner');

    await typeProgramme(hand);
    done('programme');

    await hand.open(`${DESK}/evaluations`);
    const drafted = await hand.send({ modele: 'before' });
    expect(drafted.text).toContain('Le brouillon est prêt.');
    const opened = await hand.send({}, { to: '/ouverture' });
    expect(opened.text).toContain('Le questionnaire est en place.');
    done('questionnaire');

    await hand.open(`${DESK}/evenement`);
    expect((await hand.send({}, { to: '/publication' })).text).toContain("L'événement est publié.");
    done('publication');
    process.stdout.write(`the Assises whole (${engine}): ${JSON.stringify(steps)}, ${before.join(', ')}\n`);
    expect({ ...steps, whole: before }).toEqual({
      'event and dinner': [8, 26, 7],
      programme: [14, 45, 13],
      questionnaire: [3, 1, 2],
      publication: [2, 0, 1],
      whole: [27, 72, 23],
    });
  });

  it('reads as the sheet, with the dinner apart from the day', async () => {
    const page = await new Visitor(tablee.url).get(`/evenements/${SLUG}`);
    expect(page.status).toBe(200);
    expect(sessions.filter(({ title }) => !page.text.includes(title.replace(/’/g, "'")))).toEqual([]);
    for (const { name } of venues) expect(page.text).toContain(name);
    const api = JSON.parse((await new Visitor(tablee.url).get(`/api/v1/events/${SLUG}?code=assises22`)).html) as object;
    expect(api).toMatchObject({
      startsOn: '2022-03-24',
      endsOn: '2022-03-25',
      places: 120,
      registrationClosesAt: '2022-03-10T22:59:00.000Z',
      options: [{ title: 'Dîner du jeudi', places: 80, placesLeft: 80, closesAt: '2022-03-17T22:59:00.000Z' }],
      organisers: [{ short: 'SNDGCT' }],
    });
    const codes = await get(ReadDatabase).query(
      `SELECT c.label AS "label", c.quota AS "quota" FROM action_codes c JOIN events e ON e.id = c.event_id
       WHERE e.slug = ? ORDER BY c.label`,
      [SLUG],
    );
    expect(codes).toEqual([
      { label: 'ASSISES 22', quota: null },
      { label: 'PARTENAIRES 22', quota: 20 },
    ]);
  });

  it('asks everybody who comes for their expectations, from three weeks before, by itself', async () => {
    const [event] = await get(ReadDatabase).query<{ id: string }>('SELECT id FROM events WHERE slug = ?', [SLUG]);
    const people = ['a', 'b', 'c'].map((letter) => ({ email: `${letter}@example.org` }));
    await givenRegistrations({ unitOfWork: get(UnitOfWork) }, event!.id, people);
    const invited = async () => {
      await get(InviteRespondents).inviteDue();
      const mails = await get(ReadDatabase).query(
        `SELECT id FROM outgoing_emails WHERE kind = 'evaluation-invitation'`,
      );
      return mails.length;
    };
    const [questionnaire] = await get(QuestionnaireQuery).ofEvent(event!.id);
    expect(questionnaire).toMatchObject({ moment: 'before', mode: 'anonymous', status: 'open' });
    clock.set('2022-03-03T07:59:00Z');
    expect(await invited()).toBe(0);
    clock.set('2022-03-03T08:00:00Z');
    expect(await invited()).toBe(3);
  });
});

/** One session after the other by « Enregistrer et ajouter la suivante »; only what the form does not show already is typed. */
async function typeProgramme(hand: FormFiller): Promise<void> {
  let page = await hand.open(`${DESK}/programme?ajouter=fin`);
  for (const [index, session] of sessions.entries()) {
    const form = formOf(page.html, '/seances').fields;
    const wanted = typedSession(session, page.html);
    const typed = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => (form[name] ?? '') !== value));
    const isLast = index === sessions.length - 1;
    page = await hand.send(typed, { to: '/seances', button: { do: isLast ? 'save' : 'next' } });
    expect(page.status).toBe(200);
  }
  // The event is a draft still: its programme appears with it.
  expect(page.text).toContain('Événement non publié : le programme paraîtra avec lui');
}

function typedSession(session: PrintedSession, html: string): Record<string, string> {
  const venue = new RegExp(`<option value="([^"]*)"[^>]*>${session.venue}</option>`).exec(html)?.[1];
  if (venue === undefined) throw new Error(`the form does not offer ${session.venue}`);
  return {
    day: session.day,
    start: hour(session.start),
    end: hour(session.end),
    kind: session.kind,
    title: session.title,
    venue,
    text: session.text ?? '',
    speakers: session.speakers.map(({ name, role }: Speaker) => (role ? `${name}, ${role}` : name)).join('\n'),
    themes: session.themes.join('\n'),
    newTracks: session.tracks.map(({ title }) => title).join('\n'),
  };
}

const hour = (time: string | null) => (time === null ? '' : time.replace(/^0?(\d+):(\d+)$/, '$1 h $2'));
