import { AsyncLocalStorage } from 'node:async_hooks';
import { jest } from '@jest/globals';
import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { Organiser } from '../../../src/platform/accounts/organiser.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { OpenTransaction } from '../../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { COMPLETE_REGISTRATION } from '../../../src/registrations/api/registration.input.js';
import { readApprovalRules } from '../../../src/registrations/approvals/domain/approval-rules.js';
import { SaveApprovalRules } from '../../../src/registrations/approvals/use-cases/save-approval-rules.js';
import { readChangesRules } from '../../../src/registrations/changes/domain/changes-rules.js';
import { SaveChangesRules } from '../../../src/registrations/changes/use-cases/save-changes-rules.js';
import { ChangePrivacyRules } from '../../../src/registrations/privacy/use-cases/change-privacy-rules.js';
import { SteadySettings } from '../../../src/registrations/settings/queries/steady-settings.query.js';
import { ReadRegistrationRequest } from '../../../src/registrations/use-cases/read-registration-request.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenBookableAteliers } from '../../support/builders/bookings.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser } from '../../support/organisers.js';

const SLUG = 'demande-peu';

describeOnEachEngine('a registration where organisers decided nothing', (engine) => {
  /** Whatever jobs of the house do at the same moment is none of it. */
  const asked = new AsyncLocalStorage<string[]>();
  let tablee: TestApp;
  let eventId: string;
  let organiser: Organiser;
  const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    eventId = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug: SLUG, capacity: 2 });
    const [name, email] = ['Camille Verney', 'camille.verney@example.org'];
    const accountId = await givenOrganiser(tablee, { name, email, roles: { [eventId]: 'responsable' } });
    organiser = { accountId, sessionId: '', name, email, isAdministrator: false, isProven: true };
    for (const [type, method] of [
      [ReadDatabase, 'query'],
      [OpenTransaction, 'query'],
      [OpenTransaction, 'execute'],
    ] as const) {
      const prototype = type.prototype as unknown as Record<string, (sql: string, ...rest: unknown[]) => unknown>;
      const original = prototype[method]!;
      jest.spyOn(prototype, method).mockImplementation(function (this: unknown, sql: string, ...rest: unknown[]) {
        asked.getStore()?.push(sql);
        return original.call(this, sql, ...rest);
      });
    }
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await tablee.close();
  });

  async function statementsOf(email: string, slug = SLUG, more: object = {}): Promise<string[]> {
    const statements: string[] = [];
    await asked.run(statements, async () => {
      const request = await get(ReadRegistrationRequest).read(slug, { ...COMPLETE_REGISTRATION, ...more, email }, 'fr');
      await get(RegisterParticipant).execute({ eventSlug: slug, request });
    });
    return statements;
  }

  // Twice the event's version, its places, the address; then the person, the places and the mail, one message on PostgreSQL.
  const expected = engine === 'sqlite' ? 7 : 5;

  it.each([
    ['on a place', 'deuxieme@example.org'],
    ['on the waiting list', 'troisieme@example.org'],
  ])(`asks ${expected} things of the database, %s`, async (_, email) => {
    if (email.startsWith('deuxieme')) await statementsOf('premier@example.org');
    const statements = await statementsOf(email);
    expect({ count: statements.length, statements }).toEqual({ count: expected, statements });
  });

  it('asks three things more where a seat in an atelier is taken: how many are, the seat, and the wish', async () => {
    const slug = 'ateliers-reserves';
    const booked = await givenEvent({ unitOfWork: get(UnitOfWork) }, { slug, code: 'CIDGI 007' });
    await givenBookableAteliers(get(UnitOfWork), booked, [['A', 'B']], { A: 9 });
    const wishes = [{ phase: 1, atelier: 'A', rank: 1 }];
    await statementsOf('avant@example.org', slug, { wishes });
    const statements = await statementsOf('apres@example.org', slug, { wishes });
    // On PostgreSQL the seat goes with the person, the places and the mail.
    const more = engine === 'sqlite' ? 3 : 2;
    expect({ count: statements.length, statements }).toEqual({ count: expected + more, statements });
  });

  it.each([
    [
      'approval',
      () => get(SaveApprovalRules).execute(organiser, eventId, readApprovalRules({ chain: 'organiser' }), 0),
    ],
    ['changes', () => get(SaveChangesRules).execute(organiser, eventId, readChangesRules({}), 0)],
    [
      'privacy',
      () =>
        get(ChangePrivacyRules).execute(organiser, SLUG, { needsDays: '30', registrationMonths: '6', version: '0' }),
    ],
  ] as const)('what organisers decide on %s counts from the next one on', async (topic, save) => {
    const version = async () => {
      const { event } = (await get(EventQueries).steady(SLUG))!;
      return (await get(SteadySettings).of(event, topic)).version;
    };
    const before = await version();
    await save();
    expect([before, await version()]).toEqual([0, 1]);
  });
});
