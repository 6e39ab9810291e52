import { AuditListQuery, type AuditPage } from '../../../src/platform/audit/audit-list.query.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { auditSentence, auditView } from '../../../src/platform/audit/audit.view.js';
import { Catalogues } from '../../../src/platform/i18n/catalogues.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

const CAMILLE = { accountId: null, name: 'Camille Verney' };

describeOnEachEngine('the audit trail', (engine) => {
  let database: TestDatabase;
  let now = 1_000_000;
  const trail = new AuditTrail({ now: () => new Date(now) });
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  const note = (eventId: string | null, verb: string, details = {}) =>
    database.unitOfWork.run((tx) => trail.record(tx, { actor: CAMILLE, eventId, verb, subjectKind: 'event', details }));

  it('is read the newest first, page by page, without loss or repetition, even within one millisecond', async () => {
    for (let at = 0; at < 123; at++) {
      if (at % 40 === 0) now += 1000;
      await note('e1', `verb-${at}`);
    }
    await note('e2', 'of-another-event');
    await note(null, 'of-none');
    const list = new AuditListQuery(database.read);
    const verbs: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page = await list.ofEvent('e1', cursor);
      verbs.push(...page.items.map(({ verb }) => verb));
      cursor = page.nextCursor;
      pages++;
    } while (cursor !== null);
    expect(pages).toBe(3);
    // Those of one instant have no order among themselves: identifiers are made within the same millisecond.
    expect([...verbs].sort()).toEqual(Array.from({ length: 123 }, (_, at) => `verb-${at}`).sort());
    const instants = verbs.map((verb) => Math.floor(Number(verb.slice('verb-'.length)) / 40));
    expect(instants).toEqual([...instants].sort((a, b) => b - a));
    expect((await list.ofHouse(null)).items.map(({ verb }) => verb)).toEqual(['of-none']);
    expect((await list.ofEvent('e1', 'no cursor of ours')).items[0]!.at).toBe(now);
  });

  it('holds nothing of what was rolled back', async () => {
    const failed = database.unitOfWork.run(async (tx) => {
      await trail.record(tx, { actor: CAMILLE, eventId: 'e3', verb: 'never', subjectKind: 'event' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect((await new AuditListQuery(database.read).ofEvent('e3', null)).items).toEqual([]);
  });

  it('keeps long details short', async () => {
    await note('e4', 'long', { title: 'x'.repeat(5000), list: ['y'.repeat(5000)] });
    const [entry] = (await new AuditListQuery(database.read).ofEvent('e4', null)).items;
    expect(entry!.details).toEqual({ title: `${'x'.repeat(199)}…`, list: [`${'y'.repeat(199)}…`] });
  });
});

describe('a line of the journal', () => {
  const catalogues = new Catalogues();
  const withdrawn = (references: readonly string[]): AuditPage => ({
    items: [
      {
        ...{ id: '1', at: 0, actor: 'C', subjectKind: 'registration', subjectId: null },
        ...{ verb: 'registrations-withdrawn', details: { count: 2, references } },
      },
    ],
    nextCursor: null,
  });

  it('leads to the registrations that it names', () => {
    const people = '/organiser/evenements/s/inscriptions';
    const { entries } = auditView(catalogues, 'fr', withdrawn(['7KQ4-M2XD', '9WWW-ABCD']), {
      ...{ here: '/h', isFirst: true, people },
    });
    expect(entries[0]!.parts).toEqual([
      { text: 'C a annulé 2 inscriptions\u202f: ', href: null },
      { text: '7KQ4-M2XD', href: `${people}/7KQ4-M2XD` },
      { text: ', ', href: null },
      { text: '9WWW-ABCD', href: `${people}/9WWW-ABCD` },
    ]);
    const plain = auditView(catalogues, 'fr', withdrawn(['7KQ4-M2XD']), { here: '/h', isFirst: true });
    expect(plain.entries[0]!.parts.map(({ href }) => href)).toEqual([null]);
  });

  it.each([
    ['invited', { name: 'Sophie Garnaud', role: 'accueil' }, 'Camille Verney a invité Sophie Garnaud (accueil)'],
    ['logins-ended', { count: 3 }, 'Camille Verney a déconnecté d’autres appareils de son compte (3)'],
    [
      'event-edited',
      { section: 'dates' },
      'Camille Verney a modifié l’événement (partie «\u202fDates et horaires\u202f»)',
    ],
    [
      'form-edited',
      { section: 'textes' },
      'Camille Verney a modifié le formulaire d’inscription (partie «\u202fTextes du formulaire\u202f»)',
    ],
    [
      'mail-text-changed',
      { kind: 'convocation', locale: 'en' },
      'Camille Verney a modifié le texte d’un courriel (Convocation, en anglais)',
    ],
    ['event-edited', { section: '__proto__' }, 'Camille Verney a modifié l’événement (partie «\u202f__proto__\u202f»)'],
    [
      'registrations-withdrawn',
      { count: 1, references: ['7KQ4-M2XD'] },
      'Camille Verney a annulé 1 inscription\u202f: 7KQ4-M2XD',
    ],
    ['something-new', { a: 'b' }, 'Camille Verney : something-new'],
    // An entry of a former release, or whose people are forgotten: it lacks what the sentence names.
    ['invited', {}, 'Camille Verney a invité … (…)'],
    [
      'registrations-withdrawn',
      { count: 7, references: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      'Camille Verney a annulé 7 inscriptions\u202f: a, b, c, d, e et 2 autres',
    ],
    ['registrations-withdrawn', { count: 3 }, 'Camille Verney a annulé 3 inscriptions\u202f: …'],
    ['registrations-withdrawn', {}, 'Camille Verney a annulé … inscriptions\u202f: …'],
    ['toString', {}, 'Camille Verney : toString'],
  ])('%s %j', (verb, details, sentence) => {
    expect(auditSentence(catalogues, 'fr', { verb, actor: 'Camille Verney', details })).toBe(sentence);
  });
});
