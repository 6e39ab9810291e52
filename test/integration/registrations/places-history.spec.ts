import fc from 'fast-check';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { EventRecord } from '../../../src/events/domain/event.js';
import { EventFacts } from '../../../src/events/use-cases/event-facts.js';
import type { Organiser } from '../../../src/platform/accounts/organiser.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { InvalidInput } from '../../../src/platform/errors/domain-error.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { PlacesRules } from '../../../src/registrations/places/domain/places-rules.js';
import type { CollectivitySnapshot } from '../../../src/registrations/domain/registration.js';
import { RegistrationWithdrawn } from '../../../src/registrations/domain/registration.errors.js';
import { USUAL_ONLY, type RegistrationRequest } from '../../../src/registrations/domain/registration-form.js';
import { AnswerOffer } from '../../../src/registrations/places/use-cases/answer-offer.js';
import { EndOverdueOffers } from '../../../src/registrations/places/use-cases/end-overdue-offers.js';
import { SavePlacesRules } from '../../../src/registrations/places/use-cases/save-places-rules.js';
import { PlacesFiguresQuery } from '../../../src/registrations/places/queries/places-figures.query.js';
import { ChangeRegistration } from '../../../src/registrations/use-cases/change-registration.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import { WithdrawRegistration } from '../../../src/registrations/use-cases/withdraw-registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser } from '../../support/organisers.js';

const HOUR = 3_600_000;
const ORGANISER = (accountId: string): Organiser => ({
  accountId,
  name: 'Camille Verney',
  email: 'camille.verney@example.org',
  sessionId: '',
  isAdministrator: false,
  isProven: false,
});

const BEGINNING = Date.parse('2090-10-01T08:00:00Z');

class TestClock extends Clock {
  at = BEGINNING;
  now(): Date {
    return new Date(this.at);
  }
}

type Step =
  | { do: 'register'; employer: number }
  | { do: 'leave' | 'accept' | 'decline'; who: number }
  | { do: 'move'; who: number; employer: number }
  | { do: 'resize'; capacity: number }
  | { do: 'decide'; rules: PlacesRules }
  | { do: 'wait'; hours: number };

const quota = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 });
const rules: fc.Arbitrary<PlacesRules> = fc.record({
  overbooking: fc.nat(2),
  order: fc.constantFrom('date' as const, 'balance' as const),
  communeShare: fc.constantFrom(30, 50),
  offerHours: fc.constantFrom(null, 24),
  typeQuotas: fc.record({ commune: quota, epci: quota, other: quota }),
  perCollectivity: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
});
const decision = fc.record({ do: fc.constant('decide' as const), rules });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('register' as const), employer: fc.nat(4) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('leave' as const, 'accept' as const, 'decline' as const),
      who: fc.nat(99),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), who: fc.nat(99), employer: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: decision },
);

const EMPLOYERS: readonly CollectivitySnapshot[] = [
  ['commune', '49301', 'Sèvremoine'],
  ['commune', '49007', 'Angers'],
  ['epci', '200060010', 'CA Mauges Communauté'],
  ['other', null, 'Syndicat de Sèvre'],
  ['other', null, 'Syndicat de SEVRE'],
].map(([type, code, name]) => ({
  type: type as CollectivitySnapshot['type'],
  kind: type === 'other' ? 'syndicat' : type!,
  code: code ?? null,
  name: name!,
  departmentCode: '49',
  epciCode: null,
  epciName: null,
}));

