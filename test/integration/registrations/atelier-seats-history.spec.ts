import fc from 'fast-check';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { InvalidInput } from '../../../src/platform/errors/domain-error.js';
import { type RegistrationRequest, USUAL_ONLY } from '../../../src/registrations/domain/registration-form.js';
import { RegistrationWithdrawn } from '../../../src/registrations/domain/registration.errors.js';
import { AnswerOffer } from '../../../src/registrations/places/use-cases/answer-offer.js';
import { ChangeRegistration } from '../../../src/registrations/use-cases/change-registration.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import { WithdrawRegistration } from '../../../src/registrations/use-cases/withdraw-registration.js';
import { FollowProgramme } from '../../../src/registrations/wishes/use-cases/follow-programme.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenBookableAteliers } from '../../support/builders/bookings.js';
import { givenEvent } from '../../support/builders/events.js';
import { aRegistration } from '../../support/builders/registration.js';
import { describeOnEachEngine } from '../../support/databases.js';

const LETTERS = ['A', 'B', 'C'] as const;
const PHASES = [1, 2] as const;

class StandingClock extends Clock {
  now(): Date {
    return new Date(Date.parse('2090-10-01T08:00:00Z'));
  }
}

type Step =
  | { do: 'register'; choice: readonly [number, number] }
  | { do: 'change'; who: number; choice: readonly [number, number] }
  | { do: 'leave' | 'accept' | 'decline'; who: number }
  | { do: 'seats'; atelier: number; seats: number };

/** An atelier of each phase; beyond the letters: no preference. */
const choice = fc.tuple(fc.nat(3), fc.nat(3));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('register' as const), choice }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('change' as const), who: fc.nat(99), choice }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('leave' as const, 'accept' as const, 'decline' as const),
      who: fc.nat(99),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('seats' as const), atelier: fc.nat(2), seats: fc.nat(4) }),
  },
);

function aRequest(number: number, choice: readonly [number, number]): RegistrationRequest {
  const { firstName, phone, functionKey, functionText, collectivity, collective, remarks } = aRegistration();
  const person = { firstName, phone, functionKey, functionText, collectivity, collective, remarks };
  const email = `p${number}@example.org`;
  const wishes = PHASES.map((phase, at) => {
    const atelier = LETTERS[choice[at]!] ?? '';
    return { phase, atelier, rank: atelier === '' ? 0 : 1 };
  });
  const said = { ...USUAL_ONLY, options: [], locale: 'fr', noticeVersion: 1, wishes } as const;
  return { ...person, ...said, lastName: `P${number}`, email, emailNormalised: email };
}

