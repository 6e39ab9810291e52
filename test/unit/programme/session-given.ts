import type { Session } from '../../../src/programme/domain/programme.js';

/** A plenary without anything else, unless the test says otherwise. */
export function aSession(given: Partial<Session> & { readonly id: string }): Session {
  return {
    day: '2019-11-15',
    kind: 'plenary',
    title: `Séance ${given.id}`,
    text: null,
    start: null,
    end: null,
    allDay: false,
    printedTime: null,
    phase: null,
    venueId: null,
    room: null,
    speakers: [],
    parts: [],
    themes: [],
    tracks: [],
    ...given,
  };
}

/** « a 09:00-10:00 »: id, start and end. */
export function sessions(...lines: readonly string[]): Session[] {
  return lines.map((line) => {
    const [id = '', hours = ''] = line.split(' ');
    const [start = '', end = ''] = hours.split('-');
    return aSession({ id, start: start || null, end: end || null });
  });
}

export const shown = (draft: readonly Session[]) =>
  draft.map(({ id, start, end }) => `${id} ${start ?? ''}${end === null ? '' : `-${end}`}`.trim());
