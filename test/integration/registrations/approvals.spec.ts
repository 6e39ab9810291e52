import { EventQueries } from '../../../src/events/queries/event.queries.js';
import type { EventRecord } from '../../../src/events/domain/event.js';
import type { Organiser } from '../../../src/platform/accounts/organiser.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { APPROVAL_LINK, LINK_VERSION } from '../../../src/registrations/approvals/domain/approval.js';
import { type ApprovalRules, NO_APPROVAL } from '../../../src/registrations/approvals/domain/approval-rules.js';
import { DecideAsApprover } from '../../../src/registrations/approvals/use-cases/decide-as-approver.js';
import { DecideRequests } from '../../../src/registrations/approvals/use-cases/decide-requests.js';
import { SaveApprovalRules } from '../../../src/registrations/approvals/use-cases/save-approval-rules.js';
import { UndoDecisions } from '../../../src/registrations/approvals/use-cases/undo-decisions.js';
import { WatchDeadlines } from '../../../src/registrations/approvals/use-cases/watch-deadlines.js';
import { ApprovalsQuery } from '../../../src/registrations/approvals/queries/approvals.query.js';
import { USUAL_ONLY, type RegistrationRequest } from '../../../src/registrations/domain/registration-form.js';
import type { CollectivitySnapshot } from '../../../src/registrations/domain/registration.js';
import { ChangeRegistration } from '../../../src/registrations/use-cases/change-registration.js';
import { RegisterParticipant } from '../../../src/registrations/use-cases/register-participant.js';
import { WithdrawRegistration } from '../../../src/registrations/use-cases/withdraw-registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser } from '../../support/organisers.js';

const DAY = 86_400_000;

class TestClock extends Clock {
  at = Date.parse('2090-10-01T08:00:00Z');
  now(): Date {
    return new Date(this.at);
  }
}

const town = (name: string): CollectivitySnapshot => ({
  type: 'other',
  kind: 'syndicat',
  code: null,
  name,
  departmentCode: null,
  epciCode: null,
  epciName: null,
});

function request(email: string): RegistrationRequest {
  return {
    ...USUAL_ONLY,
    firstName: 'Maëlle',
    lastName: 'Cesbron',
    email,
    emailNormalised: email,
    phone: null,
    functionKey: 'dgs',
    functionText: null,
    collectivity: town('Syndicat des Mauges'),
    collective: null,
    remarks: null,
    options: [],
    approver: { name: 'Yves Bouchet', email: 'yves.bouchet@example.org' },
    locale: 'fr',
    noticeVersion: 1,
  };
}

