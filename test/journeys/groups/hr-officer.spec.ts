import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { csvOf, workbookOf } from '../../../src/platform/files/write-tables.js';
import { MailDetailQuery } from '../../../src/platform/mail/queries/mail-detail.query.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type EventGiven, givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { Mailbox } from '../../support/mailbox.js';
import { type Answer, csrfOf, Visitor } from '../../support/visitor.js';

const OFFICER = {
  managerName: 'Claire Dupont',
  managerEmail: 'claire.dupont@example.org',
  collectivity: 'sevremoine',
};

type Line = readonly [lastName: string, firstName: string, email: string, what?: string, remarks?: string];

/** Twelve agents; lines 3, 7 and 12 are wrong: no arobase, no name, the address of line 1. */
const TWELVE: readonly Line[] = [
  ['Cesbron', 'Maëlle', 'maelle@example.org', 'Secrétaire de mairie'],
  ['Brossard', 'Ana', 'ana@example.org', 'DGS'],
  ['Loizeau', 'Erwan', 'erwan.example.org', 'DST'],
  ['Gautier', 'Léo', 'leo@example.org', 'Responsable des achats', 'Arrivera à 10 h'],
  ['Martin', 'Zoé', 'zoe@example.org'],
  ['Petit', 'Jean-Baptiste', 'jb@example.org', 'dga'],
  ['', 'Noé', 'noe@example.org'],
  ["d'Auzay", 'Éléonore', 'eleonore@example.org'],
  ['Roux', 'Paul', 'paul@example.org'],
  ['Le Goff', 'Yann', 'yann@example.org'],
  ['=Somme(A1)', 'Formule', 'formule@example.org'],
  ['Cesbron', 'Maëlle', 'MAELLE@example.org'],
];

const FIELDS = ['lastName', 'firstName', 'email', 'function', 'remarks'] as const;

function linesOf(lines: readonly Line[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line, at) => FIELDS.map((field, i) => [`l${at + 1}-${field}`, line[i] ?? ''])),
  );
}

