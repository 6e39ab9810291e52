import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { letterAt } from '../../../src/programme/domain/track-fields.js';
import { EditProgramme } from '../../../src/programme/use-cases/edit-programme.js';
import { PublishProgramme } from '../../../src/programme/use-cases/publish-programme.js';
import { clockOf } from '../../../src/programme/domain/clock-minutes.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';
import { editorForms, formFields } from './editor-forms.js';

const SESSIONS = 200;
const TRACKS = 40;
/** What is promised is 100 ms; shared machines are slow, and this one may be doing much else. */
const BOUND_MS = 500;

/** Four days of fifty sessions; in each day one with forty ateliers side by side. */
function largeProgramme(): Session[] {
  return Array.from({ length: SESSIONS }, (_, index) => {
    const [day, rank] = [Math.floor(index / 50), index % 50];
    const isAteliers = rank === 20;
    return {
      id: `session-${index}`,
      day: `2090-11-1${5 + day}`,
      kind: isAteliers ? 'ateliers' : 'plenary',
      title: `Séance ${index} : un titre de longueur ordinaire, comme on en imprime`,
      text: 'Un texte de deux lignes, avec *des mots en italique* et une question ?',
      start: clockOf(8 * 60 + rank * 15),
      end: clockOf(8 * 60 + rank * 15 + 15),
      allDay: false,
      printedTime: null,
      phase: isAteliers ? day + 1 : null,
      venueId: null,
      room: `Salle ${rank}`,
      speakers: [{ name: `Prénom${index} NOM${index}`, role: 'directrice générale des services' }],
      parts: [],
      themes: [],
      tracks: isAteliers
        ? Array.from({ length: TRACKS }, (_, track) => ({
            letter: letterAt(track),
            title: `Atelier ${letterAt(track)} du jour ${day}`,
            question: 'Pour quoi, avec qui, comment ?',
            room: `Salle ${track}`,
            seats: 24,
            speakers: [],
            facilitators: [{ name: `Animatrice${track} NOM${track}`, role: 'SNDGCT' }],
          }))
        : [],
    };
  });
}

describe(`a programme of ${SESSIONS} sessions, with ${TRACKS} ateliers side by side`, () => {
  let tablee: TestApp;
  let visitor: Visitor;
  const editor = () => editorForms(visitor, 'grand');

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug: 'grand', startsOn: '2090-11-15' });
    await unitOfWork.run((tx) => tx.execute("UPDATE events SET ends_on = '2090-11-18' WHERE id = ?", [eventId]));
    const accountId = await givenOrganiser(tablee, { roles: { [eventId]: 'organisateur' } });
    const by = { accountId, name: 'Camille Verney' };
    const change = { verb: 'taken-over' as const, title: 'Grand programme' };
    const seenVersion = await tablee.app.get(EditProgramme, { strict: false }).execute({
      eventId,
      by,
      seen: { version: 0, revision: 0 },
      change: () => ({ sessions: largeProgramme(), change }),
    });
    await tablee.app.get(PublishProgramme, { strict: false }).execute({ eventId, by, seenVersion, tellPeople: false });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it.each([
    [
      'the event page, made anew each time',
      (round: number) => `/evenements/grand?code=${round % 2 ? 'CIDGI006' : ''}`,
      true,
    ],
    ['the editor', () => editor().desk, false],
    ['the editor with forty ateliers open', () => `${editor().desk}?seance=session-20`, false],
    ['its changes', () => `${editor().desk}/changements`, false],
    ['the people named', () => `${editor().desk}/personnes`, false],
  ])('%s comes quickly', async (name, pathOf, isKept) => {
    const times: number[] = [];
    for (let round = 0; round < 7; round++) {
      if (isKept)
        await tablee.app
          .get(UnitOfWork, { strict: false })
          .run((tx) => tx.execute("UPDATE events SET version = version + 1 WHERE slug = 'grand'"));
      const started = performance.now();
      const { status } = await visitor.get(pathOf(round));
      times.push(performance.now() - started);
      expect(status).toBe(200);
    }
    const median = times.sort((one, other) => one - other)[3]!;
    process.stdout.write(`${name}: ${median.toFixed(0)} ms\n`);
    expect(median).toBeLessThan(BOUND_MS);
  });

  it('is saved quickly, and all forty ateliers pass through the form', async () => {
    const { html } = await visitor.get(`${editor().desk}?seance=session-20`);
    const fields = formFields(html);
    expect(Object.keys(fields).filter((name) => name.endsWith('-title'))).toHaveLength(TRACKS);
    const started = performance.now();
    const { status } = await visitor.post(`${editor().desk}/seances/session-20`, {
      ...fields,
      room: 'Partout',
      do: 'save',
    });
    const took = performance.now() - started;
    process.stdout.write(`saving: ${took.toFixed(0)} ms\n`);
    expect([status, took < BOUND_MS]).toEqual([303, true]);
    const saved = formFields((await visitor.get(`${editor().desk}?seance=session-20`)).html);
    expect(saved).toEqual({ ...fields, room: 'Partout', seen: saved.seen, _csrf: saved._csrf });
  });
});
