import { Planner } from '../../../src/ateliers/planner.js';
import { ProposePlan } from '../../../src/ateliers/use-cases/propose-plan.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LinkTokens } from '../../../src/platform/mail/link-tokens.js';
import { REGISTRATION_LINK } from '../../../src/registrations/domain/personal-link.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenAteliers } from '../../support/builders/ateliers.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { PlannerInProcess } from '../../support/planner.js';
import { csrfOf, type Visitor } from '../../support/visitor.js';

const BASE = '/organiser/evenements/seminaire/tables';

interface State {
  readonly version: number;
  readonly messages: readonly string[];
  readonly since: readonly string[];
  readonly overrulable: boolean;
  readonly undo: string | null;
  readonly seats: readonly { person: string; seats: readonly { phase: number; table: number; locked: boolean }[] }[];
  readonly problems: readonly { kind: string; text: string }[];
}

describeOnEachEngine('ateliers and tables', (engine) => {
  let tablee: TestApp;
  let eventId: string;
  let people: RegistrationRecord[];
  let organiser: Visitor;
  let plan: string;
  const unitOfWork = () => tablee.app.get(UnitOfWork, { strict: false });

  beforeAll(async () => {
    tablee = await startTestApp({
      engine,
      override: (builder) => builder.overrideProvider(Planner).useClass(PlannerInProcess),
    });
    eventId = await givenEvent({ unitOfWork: unitOfWork() });
    await givenAteliers({ unitOfWork: unitOfWork() }, eventId, [
      ['A', 'B'],
      ['A', 'B'],
    ]);
    people = await givenRegistrations(
      { unitOfWork: unitOfWork() },
      eventId,
      Array.from({ length: 12 }, (_, n) => ({ firstName: 'Ana', lastName: `Ruiz${String.fromCharCode(65 + n)}` })),
    );
    await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    organiser = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const state = async () => JSON.parse((await organiser.get(`${plan}/etat`)).html) as State;
  const ask = async (path: string, fields: Record<string, string>) => {
    const token = csrfOf((await organiser.get(plan)).html);
    const answer = await organiser.post(`${plan}/${path}`, { _csrf: token, ...fields }, { accept: 'application/json' });
    return { status: answer.status, state: JSON.parse(answer.html) as State };
  };
  const seatIn = ({ seats }: State, reference: string, phase: number) =>
    seats.find(({ person }) => person === reference)!.seats.find((seat) => seat.phase === phase)!.table;
  const personal = async ({ id }: RegistrationRecord, page = '') => {
    const tokens = tablee.app.get(LinkTokens, { strict: false });
    const token = tokens.token(REGISTRATION_LINK, id, 1);
    await unitOfWork().run((tx) =>
      tx.execute('UPDATE registrations SET token_hash = ? WHERE id = ?', [tokens.hash(token), id]),
    );
    return organiser.get(`/inscriptions/${token}${page}`);
  };

  it('shows what is there, and asks for places where they lack', async () => {
    expect((await organiser.get(BASE)).text).toContain('16 places pour 12 personnes');
    const fields = {
      'a-1-0-tables': '1',
      'a-1-0-seats': '4',
      'a-1-1-tables': '1',
      'a-1-1-seats': 'huit',
      version: '0',
    };
    const wrong = await organiser.send(`${BASE}/reglages`, {
      ...fields,
      'pair-one': 'Personne Inconnue',
      'pair-other': 'Ana RuizB',
    });
    expect([wrong.status, wrong.text.includes('Personne ne porte ce nom')]).toEqual([422, true]);
    expect(wrong.html).toContain('value="huit"');
    const saved = await organiser.send(`${BASE}/reglages`, {
      ...{
        ...fields,
        'a-1-1-seats': '4',
        'a-2-0-tables': '2',
        'a-2-0-seats': '4',
        'a-2-1-tables': '2',
        'a-2-1-seats': '4',
      },
      ...{ passage: 'choose', emphasis: 'balanced', territoryBy: 'collective', 'mix-type': 'oui' },
    });
    expect(saved.location).toBe(`${BASE}/reglages?enregistre=1`);
    await organiser.send(BASE, { secondes: '5' }, `${BASE}/propositions`);
    await tablee.app.get(ProposePlan, { strict: false }).finished();
    expect((await organiser.get(`${BASE}/propositions`)).text).toContain('Phase 1 : 12 personnes pour 8 places');
    const stale = await organiser.send(`${BASE}/reglages`, { ...fields, 'a-1-1-seats': '6', version: '0' });
    expect(stale.status).toBe(409);
  });

  it('proposes a plan that nobody sees yet', async () => {
    await organiser.send(`${BASE}/reglages`, {
      ...Object.fromEntries(
        [1, 2].flatMap((f) =>
          [0, 1].flatMap((a) => [
            [`a-${f}-${a}-tables`, '2'],
            [`a-${f}-${a}-seats`, '4'],
          ]),
        ),
      ),
      ...{ version: '1', passage: 'choose', emphasis: 'encounters', territoryBy: 'collective' },
    });
    await organiser.send(BASE, { secondes: '5', nom: 'Premier essai' }, `${BASE}/propositions`);
    await tablee.app.get(ProposePlan, { strict: false }).finished();
    const done = await organiser.get(`${BASE}/propositions`);
    plan = /href="([^"]*\/plans\/[^"]+)"/.exec(done.html)![1]!;
    const list = await organiser.get(plan);
    expect(list.text).toContain('Projet « Premier essai »');
    expect(list.text).toContain('Ana RuizA');
    const now = await state();
    expect(now.seats.flatMap(({ seats }) => seats).filter(({ table }) => table > 0)).toHaveLength(24);
    expect((await personal(people[0]!)).text).not.toContain('Votre place dans les ateliers');
  });

  it('moves and swaps, tells the effect, takes back and does again', async () => {
    const before = await state();
    const { reference } = people[0]!;
    const from = seatIn(before, reference, 1);
    const free = [1, 2, 3, 4].find(
      (table) => table !== from && before.seats.filter(({ person }) => seatIn(before, person, 1) === table).length < 4,
    )!;
    const answer = await organiser.send(
      plan,
      { seen: String(before.version), ref: reference, 'de-1': String(from), 'vers-1': String(free), retour: '?q=ruiz' },
      `${plan}/deplacements`,
    );
    expect(answer.location).toBe(`${plan}?q=ruiz&fait=${before.version + 1}#p-${reference}`);
    expect((await organiser.get(`${plan}?q=ruiz&fait=${before.version + 1}`)).text).toContain(
      'Ana RuizA change de table',
    );
    expect(seatIn(await state(), reference, 1)).toBe(free);
    const undone = await ask('annulation', { seen: String(before.version + 1), do: 'undo' });
    expect([undone.status, seatIn(undone.state, reference, 1), undone.state.undo]).toEqual([200, from, null]);
    const again = await ask('annulation', { seen: String(undone.state.version), do: 'redo' });
    expect(seatIn(again.state, reference, 1)).toBe(free);
    const other = again.state.seats.find(
      ({ person }) => seatIn(again.state, person, 2) !== seatIn(again.state, reference, 2),
    )!;
    const swapped = await ask('echanges', {
      seen: String(again.state.version),
      ref: reference,
      phase: '2',
      avec: other.person,
    });
    expect(seatIn(swapped.state, reference, 2)).toBe(seatIn(again.state, other.person, 2));
    expect(swapped.state.undo).toContain('échangent leurs places');
    // A change answers with whom it moved, however many sit elsewhere.
    expect(swapped.state.seats.map(({ person }) => person).sort()).toEqual([reference, other.person].sort());
  });

  it('keeps what two organisers do at once, and refuses what no longer makes sense', async () => {
    const seen = await state();
    const [one, two] = [people[1]!.reference, people[2]!.reference];
    const move = (reference: string, table: number) =>
      ask('deplacements', {
        seen: String(seen.version),
        ref: reference,
        'de-1': String(seatIn(seen, reference, 1)),
        'vers-1': String(table),
      });
    expect((await move(one, 0)).status).toBe(200);
    const later = await move(two, 0);
    expect(later.status).toBe(200);
    const now = await state();
    expect([seatIn(now, one, 1), seatIn(now, two, 1)]).toEqual([0, 0]);
    const stale = await move(one, (seatIn(seen, one, 1) % 4) + 1);
    expect([stale.status, stale.state.since]).toEqual([
      409,
      [expect.stringContaining('Ana RuizB change de table'), expect.stringContaining('Ana RuizC change de table')],
    ]);
    const full = now.seats.map(({ person }) => seatIn(now, person, 1));
    const crowded = [1, 2, 3, 4].find((table) => full.filter((one) => one === table).length === 4);
    if (crowded) {
      const refused = await ask('deplacements', {
        seen: String(later.state.version),
        ref: one,
        'de-1': '0',
        'vers-1': String(crowded),
      });
      expect([refused.status, refused.state.messages[0]]).toEqual([422, expect.stringContaining('est complète')]);
    }
    const back = await ask('annulation', { seen: String(later.state.version), do: 'undo' });
    await ask('annulation', { seen: String(back.state.version), do: 'undo' });
  });

  it('locks, marks absent, and shows what is to be checked', async () => {
    const seen = await state();
    const { reference } = people[3]!;
    const locked = await ask('verrous', { seen: String(seen.version), quoi: 'personne', ref: reference });
    const table = seatIn(locked.state, reference, 1);
    const refused = await organiser.send(
      plan,
      { seen: String(locked.state.version), ref: reference, 'de-1': String(table), 'vers-1': '0' },
      `${plan}/deplacements`,
    );
    expect([refused.status, refused.text.includes('est verrouillée')]).toEqual([422, true]);
    const away = await ask('absences', { seen: String(locked.state.version), ref: people[4]!.reference, phase: '2' });
    expect(away.state.seats.find(({ person }) => person === people[4]!.reference)!.seats[1]).toMatchObject({
      absent: true,
      table: 0,
    });
    await ask('verrous', { seen: String(away.state.version), quoi: 'table', phase: '1', table: '1' });
    expect((await organiser.get(`${plan}?table=1:1`)).text).toContain('Déverrouiller cette table');
    expect((await organiser.get(`${plan}?personne=${reference}`)).text).toContain('Échanger avec');
    await ask('verrous', {
      seen: String(away.state.version + 1),
      quoi: 'table',
      phase: '1',
      table: '1',
      verrou: 'non',
    });
  });

  it('publishes: people read their table, and later only those concerned are written to', async () => {
    const page = await organiser.get(`${plan}/publication`);
    expect(page.text).toContain('12 personnes verront leur atelier et leur table');
    const seen = /name="seen" value="(\d+)"/.exec(page.html)![1]!;
    expect((await organiser.send(`${plan}/publication`, { seen })).location).toBe(`${BASE}/publie?ecrits=0`);
    const first = await personal(people[0]!);
    expect(first.text).toMatch(
      /Votre place dans les ateliers Phase 1, 9 h à 10 h 30 Table \d+ [AB], Atelier [AB], Salle [AB]/,
    );
    const calendar = (await personal(people[0]!, '/agenda.ics')).html.replace(/\r\n /g, '');
    expect(calendar).toMatch(
      /Phase\s2\\, 11\sh à 12\sh\s30\s: Table\s\d\\, atelier\s[AB] \(Atelier\s[AB]\)\\, Salle\s[AB]/,
    );
    const now = await state();
    const other = people[5]!.reference;
    const [from] = [seatIn(now, other, 2)];
    const moved = await ask('deplacements', {
      seen: String(now.version),
      ref: other,
      'de-2': String(from),
      'vers-2': '0',
    });
    const again = await organiser.get(`${plan}/publication`);
    expect(again.text).toContain('1 personne change de place');
    const told = await organiser.send(`${plan}/publication`, { seen: String(moved.state.version), tell: 'yes' });
    expect(told.location).toMatch(/lot=.*&ecrits=1$/);
    const mails = await unitOfWork().run((tx) =>
      tx.query<{ about: string; text: string }>(
        `SELECT about_id AS "about", body_text AS "text" FROM outgoing_emails WHERE kind = 'seats-changed'`,
      ),
    );
    const lot = /lot=([^&]+)/.exec(told.location!)![1]!;
    const held = await organiser.send(`${BASE}/publie?lot=${lot}&ecrits=1`, { lot }, `${BASE}/avis/retenue`);
    expect(held.location).toBe(`${BASE}?retenus=1`);
    expect((await organiser.get(held.location!)).text).toContain('1 courriel retenu : il ne partira pas');
    expect(mails.map(({ about }) => about)).toEqual([people[5]!.id]);
    expect(mails[0]!.text).toMatch(
      /Phase\s1, 9\sh à 10\sh\s30\s: Table\s\d, atelier\s[AB] \(Atelier\s[AB]\), Salle\s[AB]/,
    );
    expect((await organiser.get(BASE)).text).toContain('Publié');
  });

  it('writes to nobody once the event is over', async () => {
    const [kept] = await unitOfWork().run((tx) =>
      tx.query<{ startsOn: string; endsOn: string }>(
        'SELECT starts_on AS "startsOn", ends_on AS "endsOn" FROM events WHERE id = ?',
        [eventId],
      ),
    );
    const takesPlace = (from: string, to: string) =>
      unitOfWork().run((tx) =>
        tx.execute('UPDATE events SET starts_on = ?, ends_on = ? WHERE id = ?', [from, to, eventId]),
      );
    await takesPlace('2001-11-15', '2001-11-15');
    const now = await state();
    const { reference } = people[7]!;
    const away = await ask('absences', { seen: String(now.version), ref: reference, phase: '1' });
    expect((await organiser.get(`${plan}/publication`)).text).not.toContain('par courriel');
    const told = await organiser.send(`${plan}/publication`, { seen: String(away.state.version), tell: 'yes' });
    expect(told.location).toBe(`${BASE}/publie?ecrits=0`);
    await takesPlace(kept!.startsOn, kept!.endsOn);
  });

  it('frees the seat of who gives up at once, and seats who takes over', async () => {
    await unitOfWork().run(async (tx) => {
      await tx.execute(`UPDATE registrations SET status = 'withdrawn', ended_by = 'person' WHERE id = ?`, [
        people[6]!.id,
      ]);
    });
    const now = await state();
    expect(now.problems.filter(({ kind }) => kind === 'left')).toHaveLength(2);
    expect(now.seats).toHaveLength(11);
    await organiser.send(plan, {}, `${plan}/departs`);
    expect((await state()).problems.filter(({ kind }) => kind === 'left')).toEqual([]);
    const [late] = await givenRegistrations({ unitOfWork: unitOfWork() }, eventId, [
      { firstName: 'Léa', lastName: 'Nouvelle', email: 'lea@example.org' },
    ]);
    expect((await organiser.get(`${plan}?voir=a-placer`)).text).toContain('Léa Nouvelle');
    await organiser.send(
      plan,
      { plan: plan.split('/').at(-1)!, secondes: '5', 'a-partir-de': '2' },
      `${BASE}/propositions`,
    );
    await tablee.app.get(ProposePlan, { strict: false }).finished();
    const done = await organiser.get(`${BASE}/propositions`);
    const mending = /href="([^"]*\/reprise)"/.exec(done.html)![1]!;
    expect((await organiser.get(mending)).text).toContain('Léa Nouvelle');
    await organiser.send(mending, { groupe: 'tous' });
    const mended = await state();
    expect(seatIn(mended, late!.reference, 2)).toBeGreaterThan(0);
    expect(seatIn(mended, late!.reference, 1)).toBe(0);
  });

  it('compares, copies, renames, deletes, and withdraws what was published', async () => {
    const copy = (await organiser.send(plan, {}, `${plan}/copie`)).location!;
    await organiser.send(copy, { nom: 'Second essai' }, `${copy}/nom`);
    const compared = await organiser.get(`${BASE}/comparaison`);
    expect(compared.text).toContain('Second essai');
    expect(compared.text).toContain('Les deux projets mettent chacun au même endroit');
    expect((await organiser.send(copy, {}, `${copy}/suppression`)).location).toBe(BASE);
    expect((await organiser.get(copy)).status).toBe(404);
    await organiser.send(BASE, {}, `${BASE}/depublication`);
    expect((await personal(people[0]!)).text).not.toContain('Votre place dans les ateliers');
  });
});
