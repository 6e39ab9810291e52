import type { PrintedEvent, PrintedSession } from '../../../src/demonstration/data/printed-event.js';
import { PROGRAMMES } from '../../../src/demonstration/data/programmes.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { SessionPart, Speaker, Track } from '../../../src/programme/domain/programme.js';
import { DraftQuery } from '../../../src/programme/queries/draft.query.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import { type Answer, csrfOf, type Visitor } from '../../support/visitor.js';

const WITH_SESSIONS = PROGRAMMES.filter(({ sessions }) => sessions.length > 0);

describeOnEachEngine('every printed programme, typed into the editor without JavaScript', (engine) => {
  let tablee: TestApp;
  let typist: Visitor;
  const given = new Map<string, { id: string; venues: { id: string; name: string }[] }>();

  beforeAll(async () => {
    tablee = await startTestApp({ engine });
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    for (const { slug, title, startsOn, endsOn, venues } of WITH_SESSIONS) {
      const id = await givenEvent({ unitOfWork }, { slug, title, startsOn, code: `CODE ${given.size}` });
      const named = venues.map((venue) => ({ ...venue, id: newId() }));
      await unitOfWork.run((tx) =>
        tx.execute('UPDATE events SET ends_on = ?, venues = ? WHERE id = ?', [endsOn, JSON.stringify(named), id]),
      );
      given.set(slug, { id, venues: named });
    }
    const roles = Object.fromEntries([...given.values()].map(({ id }) => [id, 'organisateur' as const]));
    await givenOrganiser(tablee, { roles });
    typist = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  it.each(WITH_SESSIONS.map((event) => [event.slug, event] as const))(
    '%s comes out as printed',
    async (slug, event) => {
      const desk = `/organiser/evenements/${slug}/programme`;
      const { id, venues } = given.get(slug)!;
      for (const session of event.sessions) {
        const answer = await typeSession(typist, desk, session, venues);
        expect([answer.status, answer.text.slice(0, 0)]).toEqual([303, '']);
      }
      const entered = await tablee.app.get(DraftQuery, { strict: false }).of(id);
      expect(entered.published).toEqual([]);
      expect(entered.sessions.map((session) => plain(session, venues))).toEqual(
        event.sessions.map(({ ...session }) => session),
      );

      const changes = await typist.get(`${desk}/changements`);
      expect(changes.status).toBe(200);
      expect(
        (await typist.send(`${desk}/changements`, { seen: seenOf(changes.html) }, `${desk}/publication`)).status,
      ).toBe(303);
      const published = await tablee.app.get(DraftQuery, { strict: false }).of(id);
      expect(published.published).toEqual(published.sessions);
      const page = await typist.get(`/evenements/${slug}`);
      for (const { title } of event.sessions) expect(page.text.toLowerCase()).toContain(asRead(title));
    },
  );
});

async function typeSession(
  typist: Visitor,
  desk: string,
  session: PrintedSession,
  venues: readonly { id: string; name: string }[],
): Promise<Answer> {
  const action = `${desk}/seances`;
  let page = await typist.get(`${desk}?ajouter=fin`);
  let fields: Record<string, string> = {
    ...hiddenOf(page.html),
    day: session.day,
    start: typed(session.start),
    end: typed(session.end),
    kind: session.kind,
    phase: session.phase === null ? '' : String(session.phase),
    title: session.title,
    venue: venues.find(({ name }) => name === session.venue)?.id ?? '',
    room: session.room ?? '',
    text: session.text ?? '',
    speakers: lines(session.speakers),
    parts: session.parts.map(({ title, speakers }: SessionPart) => [title, lines(speakers)].join('\n')).join('\n\n'),
    themes: session.themes.join('\n'),
    printed: session.printedTime ?? '',
    ...(session.allDay ? { allDay: 'yes' } : {}),
  };
  if (session.tracks.every(({ speakers }) => speakers.length === 0)) {
    fields.newTracks = session.tracks.map(({ title }: Track) => title).join('\n');
  } else {
    for (const [index, track] of session.tracks.entries()) {
      page = await typist.post(action, { ...fields, do: 'add-track' });
      expect(page.html).toContain(`name="track-${index}-title"`);
      fields = { ...fields, [`track-${index}-title`]: track.title, [`track-${index}-speakers`]: lines(track.speakers) };
    }
  }
  return typist.post(action, { ...fields, do: 'save' });
}

const hiddenOf = (html: string) => ({ _csrf: csrfOf(html), seen: seenOf(html) });
const seenOf = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
const typed = (time: string | null) => (time === null ? '' : time.replace(/^0?(\d+):(\d+)$/, '$1 h $2'));
const lines = (speakers: readonly Speaker[]) =>
  speakers.map(({ name, role }) => (role === undefined ? name : `${name}, ${role}`)).join('\n');
const asRead = (title: string) => title.replace(/’/g, "'").toLowerCase();

function plain(
  { id: _id, venueId, ...session }: { id: string; venueId: string | null } & Omit<PrintedSession, 'venue'>,
  venues: readonly { id: string; name: string }[],
): PrintedEvent['sessions'][number] {
  return { ...session, venue: venues.find((venue) => venue.id === venueId)?.name ?? null };
}
