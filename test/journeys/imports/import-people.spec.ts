import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ReadDatabase } from '../../../src/platform/database/read-database.js';
import { csvOf, workbookOf } from '../../../src/platform/files/write-tables.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { RunImports } from '../../../src/registrations/imports/use-cases/run-imports.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type EventGiven, givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Answer, csrfOf, Visitor } from '../../support/visitor.js';

const LIST = [
  ['Mél', 'Grade', 'Prénom', 'NOM', 'Employeur', 'Poste', 'Observations'],
  ['ana@example.org', 'A', 'Ana', 'Brossard', 'sevremoine', 'DGS', ''],
  ['bo@example.org', 'B', 'Bo', 'Cesbron', 'CDG 49', 'Archiviste', 'Vient en train'],
  ['cy.example.org', 'A', 'Cy', 'Gautier', 'Niort', '', ''],
  ['ana@example.org', 'A', 'Ana', 'Brossard', 'Sèvremoine (49)', 'dgs', ''],
  ['dan@example.org', 'A', 'Dan', '=HYPERLINK("x")', 'Niort', 'DST', ''],
  ['el@example.org', 'A', 'El', 'Loizeau', 'Ligné', '', ''],
  ['', '', '', '', '', '', ''],
];

describeOnEachEngine('a list that an organiser brings', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let visitor: Visitor;
  let read: ReadDatabase;
  let unitOfWork: UnitOfWork;
  let events = 0;
  let accountId: string;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const get = <T>(token: abstract new (...args: never[]) => T): T =>
      tablee.app.get(token as never, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
    read = get(ReadDatabase);
    unitOfWork = get(UnitOfWork);
    accountId = await givenOrganiser(tablee);
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  async function given(event: EventGiven = {}): Promise<{ id: string; page: string; slug: string }> {
    const slug = `liste-${++events}`;
    const id = await givenEvent({ unitOfWork }, { ...event, slug, code: `LST 0${events}` });
    await unitOfWork.run((tx) =>
      tx.execute(`INSERT INTO event_roles (event_id, account_id, role) VALUES (?, ?, 'organisateur')`, [id, accountId]),
    );
    return { id, slug, page: `/organiser/evenements/${slug}/inscriptions/import` };
  }

  async function send(
    path: string,
    fields: Record<string, string>,
    file?: readonly [string, string | Buffer],
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append('fichier', new Blob([new Uint8Array(Buffer.from(file[1] as string))]), file[0]);
    return visitor.ask(path, { method: 'POST', body: form });
  }

  const upload = async (page: string, content: string | Buffer, name = 'liste.csv') =>
    send(page, { _csrf: csrfOf((await visitor.get(page)).html) }, [name, content]);

  /** What the preview's form would send. */
  function filled({ html }: Answer): Record<string, string> {
    const plain = (text: string) =>
      text
        .replace(/&#x27;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&#x3D;/g, '=')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&');
    const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      plain(value!),
    ]);
    const chosen = [...html.matchAll(/<select[^>]* name="(colonne-\d+)">([\s\S]*?)<\/select>/g)].map(
      ([, name, options]) => [name!, /value="(\w*)" selected/.exec(options!)?.[1] ?? ''],
    );
    return Object.fromEntries([...hidden, ...chosen]) as Record<string, string>;
  }

  const accept = (page: string, preview: Answer, more: Record<string, string> = {}) =>
    send(`${page}/apercu`, { ...filled(preview), admission: 'usual', do: 'accept', ...more });

  const statuses = async (eventId: string) =>
    (
      await read.query<{ email: string; status: string; source: string }>(
        'SELECT email AS "email", status AS "status", source AS "source" FROM registrations WHERE event_id = ? ORDER BY email',
        [eventId],
      )
    ).map(({ email, status, source }) => `${email} ${status} ${source}`);

  it.each(['csv', 'xlsx'] as const)('is seen first and then registered, once, from a %s', async (format) => {
    const { id, page } = await given();
    const content = format === 'csv' ? csvOf(LIST) : await workbookOf(LIST[0]!, LIST.slice(1), []);
    const preview = await upload(page, content, `liste.${format}`);
    expect(preview.status).toBe(200);
    expect(preview.text).toMatch(
      /6 personnes · rien n'est encore inscrit.*3 personnes à inscrire.*une ligne en double.*2 lignes à corriger/,
    );
    expect(preview.text).toContain(
      'Ligne 4. Adresse électronique : un nom, une seule arobase (@) et un domaine attendus',
    );
    expect(preview.text).toContain('Ligne 5. Adresse électronique : la même adresse est à la ligne 2');
    expect(preview.text).toMatch(
      /Ligne 7\. Collectivité : plusieurs collectivités répondent à « Ligné » : Ligné \(44\), Ligné \(16\)/,
    );
    expect(preview.text).toContain('CDG 49');
    expect(await statuses(id)).toEqual([]);

    const done = await accept(page, preview);
    expect([done.status, done.location]).toEqual([303, expect.stringContaining(`${page}/`)]);
    const three = [
      'ana@example.org confirmed import',
      'bo@example.org confirmed import',
      'dan@example.org confirmed import',
    ];
    expect(await statuses(id)).toEqual(three);
    const progress = await visitor.get(done.location!);
    expect(progress.text).toMatch(/Import terminé.*3 personnes inscrites.*Aucun courriel/);
    expect((await accept(page, preview)).location).toBe(done.location);
    const again = await upload(page, content);
    expect(again.text).toMatch(/4 personnes déjà inscrites.*2 lignes à corriger/);
    expect(again.html).not.toContain('value="accept"');
    expect((await accept(page, again)).status).toBe(422);
    expect(await statuses(id)).toEqual(three);
    const kinds = await read.query(
      'SELECT function_text AS "text", collectivity_kind AS "kind" FROM registrations WHERE event_id = ? AND email = ?',
      [id, 'bo@example.org'],
    );
    expect(kinds).toEqual([{ text: 'Archiviste', kind: 'cdg' }]);
    expect((await visitor.get(page.replace('inscriptions/import', 'journal'))).text).toContain(
      'a importé une liste, liste.',
    );
  });

  it('tells people where their data come from, with their own link, at once when they are few', async () => {
    const { page } = await given();
    const preview = await upload(
      page,
      csvOf([
        ['Nom', 'Prénom', 'Courriel', 'Commune'],
        ['Mail', 'Une', 'une@example.org', 'Niort'],
      ]),
    );
    await accept(page, preview, { mails: 'oui' });
    const mails = await mailbox.of('une@example.org');
    expect(mails.map(({ kind }) => kind)).toEqual(['registration-confirmed']);
    const [told] = mails as [(typeof mails)[number]];
    expect(told.text.replace(/\s+/g, ' ')).toContain(
      'a fait cette inscription pour vous, à partir d’une liste de noms',
    );
    const personal = new URL(told.hrefs.find((href) => href.includes('/inscriptions/'))!).pathname;
    expect((await new Visitor(tablee.url).get(personal)).text).toContain('Une Mail');
  });

  it('sends one mail, whatever their state', async () => {
    const list = (name: string) =>
      csvOf([
        ['Nom', 'Prénom', 'Courriel', 'Commune'],
        ['Un', 'P', `un@${name}.example.org`, 'Niort'],
        ['Deux', 'P', `deux@${name}.example.org`, 'Niort'],
      ]);
    const { page } = await given({ capacity: 1 });
    await accept(page, await upload(page, list('etat')), { mails: 'oui' });
    const requests = await given();
    await accept(requests.page, await upload(requests.page, list('demande')), { admission: 'pending', mails: 'oui' });
    const kindsOf = async (address: string) => (await mailbox.of(address)).map(({ kind }) => kind);
    expect(await kindsOf('un@etat.example.org')).toEqual(['registration-confirmed']);
    expect(await kindsOf('deux@etat.example.org')).toEqual(['registration-waiting']);
    expect(await kindsOf('un@demande.example.org')).toEqual(['request-recorded']);
  });

  it('waits before it writes to many, and can be stopped', async () => {
    const { id, page } = await given();
    const rows = Array.from({ length: 21 }, (_, at) => [
      `N${'abcdefghijklmnopqrstu'[at]!}`,
      'P',
      `m${at}@${id.slice(-4)}.example.org`,
      'Niort',
    ]);
    const done = await accept(page, await upload(page, csvOf([['Nom', 'Prénom', 'Courriel', 'Commune'], ...rows])), {
      mails: 'oui',
    });
    const progress = await visitor.get(done.location!);
    expect(progress.text).toMatch(/Personnes inscrites, courriels à venir.*21 personnes inscrites/);
    expect((await mailbox.of(rows[0]![2]!)).length).toBe(0);
    const stopped = await visitor.send(done.location!, {}, `${done.location!}/sans-courriels`);
    expect(stopped.status).toBe(303);
    expect((await visitor.get(done.location!)).text).toMatch(/Import terminé.*Aucun courriel/);
    expect((await mailbox.of(rows[0]![2]!)).length).toBe(0);
  });

  it.each([
    ['usual', ['a@x.example.org confirmed import', 'b@x.example.org waiting import']],
    ['beyond', ['a@x.example.org confirmed import', 'b@x.example.org confirmed import']],
    ['pending', ['a@x.example.org pending import', 'b@x.example.org pending import']],
  ])('registers as its organiser chose: %s', async (admission, expected) => {
    const { id, page } = await given({ capacity: 1, closesAt: Date.now() - 1000 });
    const list = csvOf([
      ['Nom', 'Prénom', 'Courriel', 'Commune'],
      ['Aa', 'P', 'a@x.example.org', 'Niort'],
      ['Bb', 'P', 'b@x.example.org', 'Niort'],
    ]);
    await accept(page, await upload(page, list), { admission });
    expect(await statuses(id)).toEqual(expected);
  });

  it('proposes an employer that no list knows to whoever types it next', async () => {
    const { page } = await given();
    const list = [
      ['Nom', 'Prénom', 'Courriel', 'Employeur'],
      ['Libre', 'Ana', 'libre@example.org', `Syndicat des Marais ${engine}`],
    ];
    await accept(page, await upload(page, csvOf(list)));
    const proposed = async () => (await visitor.get('/collectivites?q=syndicat%20des%20marais')).html;
    for (let tries = 0; tries < 50 && !(await proposed()).includes('Marais'); tries++) await pause(20);
    expect(JSON.parse(await proposed())).toMatchObject({ items: [{ kind: 'syndicat', type: 'other' }] });
  });

  it('lets a person say what the columns are', async () => {
    const { id, page } = await given();
    const preview = await upload(
      page,
      csvOf([
        ['Qui', 'Encore', 'Où écrire', 'Chez'],
        ['Nommé', 'Paul', 'paul@example.org', 'Niort'],
      ]),
    );
    expect(preview.text).toContain('Aucune colonne pour : Nom, Prénom, Adresse électronique, Collectivité');
    const columns = {
      'colonne-0': 'lastName',
      'colonne-1': 'firstName',
      'colonne-2': 'email',
      'colonne-3': 'collectivity',
    };
    const again = await send(`${page}/apercu`, { ...filled(preview), ...columns, do: 'again' });
    expect(again.text).toContain('Une personne à inscrire');
    await accept(page, again);
    expect(await statuses(id)).toEqual(['paul@example.org confirmed import']);
  });

  it.each([
    ['nothing', undefined, 'Choisissez un fichier'],
    ['an empty file', '\n\n', 'Ce fichier est vide'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'ni un classeur Excel'],
    ['an unclosed quote', `Nom;Courriel\n"${'x'.repeat(120_000)}`, "n'est pas refermé"],
    ['too many columns', `Nom;${'Colonne;'.repeat(61)}`, 'plus de 60 colonnes'],
  ])('says what is wrong with %s', async (_, content, sentence) => {
    const { page } = await given();
    const answer =
      content === undefined
        ? await send(page, { _csrf: csrfOf((await visitor.get(page)).html) })
        : await upload(page, content);
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
  });

  it('refuses a table that is none, and markup in it stays text', async () => {
    const { page } = await given();
    const preview = await upload(
      page,
      csvOf([
        ['Nom', '<script>alert(1)</script>', 'Courriel', 'Commune'],
        ['<img src=x>é', '"><b>', 'x@example.org', 'Niort'],
      ]),
    );
    expect(preview.html).not.toMatch(/<script>alert|<img src|"><b>/);
    for (const table of ['', '{}', '[]', '[1]', '[["a"],[2]]', '['.repeat(10_000)]) {
      expect([
        table.slice(0, 20),
        (await send(`${page}/apercu`, { ...filled(preview), table, do: 'accept' })).status,
      ]).toEqual([table.slice(0, 20), 422]);
    }
  });

  it('takes four thousand: seen within three seconds, others register meanwhile, and goes on where it stopped', async () => {
    const { id, page, slug } = await given({ capacity: null });
    const communes = [
      'Niort',
      'sevremoine',
      'Arnage',
      'CC du Pays des Achards',
      'Sorgues',
      'Lourmarin',
      'Nantes',
      'Le Mans',
    ];
    const rows = Array.from({ length: 4000 }, (_, at) => [
      `Nom${letters(at)}`,
      'Prénom',
      `p${at}@mille.example.org`,
      communes[at % 8]!,
      'DGS',
    ]);
    const began = performance.now();
    const preview = await upload(page, csvOf([['Nom', 'Prénom', 'Courriel', 'Employeur', 'Fonction'], ...rows]));
    const took = performance.now() - began;
    expect([preview.status, preview.text.includes('4 000 personnes à inscrire')]).toEqual([200, true]);
    expect(took).toBeLessThan(3000);

    const running = accept(page, preview, {});
    const other = new Visitor(tablee.url);
    const form = `/evenements/${slug}/inscription`;
    const person = { firstName: 'Autre', lastName: 'Personne', functionKey: 'dgs', collectivity: 'Niort' };
    const waits: number[] = [];
    for (let at = 0; at < 5; at++) {
      const start = performance.now();
      expect((await other.send(form, { ...person, email: `autre${at}@example.org` })).status).toBe(303);
      waits.push(performance.now() - start);
    }
    const done = await running;
    await tablee.app.get(RunImports, { strict: false }).run(done.location!.split('/').at(-1)!);
    expect((await visitor.get(done.location!)).text).toMatch(/Import terminé.*4 000 personnes inscrites/);
    const [count] = await read.query<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM registrations WHERE event_id = ? AND status = 'confirmed'`,
      [id],
    );
    expect(Number(count?.count)).toBe(4005);
    expect(Math.max(...waits)).toBeLessThan(3000);
    if (process.env.SHOW_FIGURES)
      process.stdout.write(
        `${engine}: preview ${took.toFixed(0)} ms, others ${waits.map((ms) => ms.toFixed(0)).join(' ')} ms\n`,
      );
  }, 60_000);

  it('goes on after a process that was killed, and nobody is registered twice', async () => {
    const { id, page } = await given();
    const rows = Array.from({ length: 40 }, (_, at) => [`Nom${letters(at)}`, 'P', `k${at}@tue.example.org`, 'Niort']);
    const done = await accept(page, await upload(page, csvOf([['Nom', 'Prénom', 'Courriel', 'Commune'], ...rows])));
    const importId = done.location!.split('/').at(-1)!;
    // As a killed process leaves it: ten lines not done, nobody at work.
    const half = JSON.stringify({ ...(await requestOf(id)) });
    await unitOfWork.run(async (tx) => {
      await tx.execute(
        `UPDATE registration_imports SET status = 'running', updated_at = 0, finished_at = NULL WHERE id = ?`,
        [importId],
      );
      await tx.execute(
        `UPDATE registration_import_lines SET outcome = NULL, request = ? WHERE import_id = ? AND line = 41`,
        [half, importId],
      );
    });
    await tablee.app.get(RunImports, { strict: false }).tick();
    const outcomes = await read.query(
      `SELECT outcome AS "outcome", COUNT(*) AS "count" FROM registration_import_lines WHERE import_id = ? GROUP BY outcome ORDER BY outcome`,
      [importId],
    );
    expect(outcomes.map((row) => ({ ...(row as object) }))).toEqual([
      { outcome: 'known', count: 1 },
      { outcome: 'registered', count: 39 },
    ]);
    expect((await statuses(id)).length).toBe(40);
    expect((await visitor.get(done.location!)).text).toContain('Import terminé');
  });

  /** The request of the last line, as its import kept it. */
  async function requestOf(eventId: string): Promise<object> {
    const [row] = await read.query<{ email: string }>(
      `SELECT email AS "email" FROM registrations WHERE event_id = ? ORDER BY created_at DESC, id DESC LIMIT 1`,
      [eventId],
    );
    const collectivity = {
      type: 'commune',
      kind: 'commune',
      code: '79191',
      name: 'Niort',
      departmentCode: '79',
      epciCode: null,
      epciName: null,
    };
    return {
      firstName: 'P',
      lastName: 'N',
      email: row!.email,
      emailNormalised: row!.email,
      phone: null,
      functionKey: 'dgs',
      functionText: null,
      collectivity,
      collective: null,
      remarks: null,
      options: [],
      category: null,
      imageConsent: null,
      answers: {},
      wishes: [],
      approver: null,
      locale: 'fr',
      noticeVersion: 1,
    };
  }
});

/** Names without figures, all different. */
function letters(number: number): string {
  return number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
}
