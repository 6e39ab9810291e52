import { deflateRawSync } from 'node:zlib';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { csvOf, workbookOf } from '../../../src/platform/files/write-tables.js';
import { storedZip } from '../../../src/platform/files/zip.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Answer, csrfOf, type Visitor } from '../../support/visitor.js';

const PROGRAMME = {
  format: 'tablee-programme/1',
  timeZone: 'Europe/Paris',
  venues: [{ name: "L'Acclameur", address: '50 rue Charles Darwin', city: 'Niort' }],
  sessions: [
    {
      day: '2090-11-15',
      kind: 'exhibition',
      title: 'Exposition </textarea><script>alert(1)</script>',
      text: null,
      start: null,
      end: null,
      allDay: true,
      printedTime: null,
      phase: null,
      venue: null,
      room: null,
      speakers: [],
      parts: [],
      themes: [],
      tracks: [],
    },
    {
      day: '2090-11-15',
      kind: 'plenary',
      title: '=1+1 « Ouverture »',
      text: 'Un\ndeux',
      start: '09:15',
      end: null,
      allDay: false,
      printedTime: '09h15 (imprimé)',
      phase: 1,
      venue: "L'Acclameur",
      room: 'Club',
      speakers: [{ name: 'Didier LOCATELLI', role: 'expert' }],
      parts: [{ title: 'Analyse', speakers: [{ name: 'CNFPT' }] }],
      themes: ['Savoirs'],
      tracks: [],
    },
    {
      day: '2090-11-15',
      kind: 'ateliers',
      title: 'Ateliers',
      text: null,
      start: '10:00',
      end: '12:00',
      allDay: false,
      printedTime: null,
      phase: null,
      venue: null,
      room: null,
      speakers: [],
      parts: [],
      themes: [],
      tracks: [
        {
          letter: 'A',
          title: 'Coopérer',
          question: 'Comment ?',
          seats: 30,
          speakers: [],
          facilitators: [{ name: 'Ana' }],
        },
        { letter: 'B', title: 'Produire', room: 'Salle 2', speakers: [] },
      ],
    },
  ],
};