describeOnEachEngine('seats in ateliers', (engine) => {
  let tablee: TestApp;
  let unitOfWork: UnitOfWork;
  let read: ReadDatabase;
  let number = 0;

  beforeAll(async () => {
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(Clock).useValue(new StandingClock()),
    });
    unitOfWork = tablee.app.get(UnitOfWork);
    read = tablee.app.get(ReadDatabase);
  });
  afterAll(() => tablee.close());
  const use = <T>(type: new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  async function given(capacity: number, seats: Record<string, number>) {
    const slug = `sieges-${++number}`;
    const eventId = await givenEvent({ unitOfWork }, { slug, capacity, code: `CIDGI ${number}` });
    await givenBookableAteliers(unitOfWork, eventId, [LETTERS, LETTERS], seats);
    if (number % 2 === 0)
      await unitOfWork.run((tx) =>
        tx.execute(
          `INSERT INTO registration_settings (event_id, topic, body, version, updated_at) VALUES (?, 'places', ?, 1, 0)`,
          [eventId, JSON.stringify({ offerHours: 24 })],
        ),
      );
    return { slug, eventId, seats: { ...seats }, tokens: [] as string[] };
  }
  type Given = Awaited<ReturnType<typeof given>>;

  /** @returns what was refused, « 1A »; empty where nothing was. */
  async function play(meeting: Given, one: Step): Promise<string[]> {
    const token = 'who' in one ? (meeting.tokens[one.who % Math.max(1, meeting.tokens.length)] ?? '') : '';
    if ('who' in one && token === '') return [];
    try {
      if (one.do === 'register') {
        const request = aRequest(meeting.tokens.length, one.choice);
        const result = await use(RegisterParticipant).execute({ eventSlug: meeting.slug, request });
        if (result.kind === 'registered') meeting.tokens.push(result.token);
      }
      if (one.do === 'change')
        await use(ChangeRegistration).execute(token, aRequest(meeting.tokens.indexOf(token), one.choice));
      if (one.do === 'leave') await use(WithdrawRegistration).execute(token);
      if (one.do === 'accept' || one.do === 'decline') await use(AnswerOffer).execute(token, one.do);
      if (one.do === 'seats') await reseat(meeting, LETTERS[one.atelier]!, one.seats);
      return [];
    } catch (error) {
      if (error instanceof RegistrationWithdrawn) return [];
      if (!(error instanceof InvalidInput)) throw error;
      return error.fields.map(({ field }) => field.replace('wishes.', '').replace('.', ''));
    }
  }

  /** The programme is published anew, with another number of seats. */
  async function reseat(meeting: Given, letter: string, count: number): Promise<void> {
    meeting.seats[letter] = count;
    const tracks = LETTERS.map((one) => ({
      letter: one,
      title: `Atelier ${one}`,
      seats: meeting.seats[one],
      speakers: [],
    }));
    await unitOfWork.run(
      async (tx) => {
        await tx.execute('UPDATE sessions SET tracks = ? WHERE event_id = ?', [
          JSON.stringify(tracks),
          meeting.eventId,
        ]);
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [meeting.eventId]);
        await use(FollowProgramme).within(tx, meeting.eventId);
      },
      { lane: meeting.eventId },
    );
  }

  interface Standing {
    readonly id: string;
    readonly email: string;
    readonly status: string;
    /** « 1A » */
    readonly seats: readonly string[];
  }

  async function look({ eventId }: Given): Promise<Standing[]> {
    const rows = await read.query<{ id: string; email: string; status: string; seat: string | null }>(
      `SELECT r.id AS "id", r.email AS "email", r.status AS "status", b.phase || b.atelier AS "seat" FROM registrations r
       LEFT JOIN atelier_bookings b ON b.registration_id = r.id WHERE r.event_id = ? ORDER BY r.created_at, r.id, b.phase`,
      [eventId],
    );
    const ids = [...new Set(rows.map(({ id }) => id))];
    return ids.map((id) => {
      const own = rows.filter((row) => row.id === id);
      return { ...own[0]!, seats: own.flatMap(({ seat }) => seat ?? []) };
    });
  }

  /** What is wrong with a step; empty where nothing is. */
  function wrongs(meeting: Given, one: Step, before: Standing[], after: Standing[], refused: string[]): string[] {
    const count = (people: Standing[], seat: string) => people.filter(({ seats }) => seats.includes(seat)).length;
    const cells = PHASES.flatMap((phase) => LETTERS.map((letter) => ({ seat: `${phase}${letter}`, letter })));
    const actor = 'who' in one ? `p${one.who % Math.max(1, meeting.tokens.length)}@example.org` : '';
    const found: string[] = [];
    for (const { seat, letter } of cells) {
      const [was, is, most] = [count(before, seat), count(after, seat), meeting.seats[letter]!];
      if (is > was && is > most) found.push(`${is} sit in ${seat}, which has ${most}`);
      if (refused.includes(seat) && was < most) found.push(`${seat} was refused with ${was} of ${most}`);
    }
    for (const person of after) {
      if (person.seats.length > 0 && person.status !== 'confirmed') found.push(`${person.status} holds a seat`);
      const earlier = before.find(({ id }) => id === person.id);
      const lost = earlier?.seats.filter((seat) => !person.seats.includes(seat)) ?? [];
      if (lost.length > 0 && person.email !== actor) found.push(`${person.email} lost ${lost.join()}`);
      const isNewcomer = one.do === 'register' && !earlier && person.status === 'confirmed';
      if (!isNewcomer) continue;
      const asked = one.choice.flatMap((letter, at) => (LETTERS[letter] ? [`${PHASES[at]}${LETTERS[letter]}`] : []));
      if (asked.join() !== person.seats.join()) found.push(`asked ${asked.join()}, got ${person.seats.join()}`);
    }
    if (refused.length > 0 && JSON.stringify(before) !== JSON.stringify(after)) found.push('a refusal has written');
    return found;
  }

  it('are given to who comes first, and never beyond what there is, in any history', async () => {
    const histories = fc.array(step, { minLength: 25, maxLength: 40, size: 'max' });
    const seats = fc.record({ A: fc.nat(3), B: fc.integer({ min: 1, max: 4 }), C: fc.integer({ min: 2, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), seats, histories, async (capacity, first, steps) => {
        const meeting = await given(capacity, first);
        let before = await look(meeting);
        for (const [at, one] of steps.entries()) {
          const refused = await play(meeting, one);
          const after = await look(meeting);
          const found = wrongs(meeting, one, before, after, refused);
          if (found.length > 0) throw new Error(`step ${at} ${JSON.stringify(one)}: ${found.join('; ')}`);
          before = after;
        }
      }),
      { numRuns: engine === 'sqlite' ? 12 : 5 },
    );
  });

  it('are sold once each in a rush, whoever comes at the same moment', async () => {
    const meeting = await given(90, { A: 20, B: 5 });
    const event = (await use(EventQueries).byId(meeting.eventId))!;
    // Jobs without a lane run side by side on PostgreSQL, as those of several processes do.
    const asked = Array.from({ length: 60 }, (_, person) =>
      unitOfWork.run((tx) =>
        use(RegisterParticipant).within(tx, event, { request: aRequest(person, [0, person % 2]), source: 'self' }),
      ),
    );
    const verdicts = (await Promise.all(asked)).map(({ kind }) => kind);
    expect(verdicts.filter((kind) => kind === 'registered')).toHaveLength(20);
    const all = (await look(meeting)).flatMap(({ seats }) => seats);
    const count = (seat: string) => all.filter((one) => one === seat).length;
    expect({ '1A': count('1A'), all: all.length }).toEqual({ '1A': 20, all: 40 });
    expect(count('2B')).toBeLessThanOrEqual(5);
  });
});
