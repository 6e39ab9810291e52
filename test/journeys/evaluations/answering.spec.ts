import { CollectedResponses } from '../../../src/evaluations/queries/collected-responses.query.js';
import { CloseQuestionnaire } from '../../../src/evaluations/use-cases/close-questionnaire.js';
import { InviteRespondents } from '../../../src/evaluations/use-cases/invite-respondents.js';
import { OpenQuestionnaire } from '../../../src/evaluations/use-cases/open-questionnaire.js';
import { RemindRespondents } from '../../../src/evaluations/use-cases/remind-respondents.js';
import { EVALUATION_LINK, linkSubject } from '../../../src/evaluations/domain/evaluation-link.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { PersonalSections } from '../../../src/registrations/queries/personal-sections.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { aQuestion, givenQuestionnaire, givenRoomCode } from '../../support/builders/questionnaires.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Visitor, type Answer } from '../../support/visitor.js';

const NOBODY = { accountId: null, name: 'Essai' };
const DAY = 86_400_000;

/** The events' time, moved by hand. */
class SetClock extends Clock {
  at = Date.now();
  now(): Date {
    return new Date(this.at);
  }
}

const QUESTIONS = () => [
  aQuestion({ key: 'rythme', kind: 'agreement', required: true }),
  aQuestion({ key: 'nps', kind: 'recommendation' }),
  aQuestion({ key: 'mot', kind: 'long', step: 1 }),
];