describeOnEachEngine('agreements under the hands of several at once', (engine) => {
  let tablee: TestApp;
  let clock: TestClock;
  let event: EventRecord;
  let organiser: Organiser;
  let number = 0;
  const get = <Value>(type: new (...parameters: never[]) => Value): Value => tablee.app.get(type, { strict: false });

  beforeAll(async () => {
    clock = new TestClock();
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });
  afterAll(() => tablee.close());

  beforeEach(async () => {
    number++;
    const id = await givenEvent(
      { unitOfWork: get(UnitOfWork) },
      { slug: `accords-${String(number)}`, code: `ACC ${String(number)}`, capacity: 10 },
    );
    const email = `camille.${String(number)}@example.org`;
    const accountId = await givenOrganiser(tablee, { email, roles: { [id]: 'responsable' } });
    organiser = {
      accountId,
      name: 'Camille Verney',
      email,
      sessionId: 'none',
      isAdministrator: false,
      isProven: false,
    };
    event = (await get(EventQueries).byId(id))!;
  });

  async function rules(change: Partial<ApprovalRules>): Promise<void> {
    const { version } = await get(ApprovalsQuery).rulesOf(event.id);
    await get(SaveApprovalRules).execute(organiser, event.id, { ...NO_APPROVAL, ...change }, version);
  }

  async function ask(email = 'maelle@example.org') {
    const result = await get(RegisterParticipant).execute({ eventSlug: event.slug, request: request(email) });
    if (result.kind !== 'registered') throw new Error('not registered');
    return result;
  }

  const approvals = async (registrationId: string) =>
    (await get(ApprovalsQuery).ofRegistration(registrationId)).map(
      ({ step, status, decidedBy }) => `${step} ${status} ${String(decidedBy)}`,
    );
  const linkOf = async (registrationId: string) =>
    get(LinkTokens).token(
      APPROVAL_LINK,
      (await get(ApprovalsQuery).ofRegistration(registrationId)).findLast(({ step }) => step === 'employer')!.id,
      LINK_VERSION,
    );
  const status = async (id: string) =>
    (
      await get(ReadDatabase).query<{ status: string }>('SELECT status AS "status" FROM registrations WHERE id = ?', [
        id,
      ])
    )[0]!.status;
  const mails = async (id: string) =>
    (
      await get(ReadDatabase).query<{ kind: string }>(
        `SELECT kind AS "kind" FROM outgoing_emails WHERE about_id = ? AND status <> 'cancelled' ORDER BY created_at, id`,
        [id],
      )
    ).map(({ kind }) => kind);
  const decide = (ids: readonly string[], verdict: 'accept' | 'refuse') =>
    get(DecideRequests).execute({
      organiser,
      eventId: event.id,
      registrationIds: ids,
      verdict,
      reason: verdict === 'refuse' ? 'Non.' : null,
    });

  it('hears the first word only, when the employer and an organiser decide at once, twice each', async () => {
    await rules({ chain: 'employer' });
    const { registration } = await ask();
    const link = await linkOf(registration.id);
    const refuse = () => get(DecideAsApprover).execute(link, { verdict: 'refuse', reason: 'Non.' });
    await Promise.all([refuse(), decide([registration.id], 'accept'), refuse(), decide([registration.id], 'accept')]);
    const [said] = await approvals(registration.id);
    const isRefused = said === 'employer refused approver';
    expect([await approvals(registration.id), await status(registration.id)]).toEqual([
      [isRefused ? 'employer refused approver' : 'employer accepted organiser'],
      isRefused ? 'withdrawn' : 'confirmed',
    ]);
    expect(
      (await mails(registration.id)).filter((kind) => kind !== 'approval-asked' && kind !== 'request-recorded'),
    ).toEqual([isRefused ? 'request-refused' : 'registration-confirmed']);
  });

  it('decides nothing on a request withdrawn at the same moment', async () => {
    await rules({ chain: 'employer' });
    const { registration, token } = await ask();
    const link = await linkOf(registration.id);
    await Promise.all([
      get(WithdrawRegistration).execute(token),
      get(DecideAsApprover).execute(link, { verdict: 'accept', reason: null }),
    ]);
    expect(await status(registration.id)).toBe('withdrawn');
    const [places] = await get(ReadDatabase).query('SELECT taken AS "taken" FROM event_places WHERE event_id = ?', [
      event.id,
    ]);
    expect(places).toEqual({ taken: 0 });
  });

  it('reminds once and ends once what nobody decided in time, however many processes look', async () => {
    await rules({ chain: 'employer', days: { employer: 10, organiser: null }, remindDays: 3, whenLate: 'refused' });
    const { registration } = await ask();
    const look = () => get(WatchDeadlines).execute();
    clock.at += 8.5 * DAY;
    const reminded = await Promise.all([look(), look(), look()]);
    expect(reminded.map((one) => one.reminded).reduce((a, b) => a + b)).toBe(1);
    clock.at += 3 * DAY;
    const ended = await Promise.all([look(), look()]);
    expect(ended.map((one) => one.ended).reduce((a, b) => a + b)).toBe(1);
    expect(await mails(registration.id)).toEqual([
      'approval-asked',
      'request-recorded',
      'approval-reminder',
      'request-expired',
    ]);
    expect([await status(registration.id), await approvals(registration.id)]).toEqual([
      'withdrawn',
      ['employer expired null'],
    ]);
  });

  it('keeps what is late where the event says so', async () => {
    await rules({ chain: 'organiser', days: { employer: null, organiser: 2 }, whenLate: 'stays' });
    const { registration } = await ask();
    clock.at += 20 * DAY;
    expect(await get(WatchDeadlines).execute()).toEqual({ reminded: 0, ended: 0 });
    expect(await status(registration.id)).toBe('pending');
  });

  it('asks the employer, then the organisers; another employer starts the employer anew', async () => {
    await rules({ chain: 'employer-organiser' });
    const { registration, token } = await ask();
    await get(DecideAsApprover).execute(await linkOf(registration.id), { verdict: 'accept', reason: null });
    expect(await approvals(registration.id)).toEqual(['employer accepted approver', 'organiser pending null']);
    clock.at += DAY;
    await get(ChangeRegistration).execute(token, {
      ...request('maelle@example.org'),
      collectivity: town('Syndicat du Layon'),
      approver: null,
    });
    expect(await approvals(registration.id)).toEqual([
      'employer accepted approver',
      'organiser replaced null',
      'employer pending null',
    ]);
    await get(DecideAsApprover).execute(await linkOf(registration.id), { verdict: 'accept', reason: null });
    await decide([registration.id], 'accept');
    expect(await status(registration.id)).toBe('confirmed');
    // A place once given stays while the next superior is asked, and goes when they refuse.
    clock.at += DAY;
    await get(ChangeRegistration).execute(token, {
      ...request('maelle@example.org'),
      collectivity: town('Syndicat du Loir'),
      approver: null,
    });
    expect(await status(registration.id)).toBe('confirmed');
    await get(DecideAsApprover).execute(await linkOf(registration.id), { verdict: 'refuse', reason: 'Non.' });
    expect(await status(registration.id)).toBe('withdrawn');
  });

  it('takes a group for the employer’s agreement, or has organisers look at each of it', async () => {
    const bring = (email: string) =>
      get(UnitOfWork).run((tx) =>
        get(RegisterParticipant).within(tx, event, { request: { ...request(email), approver: null }, source: 'group' }),
      );
    const stateOf = async (email: string) => {
      const brought = await bring(email);
      return brought.kind === 'registered'
        ? `${brought.registration.status} ${String(brought.registration.awaits)}`
        : brought.error.code;
    };
    await rules({ chain: 'employer' });
    expect(await stateOf('ana@example.org')).toBe('confirmed null');
    await rules({ chain: 'employer', groupsAgreed: false });
    expect(await stateOf('bruno@example.org')).toBe('pending organiser');
  });

  it('undoes an act once, names what moved on since, and refuses after the minutes are over', async () => {
    await rules({ chain: 'organiser' });
    const [ana, bruno] = [await ask('ana@example.org'), await ask('bruno@example.org')];
    const { batchId } = await decide([ana.registration.id, bruno.registration.id], 'accept');
    clock.at += 60_000;
    await get(WithdrawRegistration).execute(bruno.token);
    const undone = await get(UndoDecisions).execute(organiser, batchId!);
    expect(undone).toEqual({ undone: 1, kept: [bruno.registration.reference] });
    expect(await status(ana.registration.id)).toBe('pending');
    await expect(get(UndoDecisions).execute(organiser, batchId!)).rejects.toThrow();
    // Accepted again, it is news again.
    const again = await decide([ana.registration.id], 'accept');
    expect(await mails(ana.registration.id)).toEqual(['request-recorded', 'registration-confirmed']);
    await get(UnitOfWork).run((tx) =>
      tx.execute('UPDATE decision_batches SET open_until = 0 WHERE id = ?', [again.batchId]),
    );
    await expect(get(UndoDecisions).execute(organiser, again.batchId!)).rejects.toThrow();
  });
});
