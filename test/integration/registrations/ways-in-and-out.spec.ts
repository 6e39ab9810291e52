import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { EventRecord } from '../../../src/events/domain/event.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { type RegistrationRequest, USUAL_ONLY } from '../../../src/registrations/domain/registration-form.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { AdmitRegistration } from '../../../src/registrations/use-cases/admit-registration.js';
import { EndRegistration } from '../../../src/registrations/use-cases/end-registration.js';
import { HandOverPlace } from '../../../src/registrations/use-cases/hand-over-place.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import { RegistrationFacts } from '../../../src/registrations/use-cases/registration-facts.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aRegistration } from '../../support/builders/registration.js';
import { givenEvent, type EventGiven } from '../../support/builders/events.js';
import { givenOption } from '../../support/builders/options.js';
import { describeOnEachEngine } from '../../support/databases.js';

const NOW = Date.parse('2090-10-01T08:00:00Z');

function aRequest(email: string, change: Partial<RegistrationRequest> = {}): RegistrationRequest {
  const { firstName, lastName, phone, functionKey, functionText, collectivity, collective, remarks } = aRegistration();
  const person = { firstName, lastName, phone, functionKey, functionText, collectivity, collective, remarks };
  const said = { ...USUAL_ONLY, options: [], locale: 'fr', noticeVersion: 1 } as const;
  return { ...person, ...said, email, emailNormalised: email, ...change };
}

