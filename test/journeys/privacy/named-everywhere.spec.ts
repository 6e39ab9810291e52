import { Clock } from '../../../src/platform/clock/clock.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { SetClock } from '../../support/clock.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { formOf } from '../../support/form-filler.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { csrfOf, Visitor } from '../../support/visitor.js';

/** Found nowhere by chance. */
const NAME = 'Zzyzxovitch';
/** What a name was told to. */
const HOLDING = [
  ...['audit_entries', 'mailings', 'outgoing_emails', 'registration_approvals', 'registration_bulk_actions'],
  ...[
    'registration_imports',
    'registration_notes',
    'registration_substitutions',
    'registration_views',
    'registrations',
  ],
];
const HERE = '/organiser/evenements/seminaire';
const LIST = `${HERE}/inscriptions`;

describeOnEachEngine('somebody who is named wherever the application can be told a name', (engine) => {
  const clock = new SetClock('2030-10-01T08:00:00Z');
  let tablee: TestApp;
  let camille: Visitor;
  let mailbox: Mailbox;

  beforeAll(async () => {
    tablee = await startTestApp({ engine, override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    const get = <T>(type: abstract new (...parameters: never[]) => T): T => tablee.app.get(type, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
    const database = { unitOfWork: get(UnitOfWork) };
    const id = await givenEvent(database, { slug: 'seminaire', startsOn: '2030-11-15', capacity: 4 });
    await givenOrganiser(tablee, { roles: { [id]: 'responsable' } });
    camille = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const maelle = {
    firstName: 'Maëlle',
    lastName: NAME,
    email: 'maelle.zzyzxovitch@example.org',
    functionKey: 'autre',
    functionText: `Adjointe de ${NAME}`,
    // An employer's name is nobody's: the house remembers it for the next.
    collectivity: 'Sèvremoine (49)',
    collective: `Autour de ${NAME}`,
    remarks: `Voyage avec ${NAME}`,
  };

  async function ask(change: Record<string, string> = {}): Promise<{ path: string; reference: string }> {
    const visitor = new Visitor(tablee.url);
    const answer = await visitor.send('/evenements/seminaire/inscription', { ...maelle, ...change });
    expect([answer.status, answer.text.slice(0, answer.status === 303 ? 0 : 600)]).toEqual([303, '']);
    const { text } = await visitor.get(answer.location!);
    return { path: answer.location!, reference: /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(text)![0] };
  }

  /** The page's own form with what is typed over it. */
  async function fill(page: string, ending: string, typed: Record<string, string> = {}): Promise<string> {
    const { action, fields } = formOf((await camille.get(page)).html, ending);
    const answer = await camille.post(action, { ...fields, ...typed });
    expect([page, answer.status, answer.status === 303 ? '' : answer.text.slice(0, 900)]).toEqual([page, 303, '']);
    return answer.location!;
  }

  async function upload(name: string, content: string): Promise<string> {
    const page = `${LIST}/import`;
    const form = new FormData();
    form.append('_csrf', csrfOf((await camille.get(page)).html));
    form.append('fichier', new Blob([content]), name);
    return (await camille.ask(page, { method: 'POST', body: form })).html;
  }

  it('is named in all of them', async () => {
    await fill(`${HERE}/regles/validation`, '/regles/validation', { chain: 'employer', employerDays: '10' });
    const pending = await ask({ approverName: `Paul ${NAME}`, approverEmail: 'paul.zzyzxovitch@example.org' });
    const link = new URL(
      (await mailbox.last('paul.zzyzxovitch@example.org')).hrefs.find((href) => href.includes('/avis/'))!,
    );
    const superior = formOf((await new Visitor(tablee.url).get(link.pathname)).html);
    expect(Object.keys(superior.fields).length).toBeGreaterThan(0);
    await fill(`${HERE}/regles/validation`, '/regles/validation', { chain: 'none' });
    await fill(`${LIST}/${pending.reference}`, '/notes', { note: `Parlé à ${NAME}` });
    await fill(`${LIST}/${pending.reference}/modifier`, '/confirmation', { raison: `Promis à ${NAME}` });
    await fill(`${LIST}/${pending.reference}/modifier`, '/modifier', { phone: '0600000000' });
    await fill(`${LIST}?q=${NAME}`, '/vues', { name: `Les ${NAME}`, partage: '1' });
    const other = await ask({ firstName: 'Ana', email: 'ana@example.org' });
    await fill(`${LIST}/actions?action=withdraw&ref=${other.reference}`, '/actions', {
      motif: `Remplacée par ${NAME}`,
    });
    await fill(`${LIST}/actions?action=collective&ref=${pending.reference}`, '/actions', {
      nouveau: `Amis de ${NAME}`,
    });
    const seen = await upload(
      `liste ${NAME}.csv`,
      `Prénom;Nom;Courriel;Fonction;Collectivité\nZoé;${NAME};zoe@example.org;DGS;Sèvremoine\n`,
    );
    const preview = formOf(seen, '/apercu');
    expect((await camille.post(preview.action, { ...preview.fields, do: 'accept' })).status).toBe(303);
    const leaving = await new Visitor(tablee.url).send(`${pending.path}/remplacant`, {
      ...{ firstName: 'Lou', lastName: NAME, email: 'lou@example.org', functionKey: 'dga' },
    });
    expect(leaving.status).toBe(303);
    await fill(`${HERE}/courriels/ecrire?q=${NAME}`, '/ecrire', {
      subject: `Pour ${NAME}`,
      body: `Bonjour de ${NAME}`,
    });
    // The audience of a reminder names nobody, wherever it came from.
    await fill(`${HERE}/courriels/rappels/nouveau?q=${NAME}`, '/nouveau', { body: 'Pensez-y.', subject: 'Rappel' });
    expect(await tables(NAME)).toEqual(HOLDING);
  });

  it('is nowhere once the event is forgotten, and its journal is still read', async () => {
    clock.set('2030-12-01T08:00:00Z');
    await fill(`${HERE}/donnees-personnelles`, '/effacement', { confirmation: 'Effacer' });
    expect(await tables(NAME)).toEqual([]);
    const journal = await camille.get(`${HERE}/journal`);
    expect(journal.text).not.toMatch(/: [a-z]+-[a-z-]+/);
  });

  /** Tables of which some row holds the text. */
  async function tables(text: string): Promise<string[]> {
    const read = tablee.app.get(ReadDatabase, { strict: false });
    const all = await read.query<{ name: string }>(
      engine === 'postgres'
        ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
        : `SELECT name FROM sqlite_master WHERE type = 'table'`,
    );
    const held: string[] = [];
    for (const { name } of all) {
      const rows = await read.query(`SELECT * FROM "${name}"`);
      if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase())) held.push(name);
    }
    return held.sort();
  }
});