describeOnEachEngine('an HR officer registers twelve agents, with three errors', (engine) => {
  let tablee: TestApp;
  let mailbox: Mailbox;
  let officer: Visitor;
  let events = 0;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const get = <T>(token: abstract new (...args: never[]) => T): T =>
      tablee.app.get(token as never, { strict: false });
    mailbox = new Mailbox(get(MailListQuery), get(MailDetailQuery));
  });
  beforeEach(() => {
    officer = new Visitor(tablee.url);
  });
  afterAll(() => tablee.close());

  async function given(event: EventGiven = {}): Promise<string> {
    const slug = `groupes-${++events}`;
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    await givenEvent({ unitOfWork }, { ...event, slug, code: `GRP 0${events}` });
    return `/evenements/${slug}/inscription/groupe`;
  }

  async function send(
    visitor: Visitor,
    path: string,
    fields: Readonly<Record<string, string>>,
    file?: readonly [string, string | Buffer],
    from = path,
  ): Promise<Answer> {
    const form = new FormData();
    form.append('_csrf', csrfOf((await visitor.get(from)).html));
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append('fichier', new Blob([new Uint8Array(Buffer.from(file[1] as string))]), file[0]);
    return visitor.ask(path, { method: 'POST', body: form });
  }

  /** What the page's own form would send again. */
  function filled({ html }: Answer): Record<string, string> {
    const plain = (text: string) =>
      text
        .replace(/&#x27;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&#x3D;/g, '=')
        .replace(/&amp;/g, '&');
    return Object.fromEntries(
      [...html.matchAll(/<input[^>]* name="([\w-]+)"[^>]*? value="([^"]*)"/g)]
        .filter(([, name]) => name !== '_csrf' && name !== 'do')
        .map(([, name, value]) => [name!, plain(value!)]),
    );
  }

  const problems = ({ html }: Answer) =>
    [...html.matchAll(/<li><a href="#([\w-]+)">([^<]*)<\/a>/g)].map(([, field]) => field);

  it('names the three, registers the nine, and keeps the three to be mended: by the form', async () => {
    const page = await given();
    const wrong = await send(officer, page, { ...OFFICER, ...linesOf(TWELVE), do: 'check' });
    expect([wrong.status, problems(wrong)]).toEqual([422, ['l3-email', 'l7-lastName', 'l12-email']]);
    expect(wrong.text).toContain(
      'Personne 3. Adresse électronique : un nom, une seule arobase (@) et un domaine attendus',
    );
    expect(wrong.text).toContain('Personne 12. Adresse électronique : la même adresse est celle de la personne 1');
    expect(wrong.text).toContain('Inscrire les 9 lignes justes');
    expect(await mailbox.of('ana@example.org')).toEqual([]);

    const nine = await send(officer, page, { ...filled(wrong), do: 'register' });
    expect([nine.status, nine.text.includes('9 personnes sont inscrites')]).toEqual([422, true]);
    expect(problems(nine)).toEqual(['l1-email', 'l2-lastName', 'l3-email']);
    // Numbers are new, and the first of the two is registered now.
    expect(nine.text).toContain('Personne 3. Adresse électronique : cette personne est déjà inscrite à cet événement');
    expect(filled(nine)).toMatchObject({
      'l1-lastName': 'Loizeau',
      'l1-email': 'erwan.example.org',
      'l2-firstName': 'Noé',
    });

    const group = /action="(\/groupes\/[\w-]{32})"/.exec(nine.html)?.[1] ?? '';
    const mended = { ...filled(nine), 'l1-email': 'erwan@example.org', 'l2-lastName': 'Aubry', do: 'check' };
    const stillTwice = await send(officer, group, mended);
    expect([stillTwice.status, problems(stillTwice)]).toEqual([422, ['l3-email']]);
    expect(stillTwice.text).toContain('cette personne est déjà inscrite à cet événement');
    const dropped = { ...mended, 'l3-lastName': '', 'l3-firstName': '', 'l3-email': '', 'l3-function': '' };
    const preview = await send(officer, group, dropped);
    expect([preview.status, preview.text.includes('2 personnes auraient une place')]).toEqual([200, true]);
    const done = await send(officer, group, { ...filled(preview), do: 'register' }, undefined, group);
    expect([done.status, done.location]).toEqual([303, group]);
    expect((await officer.get(group)).text).toContain('11 inscriptions confirmées');
  });

  it('adds ten lines to those that are there, filled in or not', async () => {
    const page = await given();
    const more = await send(officer, page, {
      ...OFFICER,
      ...linesOf([...TWELVE.slice(0, 2), ['', '', '']]),
      do: 'add',
    });
    const rows = (answer: Answer) => [...answer.html.matchAll(/ id="l(\d+)-email"/g)].length;
    expect([more.status, rows(more)]).toEqual([200, 13]);
  });

  it('names duplicates before the employer is settled, and nobody of another employer to a stranger', async () => {
    const page = await given();
    const alone = page.replace(/\/groupe$/, '');
    const person = { firstName: 'Déjà', lastName: 'Là', functionKey: 'dgs' };
    const there = { 'lig@example.org': 'Ligné (44)', 'niort@example.org': 'Niort' };
    for (const [email, collectivity] of Object.entries(there))
      await new Visitor(tablee.url).send(alone, { ...person, email, collectivity });
    const typed = linesOf([
      ['Là', 'Déjà', 'lig@example.org'],
      ['Deux', 'Fois', 'fois@example.org'],
      ['Deux', 'Fois', 'FOIS@example.org'],
      ['Autre', 'Part', 'niort@example.org'],
    ]);
    const unsettled = await send(officer, page, { ...OFFICER, collectivity: 'ligne', ...typed, do: 'check' });
    expect([unsettled.status, problems(unsettled)]).toEqual([422, ['collectivity', 'l1-email', 'l3-email']]);
    const unsaid = await send(officer, page, { ...OFFICER, collectivity: '', ...typed, do: 'check' });
    expect(problems(unsaid)).toEqual(['collectivity', 'l3-email']);

    const done = await send(officer, page, { ...OFFICER, collectivity: 'Ligné (44)', ...typed, do: 'register' });
    expect([done.status, problems(done)]).toEqual([422, ['l1-email', 'l2-email', 'l3-email']]);
    expect(done.text).toContain("Cette personne n'a pas été inscrite avec ce groupe ; un message est parti");
    const mails = await mailbox.of('niort@example.org');
    expect(mails.map(({ kind }) => kind).sort()).toEqual(['personal-link', 'registration-confirmed']);
    expect(done.text).not.toContain('Déjà Là');
  });

  it('tells each agent who registered them, and gives each a link of their own; the officer gets the group', async () => {
    const page = await given();
    const answer = await send(officer, page, {
      ...OFFICER,
      managerEmail: 'rh@example.org',
      ...linesOf([
        ['Tessier', 'Lou', 'lou@example.org', 'DGS'],
        ['Bodin', 'Max', 'max@example.org'],
      ]),
      do: 'register',
    });
    expect(answer.status).toBe(303);
    const mails = await mailbox.of('lou@example.org');
    expect(mails.map(({ kind }) => kind)).toEqual(['registration-confirmed']);
    const [told] = mails as [(typeof mails)[number]];
    expect(told.text.replace(/\s+/g, ' ')).toContain('Claire Dupont, Sèvremoine (49), nous a demandé de vous inscrire');
    expect(told.text.replace(/\s+/g, ' ')).toContain('et non par vous');
    const personal = told.hrefs.find((href) => href.includes('/inscriptions/'))!;
    expect((await new Visitor(tablee.url).get(new URL(personal).pathname)).text).toContain('Lou Tessier');
    const recap = await mailbox.last('rh@example.org');
    expect(recap.text).toContain('Lou Tessier, lou@example.org');
    expect(recap.hrefs.some((href) => new URL(href).pathname === answer.location)).toBe(true);
    expect(recap.html + recap.text).not.toContain('/inscriptions/');
    expect((await officer.get(answer.location!)).html).not.toContain('/inscriptions/');
  });

  it.each(['csv', 'xlsx'] as const)('reads the same twelve from a %s file, in other columns', async (format) => {
    const page = await given();
    const headings = ['Courriel', 'Grade', 'Prénom', 'NOM', 'Fonction'];
    const rows = TWELVE.map(([last, first, email, what = '']) => [email, 'A', first, last, what]);
    const file = format === 'csv' ? csvOf([headings, ...rows]) : await workbookOf(headings, rows, []);
    const read = await send(officer, page, { ...OFFICER, do: 'read' }, [`agents.${format}`, file]);
    expect([read.status, read.text.includes('12 lignes sont ajoutées')]).toEqual([200, true]);
    const checked = await send(officer, page, { ...filled(read), do: 'check' });
    expect([checked.status, problems(checked)]).toEqual([422, ['l3-email', 'l7-lastName', 'l12-email']]);
    expect(filled(checked)['l11-lastName']).toBe('=Somme(A1)');
  });

  it.each([
    ['nothing', undefined, 'Choisissez un fichier'],
    ['an empty file', '', 'Choisissez un fichier|Ce fichier est vide'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'ni un classeur Excel'],
    ['a broken workbook', Buffer.from('PK\x03\x04 broken'), 'ne s.ouvre pas'],
    ['no headings', 'Cesbron;Maëlle;m@example.org\n', 'La première ligne doit nommer les colonnes'],
    ['headings only', 'Nom;Prénom;Courriel\n', 'Aucune personne dans ce tableau'],
    ['too many people', `Nom;Courriel\n${'Martin;m@example.org\n'.repeat(61)}`, '60 personnes au plus'],
  ])('says what is wrong with %s, and keeps what was typed', async (_, content, sentence) => {
    const page = await given();
    const typed = { ...OFFICER, ...linesOf([['Tapé', 'Déjà', 'deja@example.org']]) };
    const answer = await send(
      officer,
      page,
      { ...typed, do: 'read' },
      content === undefined ? undefined : ['liste.csv', content],
    );
    expect([answer.status, new RegExp(sentence).test(answer.text)]).toEqual([422, true]);
    expect(filled(answer)).toMatchObject({
      managerName: 'Claire Dupont',
      'l1-lastName': 'Tapé',
      'l1-email': 'deja@example.org',
    });
  });

  it('reads Windows-1252, and a huge cell comes back with its error', async () => {
    const page = await given();
    const latin = Buffer.from('Nom;Prénom;Courriel\nLefèvre;Zoé;z@example.org\n', 'latin1');
    expect(filled(await send(officer, page, { do: 'read' }, ['l.csv', latin]))).toMatchObject({
      'l1-lastName': 'Lefèvre',
      'l1-firstName': 'Zoé',
    });
    const huge = await send(officer, page, { ...OFFICER, do: 'read' }, [
      'l.csv',
      `Nom;Courriel\n${'é'.repeat(40_000)};h@example.org\n`,
    ]);
    const judged = await send(officer, page, { ...filled(huge), 'l1-firstName': 'Ana', do: 'check' });
    expect([huge.status, judged.status, problems(judged)]).toEqual([200, 422, ['l1-lastName']]);
  });

  it('foresees who waits, in the order of the lines, and nobody is promised more', async () => {
    const page = await given({ capacity: 2 });
    const three = linesOf([
      ['A', 'Un', 'un@example.org'],
      ['B', 'Deux', 'deux@example.org'],
      ['C', 'Trois', 'trois@example.org'],
    ]);
    const preview = await send(officer, page, { ...OFFICER, ...three, do: 'check' });
    expect(preview.text).toMatch(/2 personnes auraient une place.*une personne serait sur la liste d'attente/);
    const done = await send(officer, page, { ...filled(preview), do: 'register' });
    expect((await officer.get(done.location!)).text).toMatch(/2 inscriptions confirmées, 1 en attente/);
    expect((await mailbox.of('trois@example.org')).map(({ kind }) => kind)).toContain('registration-waiting');
  });

  it('mends, replaces and takes back: each is told, and the place goes to whom it should', async () => {
    const page = await given({ capacity: 1 });
    const lines = linesOf([
      ['Fauxnom', 'Ana', 'premiere@example.org'],
      ['Suivant', 'Bo', 'suivant@example.org'],
    ]);
    const group = (await send(officer, page, { ...OFFICER, ...lines, do: 'register' })).location!;
    const hrefs = [...(await officer.get(group)).html.matchAll(/href="(\/groupes\/[\w-]+\/personnes\/[\w-]+)"/g)].map(
      ([, href]) => href!,
    );
    const [first = ''] = hrefs;
    const bad = await officer.send(first, { 'mend-lastName': '', 'mend-firstName': 'Ana', 'mend-function': 'DGS' });
    expect([bad.status, problems(bad)]).toEqual([422, ['mend-lastName']]);
    const mended = await officer.send(first, {
      'mend-lastName': 'Vrainom',
      'mend-firstName': 'Ana',
      'mend-function': 'DGS',
    });
    expect(mended.location).toBe(`${group}?fait=mended`);
    expect((await officer.get(group)).text).toContain('Ana Vrainom');

    const taken = {
      'replace-lastName': 'X',
      'replace-firstName': 'Y',
      'replace-email': 'suivant@example.org',
      'replace-function': '',
    };
    expect(problems(await officer.send(first, taken, `${first}/remplacement`))).toEqual(['replace-email']);
    const other = { ...taken, 'replace-email': 'autre@example.org' };
    expect((await officer.send(first, other, `${first}/remplacement`)).location).toBe(`${group}?fait=replaced`);
    expect((await mailbox.of('autre@example.org')).map(({ kind }) => kind)).toEqual(['registration-confirmed']);
    expect((await mailbox.last('autre@example.org')).text).toContain('nous a demandé');
    expect((await mailbox.last('premiere@example.org')).text).toContain('a inscrit une autre personne');
    expect((await officer.get(first)).status).toBe(404);

    const replaced = [
      ...(await officer.get(group)).html.matchAll(/href="(\/groupes\/[\w-]+\/personnes\/[\w-]+)"/g),
    ].map(([, href]) => href!);
    const pageOfOther = (
      await Promise.all(replaced.map(async (href) => [href, (await officer.get(href)).text] as const))
    ).find(([, text]) => text.includes('autre@example.org'))![0];
    expect((await officer.send(pageOfOther, {}, `${pageOfOther}/retrait`)).location).toBe(`${group}?fait=withdrawn`);
    expect((await mailbox.last('autre@example.org')).text).toContain('a retiré');
    expect((await mailbox.of('suivant@example.org')).map(({ kind }) => kind)).toContain('registration-promoted');
  });

  it('opens nothing of anybody else: each link its own', async () => {
    const page = await given();
    const one = (
      await send(officer, page, { ...OFFICER, ...linesOf([['Un', 'Un', 'g1@example.org']]), do: 'register' })
    ).location!;
    const two = (
      await send(officer, page, { ...OFFICER, ...linesOf([['Deux', 'Deux', 'g2@example.org']]), do: 'register' })
    ).location!;
    const personalOf = async (address: string) =>
      new URL(
        (await mailbox.of(address)).flatMap(({ hrefs }) => hrefs).find((href) => href.includes('/inscriptions/'))!,
      ).pathname;
    const personal = await personalOf('g1@example.org');
    const token = personal.split('/').at(-1)!;
    const referenceOf = async (group: string) => /personnes\/([\w-]+)/.exec((await officer.get(group)).html)![1]!;
    const stranger = new Visitor(tablee.url);
    expect((await stranger.get(`/groupes/${token}`)).status).toBe(404);
    expect((await stranger.get(`/inscriptions/${one.split('/').at(-1)!}`)).status).toBe(404);
    const foreign = `${one}/personnes/${await referenceOf(two)}`;
    expect((await stranger.get(foreign)).status).toBe(404);
    const own = `${one}/personnes/${await referenceOf(one)}`;
    for (const action of ['', '/retrait', '/remplacement']) {
      const fields = {
        'mend-lastName': 'Pirate',
        'mend-firstName': 'P',
        'replace-email': 'pirate@example.org',
        'replace-lastName': 'P',
        'replace-firstName': 'P',
      };
      expect([action, (await stranger.send(own, fields, `${foreign}${action}`)).status]).toEqual([action, 404]);
    }
    expect((await stranger.get(two)).text).toContain('Deux Deux');
    // What an agent adds stays between them and the organisers.
    const change = await new Visitor(tablee.url).send(`${personal}/modifier`, {
      firstName: 'Un',
      lastName: 'Un',
      functionKey: 'dgs',
      collectivity: 'Sèvremoine (49)',
      phone: '06 12 34 56 78',
      collective: 'Secret collectif',
      remarks: 'Secret confié',
    });
    expect(change.status).toBe(303);
    const seen = `${(await officer.get(one)).html}${(await officer.get(own)).html}`;
    expect(['Secret', '06 12', token].filter((secret) => seen.includes(secret))).toEqual([]);
  });

  it('gives a lost link back to its address, and answers the same to everybody', async () => {
    const page = await given();
    const fields = {
      ...OFFICER,
      managerEmail: 'perdu@example.org',
      ...linesOf([['Un', 'Un', 'p1@example.org']]),
      do: 'register',
    };
    const group = (await send(officer, page, fields)).location!;
    await tablee.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => tx.execute('UPDATE registration_groups SET link_mailed_at = NULL'));
    const answers = await Promise.all(
      ['perdu@example.org', 'inconnu@example.org'].map((email) =>
        new Visitor(tablee.url).send('/mes-inscriptions', { email }),
      ),
    );
    const [known, unknown] = answers.map(({ status, text }, at) => [
      status,
      text.replaceAll(at === 0 ? 'perdu' : 'inconnu', 'X'),
    ]);
    expect(known).toEqual(unknown);
    const mail = await mailbox.last('perdu@example.org');
    expect([mail.kind, mail.hrefs.some((href) => href.endsWith(group))]).toEqual(['group-link', true]);
  });

  it('takes nobody by a stale form, nor where registration is closed', async () => {
    const page = await given();
    const form = new FormData();
    for (const [name, value] of Object.entries({
      ...OFFICER,
      ...linesOf([['Un', 'Un', 's1@example.org']]),
      do: 'register',
    }))
      form.append(name, value);
    const stale = await officer.ask(page, { method: 'POST', body: form });
    expect([stale.status, filled(stale)['l1-email']]).toEqual([403, 's1@example.org']);
    expect(await mailbox.of('s1@example.org')).toEqual([]);
    const closed = await given({ closesAt: Date.now() - 1000 });
    expect((await officer.get(closed)).text).toContain('Les inscriptions sont');
  });
});