describeOnEachEngine('the ways in and out of an event', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let events = 0;
  const told: string[] = [];

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork);
    const facts = use(RegistrationFacts);
    facts.on('asked', (_, { registration }) => tell(`asked ${registration.status}`));
    facts.on('moved', (_, { before, registration }) => tell(`${before.status} → ${registration.status}`));
  });
  beforeEach(() => {
    told.length = 0;
  });
  afterAll(() => tablee.close());

  const tell = (what: string) => {
    told.push(what);
    return Promise.resolve();
  };
  const use = <T>(type: new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
  const inEvent = <T>({ id }: EventRecord, job: (tx: Transaction) => Promise<T>) => unitOfWork.run(job, { lane: id });

  async function given(event: EventGiven): Promise<EventRecord> {
    const number = ++events;
    const id = await givenEvent({ unitOfWork }, { ...event, slug: `e${number}`, code: `CIDGI ${number}` });
    return (await use(EventQueries).byId(id))!;
  }

  async function registered(event: EventRecord, email: string, change: Partial<RegistrationRequest> = {}) {
    const result = await use(RegisterParticipant).execute({ eventSlug: event.slug, request: aRequest(email, change) });
    if (result.kind !== 'registered') throw new Error('nothing was asked before');
    return result.registration;
  }

  async function rows(event: EventRecord) {
    return tablee.app.get(ReadDatabase).query<Record<string, unknown>>(
      `SELECT email AS "email", status AS "status", waiting_rank AS "rank", ended_by AS "endedBy", source AS "source"
       FROM registrations WHERE event_id = ? ORDER BY created_at, id`,
      [event.id],
    );
  }

  it('many in one transaction: each has a verdict, and a refusal has written nothing', async () => {
    const event = await given({ capacity: 2, waitingList: false });
    const dinner = await givenOption(unitOfWork, event.id, { capacity: 0 });
    const known = await registered(event, 'known@example.org');
    const attempt = (tx: Transaction, email: string, change: Partial<RegistrationRequest> = {}) =>
      use(RegisterParticipant).within(tx, event, { request: aRequest(email, change), source: 'group', groupId: null });
    const verdicts = await inEvent(event, async (tx) => [
      await attempt(tx, known.email),
      await attempt(tx, 'hungry@example.org', { options: [dinner] }),
      await attempt(tx, 'welcome@example.org'),
      await attempt(tx, 'late@example.org'),
    ]);
    expect(verdicts.map((one) => (one.kind === 'registered' ? one.registration.status : one.error.code))).toEqual([
      'already-registered',
      'invalid-input',
      'confirmed',
      'registration-full',
    ]);
    expect((await rows(event)).map(({ email, source }) => [email, source])).toEqual([
      ['known@example.org', 'self'],
      ['welcome@example.org', 'group'],
    ]);
    expect(told).toEqual(['asked confirmed', 'asked confirmed']);
  });

  it('an organiser registers after the closing, and beyond the places only when told so', async () => {
    const event = await given({ capacity: 0, closesAt: 1 });
    const attempt = (email: string, change: object) =>
      inEvent(event, (tx) => use(RegisterParticipant).within(tx, event, { request: aRequest(email), ...change }));
    const said = [
      await attempt('self@example.org', {}),
      await attempt('by.phone@example.org', { onBehalf: true, source: 'organiser', silent: true }),
      await attempt('mayor@example.org', { onBehalf: true, source: 'organiser', beyondPlaces: true }),
    ].map((one) => (one.kind === 'registered' ? one.registration.status : one.error.code));
    expect(said).toEqual(['registration-closed', 'waiting', 'confirmed']);
    const mails = await tablee.app
      .get(ReadDatabase)
      .query<{ to: string }>('SELECT to_address AS "to" FROM outgoing_emails WHERE event_id = ?', [event.id]);
    expect(mails.map(({ to }) => to)).toEqual(['mayor@example.org']);
  });

  it('an agreement is decided like a newcomer, a refusal frees nothing, and an end lets the next in', async () => {
    const event = await given({ capacity: 1 });
    const first = await registered(event, 'first@example.org');
    const pending = async (email: string): Promise<RegistrationRecord> => {
      const one = await registered(event, email);
      await inEvent(event, async (tx) => {
        await tx.execute(
          "UPDATE registrations SET status = 'pending', awaits = 'organiser', waiting_rank = NULL WHERE id = ?",
          [one.id],
        );
        await tx.execute('UPDATE event_places SET waiting = waiting - 1 WHERE event_id = ?', [event.id]);
      });
      return one;
    };
    const [agreed, refused] = [await pending('agreed@example.org'), await pending('refused@example.org')];
    told.length = 0;
    const admitted = await inEvent(event, (tx) => use(AdmitRegistration).within(tx, event, agreed, NOW));
    expect([admitted.status, admitted.waitingPosition]).toEqual(['waiting', 1]);
    const end = (one: RegistrationRecord, by: 'organiser' | 'person') =>
      inEvent(event, (tx) =>
        use(EndRegistration).within(tx, event, one, { by, reason: 'complet', now: NOW, mail: false }),
      );
    await end(refused, 'organiser');
    await end(first, 'person');
    await end(first, 'organiser');
    expect(told).toEqual(['pending → waiting', 'pending → withdrawn', 'confirmed → withdrawn', 'waiting → confirmed']);
    expect((await rows(event)).map(({ status, endedBy }) => [status, endedBy])).toEqual([
      ['withdrawn', 'person'],
      ['confirmed', null],
      ['withdrawn', 'organiser'],
    ]);
  });

  it('a colleague takes over the place in the line, and nobody else gains or loses by it', async () => {
    const event = await given({ capacity: 1 });
    await registered(event, 'in@example.org');
    const first = await registered(event, 'first@example.org');
    await registered(event, 'second@example.org');
    const over = await inEvent(event, (tx) =>
      use(HandOverPlace).within(tx, event, first, aRequest('colleague@example.org'), NOW),
    );
    expect([over.former.endedBy, over.registration.status, over.registration.replacesId]).toEqual([
      'substituted',
      'waiting',
      first.id,
    ]);
    const third = await registered(event, 'third@example.org');
    expect(third.waitingPosition).toBe(3);
    const line = (await rows(event)).filter(({ status }) => status === 'waiting');
    expect(line.map(({ email, rank }) => [rank, email]).sort()).toEqual([
      [1, 'colleague@example.org'],
      [2, 'second@example.org'],
      [3, 'third@example.org'],
    ]);
  });
});