describeOnEachEngine('a programme brought as a file', (engine) => {
  let tablee: TestApp;
  let visitor: Visitor;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const roles: Record<string, 'responsable' | 'lecture'> = {};
    for (const slug of ['seminaire', 'copie', 'tableau', 'deux'])
      roles[await givenEvent({ unitOfWork }, { slug })] = 'responsable';
    roles[await givenEvent({ unitOfWork }, { slug: 'lecture' })] = 'lecture';
    await givenEvent({ unitOfWork }, { slug: 'ailleurs' });
    await givenOrganiser(tablee, { roles });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const page = (slug: string) => `/organiser/evenements/${slug}/programme/echanges`;

  async function send(path: string, fields: Record<string, string>, file?: [string, Buffer | string]): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append('fichier', new Blob([new Uint8Array(Buffer.from(file[1] as string))]), file[0]);
    return visitor.ask(path, { method: 'POST', body: form });
  }

  async function upload(
    slug: string,
    name: string,
    content: Buffer | string,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const token = csrfOf((await visitor.get(page(slug))).html);
    return send(page(slug), { _csrf: token, ...more }, [name, content]);
  }

  /** Sends the form of the preview with what is in it, as a browser would. */
  async function accept(slug: string, { html }: Answer): Promise<Answer> {
    const form = html.slice(html.indexOf('echanges/enregistrer'));
    const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      unescaped(value!),
    ]);
    return send(`${page(slug)}/enregistrer`, Object.fromEntries(fields) as Record<string, string>);
  }

  const exported = async (slug: string) => (await visitor.get(`${page(slug)}/programme.json`)).html;

  it('comes out of a new event exactly as it went in', async () => {
    const preview = await upload('seminaire', 'programme.json', JSON.stringify(PROGRAMME));
    expect([
      preview.status,
      preview.text.includes('3 séquences ajoutées'),
      preview.text.includes("L'Acclameur"),
    ]).toEqual([200, true, true]);
    expect(preview.html).not.toContain('<script>alert');
    expect(JSON.parse(await exported('seminaire'))).toMatchObject({ sessions: [] });
    expect((await accept('seminaire', preview)).location).toBe('/organiser/evenements/seminaire/programme');
    const first = await exported('seminaire');
    expect(JSON.parse(first)).toEqual(PROGRAMME);
    const again = await upload('copie', 'programme.json', first);
    await accept('copie', again);
    expect(await exported('copie')).toBe(first);
  });

  it('brought once more changes nothing, and says so', async () => {
    const preview = await upload('seminaire', 'programme.json', await exported('seminaire'));
    expect([preview.status, preview.html.includes('enregistrer"')]).toEqual([200, false]);
  });

  it('keeps the sessions that it knows, and tells what changes in them', async () => {
    const [one, two, three] = PROGRAMME.sessions;
    const changed = { ...PROGRAMME, sessions: [one, { ...two, start: '09:30' }, three] };
    const preview = await upload('seminaire', 'programme.json', JSON.stringify(changed));
    expect(preview.text).toMatch(/1 séquence modifiée.*Ouverture.*\( ?Début ?\)/);
    expect(preview.text).not.toContain('séquence ajoutée');
  });

  it('of another year may be moved to the days of this one', async () => {
    const sheet = csvOf([
      ['Jour', 'Titre'],
      ['24/03/2022', 'Accueil'],
      ['25/03/2022', 'Suite'],
    ]);
    const unmoved = await upload('deux', 'a.csv', sheet);
    expect(unmoved.text).toContain('24 mars 2022');
    const moved = await upload('deux', 'a.csv', sheet, { decaler: 'oui' });
    await accept('deux', moved);
    expect(
      (JSON.parse(await exported('deux')) as { sessions: { day: string }[] }).sessions.map(({ day }) => day),
    ).toEqual(['2090-11-15', '2090-11-16']);
  });

  it('joins the sessions that are there, each at its hour', async () => {
    const first = csvOf([
      ['Jour', 'Début', 'Titre'],
      ['15/11/2090', '9h', 'Accueil'],
      ['', '12h', 'Buffet'],
    ]);
    await accept('tableau', await upload('tableau', 'a.csv', first));
    const more = await workbookOf(['Jour', 'Début', 'Titre'], [['15/11/2090', '10 h 30', 'Conférence']], []);
    await accept('tableau', await upload('tableau', 'b.xlsx', more, { mode: 'append' }));
    const { sessions } = JSON.parse(await exported('tableau')) as { sessions: { title: string }[] };
    expect(sessions.map(({ title }) => title)).toEqual(['Accueil', 'Conférence', 'Buffet']);
  });

  it('that somebody else changed meanwhile is shown anew, and nothing is lost', async () => {
    const sheet = (title: string) =>
      csvOf([
        ['Jour', 'Début', 'Titre'],
        ['15/11/2090', '9h', title],
      ]);
    const mine = await upload('tableau', 'a.csv', sheet('Mienne'));
    await accept('tableau', await upload('tableau', 'b.csv', sheet('Autre')));
    const answer = await accept('tableau', mine);
    expect([answer.status, answer.html.includes('Mienne')]).toEqual([409, true]);
    expect((await accept('tableau', answer)).status).toBe(303);
  });

  const bomb = () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000, 32));
    const archive = storedZip(new Map([['xl/worksheets/sheet1.xml', packed]]));
    archive.writeUInt16LE(8, 8);
    archive.writeUInt16LE(8, archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 10);
    return archive;
  };

  it.each<[string, string, () => Buffer | string, string]>([
    ['of more than a megabyte', 'a.csv', () => 'Titre\n'.repeat(200_000), 'Le fichier dépasse 1 Mo'],
    [
      'that is a picture',
      'a.csv',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      "n'est ni un programme.json",
    ],
    ['that is nothing', 'a.csv', () => '', 'Le fichier est vide'],
    [
      'of ten thousand columns',
      'a.csv',
      () => `Titre${';x'.repeat(10_000)}\na${';y'.repeat(10_000)}`,
      'trop de colonnes',
    ],
    ['that explodes', 'a.xlsx', bomb, 'trop grand une fois décompressé'],
    [
      'that is a workbook in name only',
      'a.xlsx',
      () => Buffer.from('PK\x03\x04nonsense', 'latin1'),
      'Ce classeur ne se lit pas',
    ],
    ['of broken JSON', 'a.json', () => '{"format":', 'Ce fichier .json est abîmé'],
    ['of a thousand brackets', 'a.json', () => '['.repeat(500_000), 'Ce fichier .json est abîmé'],
    ['of another JSON', 'a.json', () => '{"a":1}', "n'est pas un programme de Tablée"],
    ['with a quote that stays open', 'a.csv', () => 'Jour;Titre\n"15/11;a\nb', 'guillemet'],
    [
      'with wrong lines',
      'a.csv',
      () => Buffer.from('Jour;D\xe9but;Titre\n15/11/2090;25h;a\n16/11/2090;9h;', 'latin1'),
      "Ligne 2, Début : ce n'est pas une heure",
    ],
    ['with markup for a kind', 'a.csv', () => 'Titre;Genre\na;<img src=x onerror=alert(1)>', 'onerror=alert(1)'],
  ])('a file %s is refused in words, on the same page', async (_what, name, content, sentence) => {
    const answer = await upload('copie', name, content());
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain("Rien n'est enregistré");
    expect(answer.html).not.toContain('<img');
  });

  it('without a file, or without a token, changes nothing', async () => {
    const token = csrfOf((await visitor.get(page('copie'))).html);
    const none = await send(page('copie'), { _csrf: token });
    expect([none.status, none.text.includes('Choisissez un fichier')]).toEqual([422, true]);
    expect((await send(page('copie'), {}, ['a.csv', 'Titre\na'])).status).toBe(403);
    expect((await send(`${page('copie')}/enregistrer`, { programme: '{}' })).status).toBe(403);
    expect((await send(`${page('copie')}/enregistrer`, { _csrf: token, programme: '{"format":1}' })).status).toBe(422);
  });

  it('is for those who may edit the programme, of their own events', async () => {
    for (const path of ['', '/programme.json', '/programme.xlsx', '/schedule.xml']) {
      expect([path, (await visitor.get(`${page('lecture')}${path}`)).status]).toEqual([path, 403]);
      expect([path, (await visitor.get(`${page('ailleurs')}${path}`)).status]).toEqual([path, 404]);
    }
    const token = csrfOf((await visitor.get(page('copie'))).html);
    expect((await send(page('ailleurs'), { _csrf: token }, ['a.csv', 'Titre\na'])).status).toBe(404);
    expect(
      (
        await send(`${page('lecture')}/enregistrer`, {
          _csrf: token,
          programme: JSON.stringify(PROGRAMME),
          seen: '0-0',
        })
      ).status,
    ).toBe(403);
  });
});

function unescaped(html: string): string {
  return html
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x3D;/g, '=')
    .replace(/&#x60;/g, '`')
    .replace(/&amp;/g, '&');
}
