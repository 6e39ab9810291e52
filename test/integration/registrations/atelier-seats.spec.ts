import type { EventRecord } from '../../../src/events/domain/event.js';
import { EventFacts } from '../../../src/events/use-cases/event-facts.js';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { Organiser } from '../../../src/platform/accounts/organiser.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { InvalidInput } from '../../../src/platform/errors/domain-error.js';
import { PlacesRepository } from '../../../src/registrations/data/places.repository.js';
import { type RegistrationRequest, USUAL_ONLY } from '../../../src/registrations/domain/registration-form.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { MergeRegistrations } from '../../../src/registrations/list/use-cases/merge-registrations.js';
import { PersonalFacts } from '../../../src/registrations/messages/queries/personal-facts.js';
import { AdmitRegistration } from '../../../src/registrations/use-cases/admit-registration.js';
import { ChangeRegistration } from '../../../src/registrations/use-cases/change-registration.js';
import { EndRegistration } from '../../../src/registrations/use-cases/end-registration.js';
import { HandOverPlace } from '../../../src/registrations/use-cases/hand-over-place.js';
import { KeepChoices } from '../../../src/registrations/use-cases/keep-choices.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import type { WishRule } from '../../../src/registrations/wishes/domain/wish-rounds.js';
import { FollowWishRule } from '../../../src/registrations/wishes/use-cases/follow-wish-rule.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenBookableAteliers } from '../../support/builders/bookings.js';
import { type EventGiven, givenEvent } from '../../support/builders/events.js';
import { aRegistration } from '../../support/builders/registration.js';
import { describeOnEachEngine } from '../../support/databases.js';

const NOW = Date.parse('2090-10-01T08:00:00Z');
const TWO_PHASES = [
  ['A', 'B', 'C'],
  ['A', 'B', 'C'],
];

/** « 1A 2B »: an atelier of each phase; « 2- » for no preference. */
const wishesOf = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ phase: Number(one[0]), atelier: one.slice(1).replace('-', ''), rank: one.endsWith('-') ? 0 : 1 }));

function aRequest(name: string, chosen: string): RegistrationRequest {
  const { firstName, phone, functionKey, functionText, collectivity, collective, remarks } = aRegistration();
  const person = { firstName, lastName: name, phone, functionKey, functionText, collectivity, collective, remarks };
  const email = `${name.toLowerCase()}@example.org`;
  const said = { ...USUAL_ONLY, options: [], locale: 'fr', noticeVersion: 1, wishes: wishesOf(chosen) } as const;
  return { ...person, ...said, email, emailNormalised: email };
}