describeOnEachEngine('any history of an event, through the use-cases', (engine) => {
  let tablee: TestApp;
  let database: { unitOfWork: UnitOfWork; read: ReadDatabase };
  let accountId: string;
  const clock = new TestClock();
  let number = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine, override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    database = { unitOfWork: tablee.app.get(UnitOfWork), read: tablee.app.get(ReadDatabase) };
    accountId = await givenOrganiser(tablee);
  });
  afterAll(() => tablee.close());

  const use = <T>(type: new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  /** An event of its own with what was done to it. */
  async function given(capacity: number) {
    clock.at = BEGINNING;
    const slug = `histoire-${++number}`;
    const eventId = await givenEvent(database, { slug, capacity, code: `CIDGI ${number}` });
    await database.unitOfWork.run((tx) =>
      tx.execute("INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'responsable')", [
        eventId,
        accountId,
      ]),
    );
    return { slug, eventId, tokens: [] as string[], requests: new Map<string, RegistrationRequest>() };
  }
  type Given = Awaited<ReturnType<typeof given>>;

  async function play(meeting: Given, one: Step): Promise<void> {
    const token = 'who' in one ? (meeting.tokens[one.who % Math.max(1, meeting.tokens.length)] ?? '') : '';
    if ('who' in one && token === '') return;
    if (one.do === 'register') return register(meeting, one.employer);
    if (one.do === 'leave') await use(WithdrawRegistration).execute(token);
    if (one.do === 'accept' || one.do === 'decline') await use(AnswerOffer).execute(token, one.do);
    if (one.do === 'move') await move(meeting, token, one.employer);
    if (one.do === 'resize') await resize(meeting, one.capacity);
    if (one.do === 'decide') await decide(meeting, one.rules);
    if (one.do === 'wait') {
      clock.at += one.hours * HOUR;
      await use(EndOverdueOffers).execute();
    }
  }

  async function register(meeting: Given, employer: number): Promise<void> {
    const email = `p${meeting.tokens.length}@example.org`;
    const request: RegistrationRequest = {
      ...{ firstName: 'Maëlle', lastName: 'Cesbron', email, emailNormalised: email, phone: null, functionKey: 'dgs' },
      ...{ functionText: null, collectivity: EMPLOYERS[employer]!, collective: null, remarks: null, options: [] },
      ...USUAL_ONLY,
      locale: 'fr',
      noticeVersion: 1,
    };
    const result = await use(RegisterParticipant).execute({ eventSlug: meeting.slug, request });
    if (result.kind !== 'registered') throw new Error('nothing was asked before');
    meeting.tokens.push(result.token);
    meeting.requests.set(result.token, request);
  }

  /** Whoever has withdrawn, or would go beyond a quota, is refused: that changes nothing. */
  async function move(meeting: Given, token: string, employer: number): Promise<void> {
    const request = { ...meeting.requests.get(token)!, collectivity: EMPLOYERS[employer]! };
    await use(ChangeRegistration)
      .execute(token, request)
      .catch((error: unknown) => {
        if (!(error instanceof InvalidInput || error instanceof RegistrationWithdrawn)) throw error;
      });
  }

  async function resize({ eventId }: Given, capacity: number): Promise<void> {
    const event = await eventOf(eventId);
    await database.unitOfWork.run(
      async (tx) => {
        await tx.execute('UPDATE event_places SET capacity = ?, version = version + 1 WHERE event_id = ?', [
          capacity,
          eventId,
        ]);
        if (capacity > event.places.capacity!)
          await use(EventFacts).tell(tx, 'placesRaised', {
            event: { ...event, places: { ...event.places, capacity } },
            now: clock.at,
          });
      },
      { lane: eventId },
    );
  }

  async function decide({ slug, eventId }: Given, rules: PlacesRules): Promise<void> {
    const { version } = await use(PlacesFiguresQuery).rulesOf(eventId);
    await use(SavePlacesRules).execute(ORGANISER(accountId), slug, rules, version);
  }

  async function eventOf(eventId: string): Promise<EventRecord> {
    return (await use(EventQueries).byId(eventId))!;
  }

  interface Row {
    readonly status: string;
    readonly type: 'commune' | 'epci' | 'other';
    readonly key: string;
    readonly rank: number | null;
    readonly dueAt: number | null;
  }

  async function look({ eventId }: Given) {
    const rows = await database.read.query<Row & { name: string; code: string | null }>(
      `SELECT status AS "status", collectivity_type AS "type", collectivity_name AS "name", collectivity_code AS "code",
         waiting_rank AS "rank", decision_due_at AS "dueAt" FROM registrations WHERE event_id = ? ORDER BY waiting_rank`,
      [eventId],
    );
    const { places } = await eventOf(eventId);
    const { rules } = await use(PlacesFiguresQuery).rulesOf(eventId);
    return {
      rows: rows.map((row) => ({ ...row, key: row.code ?? row.name.toLowerCase().replace('è', 'e') })),
      places,
      rules,
    };
  }

  /** What is wrong with an event at this moment; empty where nothing is. */
  async function wrongs(meeting: Given, earlier: readonly Row[], one: Step): Promise<string[]> {
    const { rows, places, rules } = await look(meeting);
    const having = (...statuses: string[]) => rows.filter(({ status }) => statuses.includes(status));
    const counted = [having('confirmed').length, having('offered').length, having('waiting').length];
    const types = (['commune', 'epci', 'other'] as const).map(
      (type) => having('confirmed').filter((row) => row.type === type).length,
    );
    const told = [places.taken, places.held, places.waiting, places.communes, places.epci, places.others];
    const inside = having('confirmed', 'offered');
    const free = places.capacity! + places.overbooking - inside.length;
    const hasRoom = (row: Row) => {
      const most = rules.typeQuotas[row.type];
      if (most !== null && inside.filter(({ type }) => type === row.type).length >= most) return false;
      return (
        rules.perCollectivity === null || inside.filter(({ key }) => key === row.key).length < rules.perCollectivity
      );
    };
    const ranks = having('waiting').map(({ rank }) => rank);
    const isInside = ({ status }: Row) => status === 'confirmed' || status === 'offered';
    const isNew = inside.length > earlier.filter(isInside).length;
    const isBeyond = (most: number | null, of: (row: Row) => boolean) =>
      most !== null && inside.filter(of).length > Math.max(most, earlier.filter(isInside).filter(of).length);
    return [
      [...counted, ...types].join() === told.join()
        ? ''
        : `counted ${[...counted, ...types].join()}, told ${told.join()}`,
      free < 0 && isNew ? `${-free} promised beyond the places` : '',
      free > 0 && having('waiting').some(hasRoom) ? 'somebody waits beside a free place' : '',
      (['commune', 'epci', 'other'] as const).some((type) =>
        isBeyond(rules.typeQuotas[type], (row) => row.type === type),
      )
        ? 'a type goes beyond its quota'
        : '',
      inside.some(({ key }) => isBeyond(rules.perCollectivity, (row) => row.key === key))
        ? 'a collectivity goes beyond its quota'
        : '',
      new Set(ranks).size === ranks.length ? '' : `ranks ${ranks.join()}`,
      having('offered').every(({ dueAt }) => dueAt !== null && dueAt > clock.at) || one.do === 'resize'
        ? ''
        : 'an offer is over and holds a place',
    ].filter((wrong) => wrong !== '');
  }

  it('keeps counters, places, quotas and the line right at every step', async () => {
    const histories = fc.array(step, { minLength: 25, maxLength: 40, size: 'max' });
    const result = await fc.check(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), decision, histories, async (capacity, first, later) => {
        const meeting = await given(capacity);
        for (const [at, one] of [first, ...later].entries()) {
          const before = (await look(meeting)).rows;
          await play(meeting, one);
          const wrong = await wrongs(meeting, before, one);
          if (wrong.length > 0) throw new Error(`after step ${at}, ${JSON.stringify(one)}: ${wrong.join('; ')}`);
        }
      }),
      { numRuns: 14, endOnFailure: true },
    );
    expect(result.failed ? [String(result.errorInstance), fc.defaultReportMessage(result)] : []).toEqual([]);
  }, 60_000);
});
