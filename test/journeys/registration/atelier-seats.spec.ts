import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { DraftQuery } from '../../../src/programme/queries/draft.query.js';
import { EditProgramme } from '../../../src/programme/use-cases/edit-programme.js';
import { PublishProgramme } from '../../../src/programme/use-cases/publish-programme.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { FormFiller, formOf } from '../../support/form-filler.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Answer, Visitor } from '../../support/visitor.js';

const session = (phase: number, titles: Readonly<Record<string, number>>): Session => ({
  id: `phase-${phase}`,
  day: '2090-11-15',
  kind: 'ateliers',
  title: `Ateliers, phase ${phase}`,
  text: null,
  start: phase === 1 ? '10:45' : '13:45',
  end: phase === 1 ? '12:15' : '15:15',
  allDay: false,
  printedTime: null,
  phase,
  venueId: null,
  room: null,
  speakers: [],
  parts: [],
  themes: [],
  tracks: Object.entries(titles).map(([title, seats], at) => ({ letter: 'ABC'[at]!, title, seats, speakers: [] })),
});
const ATELIERS = { Former: 3, Recruter: 10, Certifier: 10 };

describeOnEachEngine('people take a seat in an atelier of each phase', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let accountId: string;
  let desk: Visitor;
  const here = '/organiser/evenements/seminaire';
  const form = '/evenements/seminaire/inscription';
  const pages = new Map<string, string>();

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    eventId = await givenEvent({ unitOfWork: tablee.app.get(UnitOfWork) });
    accountId = await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    desk = await loggedIn(tablee);
    await publish([session(1, ATELIERS), session(2, ATELIERS)]);
  });
  afterAll(() => tablee.close());

  async function publish(sessions: readonly Session[], tellPeople = false): Promise<void> {
    const by = { accountId, name: 'Camille Verney' };
    const { version, revision } = await tablee.app.get(DraftQuery, { strict: false }).of(eventId);
    const change = { verb: 'taken-over' as const, title: 'Ateliers' };
    const seenVersion = await tablee.app
      .get(EditProgramme, { strict: false })
      .execute({ eventId, by, seen: { version, revision }, change: () => ({ sessions, change }) });
    await tablee.app.get(PublishProgramme, { strict: false }).execute({ eventId, by, seenVersion, tellPeople });
  }

  const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;
  const person = (name: string) => ({
    firstName: 'Maëlle',
    lastName: name,
    email: emailOf(name),
    functionKey: 'secretaire-de-mairie',
    collectivity: 'Sèvremoine (49)',
  });

  /** Sends the form as the page shows it, with what is typed. */
  async function fill(page: string, typed: Readonly<Record<string, string>>): Promise<Answer> {
    const visitor = new Visitor(tablee.url);
    const { action, fields } = formOf((await visitor.get(page)).html);
    return visitor.post(action, { ...fields, ...typed });
  }
  async function register(name: string, one: string, two: string): Promise<Answer> {
    const answer = await fill(form, { ...person(name), 'wishes.1': one, 'wishes.2': two });
    if (answer.status === 303) pages.set(name, answer.location!);
    return answer;
  }
  const change = (name: string, typed: Readonly<Record<string, string>>) => fill(`${pages.get(name)!}/modifier`, typed);
  const read = (path: string) => new Visitor(tablee.url).get(path);
  const seatsOnForm = async () => {
    const { text } = await read(form);
    return text.slice(text.indexOf('Phase 1 : votre atelier'), text.indexOf('Phase 2 : votre atelier'));
  };
  /** The last mail to somebody, as one line of plain signs. */
  async function lastMail(name: string): Promise<string> {
    const mail = await new Mailbox(
      tablee.app.get(MailListQuery, { strict: false }),
      tablee.app.get(MailDetailQuery, { strict: false }),
    ).last(emailOf(name));
    return mail.text.replace(/\s+/g, ' ').replaceAll('’', "'");
  }
  const namesIn = ({ html }: Answer) => [...html.matchAll(/Maëlle (\w+)<\/a>/g)].map(([, name]) => name).sort();

  it('as their organiser says on a page, which tells what it would make of the answers', async () => {
    const organiser = new FormFiller(desk);
    const page = await organiser.open(`${here}/formulaire/parties/voeux`);
    expect(page.text).toContain("Personne n'a encore classé d'atelier");
    const wrong = await organiser.send({ how: 'booked', closesAt: 'la veille' });
    expect([wrong.status, wrong.text.includes('Écrivez une date')]).toEqual([422, true]);
    const done = await organiser.send({ how: 'booked', closesAt: '14/11/2090 à 18 h' });
    expect(done.text).toContain('On réserve une place dans un atelier pour chacune des 2 phases.');
    expect(await seatsOnForm()).toContain('A. Former 3 places restantes');
  });

  it('until it is full: the error names the atelier and what is free, and keeps everything', async () => {
    for (const name of ['Audic', 'Bellec', 'Caradec']) expect((await register(name, 'A', 'B')).status).toBe(303);
    expect(await seatsOnForm()).toContain('A. Former Complet');
    const refused = await register('Daniel', 'A', 'none');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      "L'atelier « A. Former » est complet en phase 1. Il reste de la place dans : B. Recruter, C. Certifier",
    );
    expect(formOf(refused.html).fields).toMatchObject({ lastName: 'Daniel', 'wishes.1': 'A', 'wishes.2': 'none' });
    const lacking = await fill(form, person('Daniel'));
    expect(lacking.text).toContain('Phase 1 : choisissez un atelier, ou « Sans préférence »');
    expect((await register('Daniel', 'C', 'none')).status).toBe(303);
    expect((await read(pages.get('Daniel')!)).text).toContain('C. Certifier Place réservée');
    expect(await lastMail('Daniel')).toContain('Phase 1 : C. Certifier ; Phase 2 : sans préférence');
  });

  it('and give it back when they change or withdraw: it can be taken again', async () => {
    expect((await change('Audic', { 'wishes.1': 'C' })).status).toBe(303);
    expect((await change('Daniel', { 'wishes.1': 'A' })).status).toBe(303);
    expect(await seatsOnForm()).toContain('A. Former Complet');
    const visitor = new Visitor(tablee.url);
    const withdrawal = `${pages.get('Bellec')!}/annuler`;
    await visitor.send(withdrawal, {});
    expect(await seatsOnForm()).toContain('A. Former 1 place restante');
    expect((await register('Evenou', 'A', 'C')).status).toBe(303);
  });

  it('by another system too, with the same refusal', async () => {
    const wishes = [1, 2].map((phase) => ({ phase, atelier: 'A', rank: 1 }));
    const answer = await fetch(`${tablee.url}/api/v1/events/seminaire/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...COMPLETE_REGISTRATION, wishes }),
    });
    const problem = (await answer.json()) as { errors: { field: string; code: string }[] };
    expect(answer.status).toBe(422);
    expect(problem.errors.map(({ field, code }) => [field, code])).toEqual([['wishes.1.A', 'atelier-full']]);
  });

  it('and their organisers see who sits where', async () => {
    expect(namesIn(await desk.get(`${here}/inscriptions?atelier=1.A`))).toEqual(['Caradec', 'Daniel', 'Evenou']);
    expect((await desk.get(here)).text).toContain('3 / 3');
    const { body } = await desk.bytes(`${here}/inscriptions.csv`);
    expect(body.toString('utf8')).toMatch(/Ateliers réservés[\s\S]*1 : A ; 2 : C/);
  });

  it('and lose it only with the atelier itself: they are told, and named to their organisers', async () => {
    const { Former, Recruter } = ATELIERS;
    await publish([session(1, { Former: 1, Recruter }), session(2, ATELIERS)], true);
    expect(Former).toBe(3);
    expect(namesIn(await desk.get(`${here}/inscriptions?atelier=1.A`))).toEqual(['Caradec', 'Daniel', 'Evenou']);
    expect(namesIn(await desk.get(`${here}/inscriptions?attention=atelier`))).toEqual(['Audic']);
    expect((await desk.get(here)).text).toContain("1 personne confirmée n'a pas de place dans un atelier");
    expect(await lastMail('Audic')).toContain(
      "Un atelier que vous aviez réservé n'est plus au programme : - Phase 1 : C. Certifier Choisissez-en un autre",
    );
    expect(await lastMail('Caradec')).not.toContain('Un atelier que vous aviez réservé');
    expect((await read(pages.get('Audic')!)).text).toContain('Choisir un atelier');
    expect((await change('Audic', { 'wishes.1': 'B' })).status).toBe(303);
    expect(namesIn(await desk.get(`${here}/inscriptions?attention=atelier`))).toEqual([]);
  });
});