describeOnEachEngine('a seat in an atelier', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork);
  });
  afterAll(() => tablee.close());

  const use = <T>(type: new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
  const inEvent = <T>({ id }: EventRecord, job: (tx: Transaction) => Promise<T>) => unitOfWork.run(job, { lane: id });
  const query = <Row>(sql: string, ...parameters: unknown[]) =>
    tablee.app.get(ReadDatabase).query<Row>(sql, parameters);

  async function given(event: EventGiven = {}, rule: Partial<WishRule> = {}): Promise<EventRecord> {
    const number = ++events;
    const id = await givenEvent(
      { unitOfWork },
      { capacity: 90, ...event, slug: `a${number}`, code: `CIDGI ${number}` },
    );
    await givenBookableAteliers(unitOfWork, id, TWO_PHASES, { A: 1, B: 2 }, rule);
    return (await use(EventQueries).byId(id))!;
  }

  async function register(event: EventRecord, name: string, chosen: string) {
    const result = await use(RegisterParticipant).execute({ eventSlug: event.slug, request: aRequest(name, chosen) });
    if (result.kind !== 'registered') throw new Error('nothing was asked before');
    return result;
  }

  const change = (token: string, name: string, chosen: string) =>
    use(ChangeRegistration).execute(token, aRequest(name, chosen));
  const end = (event: EventRecord, registration: Pick<RegistrationRecord, 'id'>) =>
    inEvent(event, (tx) =>
      use(EndRegistration).within(tx, event, registration, { by: 'person', now: NOW, mail: false }),
    );

  /** « Un 1A 2B »: who holds what, by name. */
  async function held({ id }: EventRecord): Promise<string[]> {
    const rows = await query<{ name: string; phase: number; atelier: string }>(
      `SELECT r.last_name AS "name", b.phase AS "phase", b.atelier AS "atelier" FROM atelier_bookings b
       JOIN registrations r ON r.id = b.registration_id WHERE b.event_id = ? ORDER BY r.last_name, b.phase`,
      id,
    );
    const names = [...new Set(rows.map(({ name }) => name))];
    const of = (name: string) =>
      rows.filter((row) => row.name === name).map(({ phase, atelier }) => `${phase}${atelier}`);
    return names.map((name) => [name, ...of(name)].join(' '));
  }

  async function refused(job: Promise<unknown>): Promise<unknown[]> {
    const error = await job.catch((thrown: unknown) => thrown);
    if (!(error instanceof InvalidInput)) throw new Error('it was not refused so', { cause: error });
    return error.fields.map(({ field, code, parameters }) => [field, code, parameters?.free]);
  }

  const mailOf = async (name: string, kind: string) => {
    const rows = await query<{ text: string }>(
      `SELECT body_text AS "text" FROM outgoing_emails WHERE kind = ? AND to_address = ? ORDER BY created_at DESC, id DESC`,
      kind,
      `${name.toLowerCase()}@example.org`,
    );
    return (rows[0]?.text ?? '').replace(/\s+/g, ' ').replaceAll('’', "'");
  };

  it('goes to who comes first; the next is told what is full and what is free, and nothing is written', async () => {
    const event = await given();
    await register(event, 'Un', '1A 2B');
    expect(await refused(register(event, 'Deux', '1A 2B'))).toEqual([
      ['wishes.1.A', 'atelier-full', 'B. Atelier B, C. Atelier C'],
    ]);
    expect(await refused(register(event, 'Deux', '1Z 2B'))).toEqual([['wishes.1.Z', 'atelier-gone', undefined]]);
    await register(event, 'Deux', '1C 2B');
    await register(event, 'Trois', '1- 2C');
    expect(await refused(register(event, 'Quatre', '1B 2B'))).toEqual([
      ['wishes.2.B', 'atelier-full', 'A. Atelier A, C. Atelier C'],
    ]);
    expect(await held(event)).toEqual(['Deux 1C 2B', 'Trois 2C', 'Un 1A 2B']);
    expect(await mailOf('Un', 'registration-confirmed')).toContain('Phase 1 : A. Atelier A ; Phase 2 : B. Atelier B');
    expect(await mailOf('Trois', 'registration-confirmed')).toContain("Phase 1 : sans préférence, l'équipe vous place");
  });

  it('stands in the convocation, until a published plan says more', async () => {
    const event = await given();
    const { registration: one } = await register(event, 'Un', '1A 2B');
    const { registration: two } = await register(event, 'Deux', '1C 2-');
    const facts = await use(PersonalFacts).of(event, [one, two]);
    const said = [one, two].map(({ id }) => facts.get(id)!.map(({ label, value }) => `${label} ${value}`));
    expect(said.map((lines) => lines.map((line) => line.replace(/\s+/g, ' ').replaceAll('’', "'")))).toEqual([
      ['Ateliers Phase 1 : A. Atelier A ; Phase 2 : B. Atelier B'],
      ["Ateliers Phase 1 : C. Atelier C ; Phase 2 : sans préférence, l'équipe vous place"],
    ]);
  });

  it('is only wished for by who waits, and given with the place if one is left', async () => {
    const event = await given({ capacity: 1 });
    const one = await register(event, 'Un', '1B 2C');
    await register(event, 'Deux', '1A 2B');
    const { registration } = await register(event, 'Trois', '1A 2B');
    expect(await held(event)).toEqual(['Un 1B 2C']);
    await end(event, one.registration);
    await inEvent(event, (tx) => use(AdmitRegistration).within(tx, event, registration, NOW, { beyondPlaces: true }));
    expect(await held(event)).toEqual(['Deux 1A 2B', 'Trois 2B']);
    expect(await mailOf('Trois', 'registration-promoted')).toContain(
      'Phase 1 : « A. Atelier A » est complet : choisissez un autre atelier sur votre page personnelle',
    );
  });

  it('stays with who has it, whatever fills up or closes, and is free again when they change or leave', async () => {
    const event = await given();
    const one = await register(event, 'Un', '1A 2A');
    await change(one.token, 'Un', '1A 2B');
    expect(await held(event)).toEqual(['Un 1A 2B']);
    const two = await register(event, 'Deux', '1B 2A');
    expect(await refused(change(one.token, 'Un', '1A 2A'))).toEqual([
      ['wishes.2.A', 'atelier-full', 'B. Atelier B, C. Atelier C'],
    ]);
    await end(event, two.registration);
    await change(one.token, 'Un', '1A 2A');
    expect(await held(event)).toEqual(['Un 1A 2A']);
  });

  it('is taken by nobody after the choice is closed', async () => {
    const event = await given({}, { closesAt: Date.parse('2020-01-01T00:00:00Z') });
    expect(await refused(register(event, 'Un', '1A'))).toEqual([['wishes.1.A', 'atelier-closed', undefined]]);
    await register(event, 'Un', '');
    expect(await held(event)).toEqual([]);
  });

  it('goes to the colleague who comes instead, and to the registration that stays', async () => {
    const event = await given();
    const one = await register(event, 'Un', '1A 2B');
    await inEvent(event, (tx) =>
      use(HandOverPlace).within(tx, event, one.registration, aRequest('Remplacante', ''), NOW),
    );
    expect(await held(event)).toEqual(['Remplacante 1A 2B']);
    const twice = await register(event, 'Deux', '1B 2C');
    const again = await register(event, 'Deuxbis', '1C 2A');
    await use(MergeRegistrations).execute({
      organiser: { accountId: null, name: 'Camille' } as unknown as Organiser,
      event,
      kept: twice.registration.reference,
      merged: again.registration.reference,
      choices: { wishes: 'merged' },
      mail: false,
    });
    expect(await held(event)).toEqual(['Deux 1C 2A', 'Remplacante 1A 2B']);
  });

  it('is taken at an event that begins as a copy too, until the same hour so many days later', async () => {
    const event = await given({}, { closesAt: Date.parse('2090-10-15T16:00:00Z') });
    const to = await givenEvent({ unitOfWork }, { slug: `copie-${event.slug}`, code: `CIDGI ${event.slug}` });
    await unitOfWork.run((tx) =>
      use(EventFacts).tell(tx, 'copied', { fromEventId: event.id, toEventId: to, days: 30 }),
    );
    const [copy] = await query<{ books: boolean | number; body: string }>(
      `SELECT p.books_ateliers AS "books", s.body AS "body" FROM event_places p
       JOIN registration_settings s ON s.event_id = p.event_id AND s.topic = 'form' WHERE p.event_id = ?`,
      to,
    );
    const { wishes } = JSON.parse(copy!.body) as { wishes: WishRule };
    // In winter it is 18 h in Paris an hour later.
    expect([Boolean(copy!.books), wishes.how, new Date(wishes.closesAt!).toISOString()]).toEqual([
      true,
      'booked',
      '2090-11-14T17:00:00.000Z',
    ]);
  });

  it('is given back where a place is taken back, and stays wished for', async () => {
    const event = await given();
    const register = (name: string, chosen: string) =>
      inEvent(event, (tx) =>
        use(RegisterParticipant).within(tx, event, { request: aRequest(name, chosen), asRequest: true }),
      );
    const asked = await register('Un', '1A 2B');
    if (asked.kind !== 'registered') throw asked.error;
    expect(await held(event)).toEqual([]);
    const admitted = await inEvent(event, (tx) => use(AdmitRegistration).within(tx, event, asked.registration, NOW));
    expect(await held(event)).toEqual(['Un 1A 2B']);
    await inEvent(event, async (tx) => {
      const places = (await use(PlacesRepository).lock(tx, event.id))!;
      await use(KeepChoices).giveBack(tx, places, admitted);
    });
    expect(await held(event)).toEqual([]);
    expect(
      await query(
        'SELECT atelier AS "atelier" FROM registration_wishes WHERE registration_id = ? ORDER BY phase',
        admitted.id,
      ),
    ).toEqual([{ atelier: 'A' }, { atelier: 'B' }]);
  });

  it('comes of first wishes when ateliers are booked from now on, in the order of registration; and goes again', async () => {
    const event = await given({}, { how: 'ranked', ranks: 2 });
    for (const [name, chosen] of [
      ['Un', '1A 2B'],
      ['Deux', '1A 2B'],
      ['Trois', '2B'],
    ] as const)
      await register(event, name, chosen);
    const rule = {
      how: 'ranked',
      per: 'phase',
      ranks: 2,
      mayAbstain: true,
      distinctThemes: false,
      closesAt: null,
    } as const;
    const follow = (before: WishRule, after: WishRule) =>
      inEvent(event, async (tx) => {
        await use(PlacesRepository).lock(tx, event.id);
        return use(FollowWishRule).within(tx, event.id, { before, after, now: NOW });
      });
    expect(await follow(rule, { ...rule, how: 'booked' })).toEqual({ kind: 'booked', booked: 3, without: 2 });
    expect(await held(event)).toEqual(['Deux 2B', 'Un 1A 2B']);
    expect(await follow({ ...rule, how: 'booked' }, rule)).toEqual({ kind: 'dissolved', dissolved: 3 });
    expect(await held(event)).toEqual([]);
  });
});