describeOnEachEngine('answering a questionnaire', (engine) => {
  const clock = new SetClock();
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let read: ReadDatabase;
  let eventId: string;

  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
    unitOfWork = get(UnitOfWork);
    read = get(ReadDatabase);
    eventId = await givenEvent({ unitOfWork });
  });
  afterAll(() => tablee.close());
  beforeEach(() => {
    clock.at = Date.now();
  });

  const tokenOf = (questionnaireId: string, personId: string) =>
    get(LinkTokens).token(EVALUATION_LINK, linkSubject(questionnaireId, personId), 1);

  /** What the personal page of a registration is made of. */
  async function personalPageOf(registration: RegistrationRecord) {
    const event = (await get(EventQueries).byId(eventId))!;
    return { registration, event, options: [], path: '/inscriptions/x', now: clock.at };
  }

  async function opened(change: Parameters<typeof givenQuestionnaire>[2] = { questions: QUESTIONS() }) {
    const id = await givenQuestionnaire({ unitOfWork }, eventId, change);
    await get(OpenQuestionnaire).execute(NOBODY, id, { now: false });
    return id;
  }

  /** Fills the page's form as a browser without script would, and presses its first button unless said. */
  async function fill(visitor: Visitor, page: Answer, typed: Record<string, string>): Promise<Answer> {
    const { action, fields } = formOf(page.html);
    const answer = await visitor.post(action, { ...fields, ...typed });
    return answer.status === 303 ? visitor.get(answer.location!) : answer;
  }

  async function answers(id: string) {
    await get(CloseQuestionnaire).execute(NOBODY, id);
    const { responses } = await get(CollectedResponses).of(id);
    return responses;
  }

  it('by a mailed link: asked once, answered once, in two steps', async () => {
    const [maelle] = await givenRegistrations({ unitOfWork }, eventId, [{ email: 'maelle@example.org' }]);
    const id = await opened();
    await get(InviteRespondents).execute(id);
    await get(InviteRespondents).execute(id);
    const mails = await read.query<{ subject: string; text: string; links: string }>(
      `SELECT subject, body_text AS "text", links FROM outgoing_emails WHERE kind = 'evaluation-invitation' AND about_id = ?`,
      [maelle!.id],
    );
    expect(mails.map(({ subject }) => subject)).toEqual([
      '[CIDGI 006] Votre avis sur la journée : 3 minutes'.replace(' :', '\u00a0:'),
    ]);
    expect(mails[0]!.text).toContain('Réponses anonymes.');

    const visitor = new Visitor(tablee.url);
    const path = `/evaluation/${tokenOf(id, maelle!.id)}`;
    const personal = await get(PersonalSections).of(await personalPageOf(maelle!));
    expect(JSON.stringify(personal)).toContain(path);
    const first = await visitor.get(path);
    expect(first.status).toBe(200);
    expect(first.text).toContain('Vos réponses sont anonymes : ni votre nom ni votre adresse');
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');

    const wrong = await fill(visitor, first, { 'q.nps': '9' });
    expect([wrong.status, wrong.text.includes('Choisissez une réponse')]).toEqual([422, true]);
    expect(formOf(wrong.html).fields['q.nps']).toBe('9');

    const second = await fill(visitor, wrong, { 'q.rythme': '4' });
    expect([second.status, formOf(second.html).fields]).toEqual([
      200,
      expect.objectContaining({ etape: 'etape-2', 'q.rythme': '4', 'q.nps': '9', 'q.mot': '' }),
    ]);
    const back = await fill(visitor, second, { 'q.mot': 'Des contacts', retour: '1' });
    expect(formOf(back.html).fields).toMatchObject({ etape: 'etape-1', 'q.rythme': '4', 'q.mot': 'Des contacts' });

    const thanks = await fill(visitor, await fill(visitor, back, {}), {});
    expect(thanks.text).toContain('Merci de votre avis');
    expect((await visitor.get(path)).text).toContain('Vous avez déjà répondu');
    expect((await answers(id)).map(({ answers }) => answers.map(({ value }) => value))).toEqual([
      [4, 9, 'Des contacts'],
    ]);
    expect((await visitor.get(path)).text).toContain('Vous avez déjà répondu');
  });

  it('each link that cannot be answered has a page that helps', async () => {
    const [one, two] = await givenRegistrations({ unitOfWork }, eventId, [
      { email: 'one@example.org' },
      { email: 'two@example.org' },
    ]);
    const id = await opened({ questions: QUESTIONS(), opensAt: clock.at + DAY, closesAt: clock.at + 3 * DAY });
    clock.at += DAY;
    await get(InviteRespondents).execute(id);
    clock.at -= DAY;
    const visitor = new Visitor(tablee.url);
    const read = async (path: string) => {
      const { status, text } = await visitor.get(path);
      return [status, text];
    };
    const mine = `/evaluation/${tokenOf(id, one!.id)}`;
    expect(await read(mine)).toEqual([200, expect.stringContaining("n'est pas encore ouvert")]);
    clock.at += DAY;
    const page = await visitor.get(mine);
    clock.at += 3 * DAY;
    expect(await read(mine)).toEqual([200, expect.stringContaining('Le questionnaire est clos')]);
    expect((await fill(visitor, page, { 'q.rythme': '3' })).text).toContain('Le questionnaire est clos');
    clock.at -= 3 * DAY;
    await unitOfWork.run((tx) =>
      tx.execute(`UPDATE registrations SET status = 'withdrawn', ended_by = 'person' WHERE id = ?`, [two!.id]),
    );
    expect(await read(`/evaluation/${tokenOf(id, two!.id)}`)).toEqual([
      200,
      expect.stringContaining("Ce lien n'est plus valable"),
    ]);
    expect(await read('/evaluation/inconnu')).toEqual([404, expect.stringContaining('Questionnaire introuvable')]);
    expect(await read('/e/ZZZ999')).toEqual([404, expect.stringContaining("Ce code n'ouvre aucun questionnaire")]);
    expect(await read(`/evaluation/${tokenOf(id, two!.id)}/merci`)).toEqual([303, expect.anything()]);
  });

  it('by the code of a room, however it is typed; a device once where that is asked', async () => {
    const id = await opened({ questions: QUESTIONS(), oncePerDevice: true });
    await givenRoomCode({ unitOfWork }, id, { code: engine === 'sqlite' ? 'KQ7H2M' : 'KQ7H2N' });
    const typed = engine === 'sqlite' ? 'kq7 h2m' : 'kq7-h2n';
    const visitor = new Visitor(tablee.url);
    const form = await visitor.get('/e');
    const first = await fill(visitor, form, { code: typed });
    expect(first.status).toBe(200);
    const done = await fill(visitor, await fill(visitor, first, { 'q.rythme': '2' }), { 'q.mot': 'Bien' });
    expect(done.text).toContain('Merci de votre avis');
    expect((await visitor.get(`/e/${typed.replace(/\W/, '')}`)).text).toContain(
      'Une réponse est déjà partie de cet appareil',
    );
    const other = new Visitor(tablee.url);
    const again = await other.get(`/e/${typed.replace(/\W/, '')}`);
    expect((await fill(other, await fill(other, again, { 'q.rythme': '1' }), {})).text).toContain('Merci');
    const [code] = await read.query<{ answered: number }>(
      'SELECT answered FROM questionnaire_codes WHERE questionnaire_id = ?',
      [id],
    );
    expect(code!.answered).toBe(2);
    expect((await answers(id)).length).toBe(2);
  });

  it('by a link and by the code of the room, a person counts once', async () => {
    const [one, two] = await givenRegistrations({ unitOfWork }, eventId, [
      { email: 'once@example.org' },
      { email: 'room@example.org' },
    ]);
    const id = await opened({ questions: [aQuestion({ key: 'rythme', kind: 'agreement' })] });
    await get(InviteRespondents).execute(id);
    const code = `/e/${await givenRoomCode({ unitOfWork }, id, { code: engine === 'sqlite' ? 'NCE222' : 'NCE333' })}`;
    const room = await new Visitor(tablee.url).get(code);
    expect(room.text).toContain('Vous avez reçu un lien par courriel ? Répondez plutôt par ce lien');

    // By the link first: the same browser's code page knows; whoever borrows the telephone answers all the same.
    const visitor = new Visitor(tablee.url);
    await fill(visitor, await visitor.get(`/evaluation/${tokenOf(id, one!.id)}`), { 'q.rythme': '3' });
    const told = await visitor.get(code);
    expect(told.text).toContain('Répondre aussi par ce code la ferait compter deux fois.');
    const borrowed = await fill(visitor, await visitor.get(`${code}?autre=1`), { 'q.rythme': '2' });
    expect(borrowed.text).toContain('Merci de votre avis');

    // In the room first: said on the page of the link, it leaves no second answer and no reminder.
    const second = new Visitor(tablee.url);
    await fill(second, await second.get(code), { 'q.rythme': '1' });
    const link = `/evaluation/${tokenOf(id, two!.id)}`;
    const page = await second.get(link);
    expect(page.text).toContain('Vous avez déjà répondu avec le code de la salle ?');
    const answer = await second.post(`${link}/deja`, { _csrf: formOf(page.html).fields['_csrf']! });
    expect([answer.status, answer.location]).toEqual([303, link]);
    expect((await second.get(link)).text).toContain('Vous avez déjà répondu');
    expect((await answers(id)).flatMap(({ answers }) => answers.map(({ value }) => value)).sort()).toEqual([1, 2, 3]);
    expect(
      await read.query(
        'SELECT person_id FROM questionnaire_invitations WHERE questionnaire_id = ? AND person_id IN (?, ?) AND answered',
        [id, one!.id, two!.id],
      ),
    ).toHaveLength(2);
  });

  it('fifty times the same form at once is one answer', async () => {
    const [person] = await givenRegistrations({ unitOfWork }, eventId, [{ email: 'fifty@example.org' }]);
    const id = await opened({ questions: [aQuestion({ key: 'rythme', kind: 'agreement' })] });
    await get(InviteRespondents).execute(id);
    const code = await givenRoomCode({ unitOfWork }, id, { code: engine === 'sqlite' ? 'FFFF22' : 'FFFF33' });
    for (const path of [`/evaluation/${tokenOf(id, person!.id)}`, `/e/${code}`]) {
      const visitor = new Visitor(tablee.url);
      const { action, fields } = formOf((await visitor.get(path)).html);
      const sent = await Promise.all(
        Array.from({ length: 50 }, () => visitor.post(action, { ...fields, 'q.rythme': '4' })),
      );
      // Whoever comes after the first has been heard finds the page that says so.
      expect(
        new Set(sent.map(({ status, location, text }) => (status === 303 ? location : text.includes('déjà')))).size,
      ).toBeLessThan(3);
      expect(sent.filter(({ status }) => status >= 400)).toEqual([]);
    }
    expect((await answers(id)).length).toBe(2);
  });

  it('those who have not answered are reminded, twice at most, and not on the day they are asked', async () => {
    const given = (name: string) =>
      givenRegistrations({ unitOfWork }, eventId, [{ email: `${name}@example.org` }]).then(([one]) => one!);
    await given('late');
    const early = await given('early');
    const id = await opened({
      questions: [aQuestion({ key: 'rythme', kind: 'agreement' })],
      closesAt: clock.at + 14 * DAY,
    });
    await get(InviteRespondents).execute(id);
    const visitor = new Visitor(tablee.url);
    await fill(visitor, await visitor.get(`/evaluation/${tokenOf(id, early.id)}`), { 'q.rythme': '4' });
    const NAMES = ['late', 'early', 'new'];
    const reminders = async () => {
      await Promise.all([get(RemindRespondents).remindDue(), get(RemindRespondents).remindDue()]);
      const rows = await read.query<{ about: string }>(
        `SELECT to_address AS "about" FROM outgoing_emails
         WHERE kind = 'evaluation-reminder' AND to_address IN (${NAMES.map(() => '?').join(', ')}) ORDER BY to_address`,
        NAMES.map((name) => `${name}@example.org`),
      );
      return rows.map(({ about }) => about.split('@')[0]);
    };
    const counts = [await reminders()];
    for (const days of [1, 1, 0, 4, 3]) {
      clock.at += days * DAY;
      counts.push(await reminders());
      if (counts.length === 3) await given('new').then(() => get(InviteRespondents).execute(id));
    }
    const twice = ['late', 'late', 'new'];
    expect(counts).toEqual([[], ['late'], ['late'], ['late'], twice, twice]);
  });

  it('confidential answers name their author to the organisers, once', async () => {
    const [person] = await givenRegistrations({ unitOfWork }, eventId, [{ email: 'named@example.org' }]);
    const id = await opened({
      questions: [aQuestion({ key: 'rythme', kind: 'agreement' })],
      mode: 'confidential',
      roomLink: false,
    });
    await get(InviteRespondents).execute(id);
    const visitor = new Visitor(tablee.url);
    const page = await visitor.get(`/evaluation/${tokenOf(id, person!.id)}`);
    expect(page.text).toContain(
      "Vos réponses sont confidentielles : l'équipe d'organisation peut voir qui a répondu quoi.",
    );
    await fill(visitor, page, { 'q.rythme': '3' });
    expect((await get(CollectedResponses).of(id)).responses).toMatchObject([
      { personId: person!.id, facts: { type: 'commune' }, answers: [{ value: 3 }] },
    ]);
  });
});
