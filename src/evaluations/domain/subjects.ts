import { slugOf } from '../../events/domain/slug.js';
import { normaliseName } from '../../programme/domain/person-name.js';
import type { Programme, Speaker, Track } from '../../programme/domain/programme.js';

export interface FacilitatorSubject {
  readonly key: string;
  readonly name: string;
}

/** An atelier as people speak of it: over two phases it is one. */
export interface AtelierSubject {
  /** Of the title: an edition's atelier of the same title is the same. */
  readonly key: string;
  readonly letter: string;
  readonly title: string;
  readonly facilitators: readonly FacilitatorSubject[];
}

const LONGEST_KEY = 60;

/** The ateliers of a programme, in the order of their first phase. */
export function atelierSubjects({ days }: Pick<Programme, 'days'>): AtelierSubject[] {
  const subjects = new Map<string, AtelierSubject>();
  for (const track of days.flatMap(({ sessions }) => sessions).flatMap(({ tracks }) => tracks)) {
    const title = track.title || track.question || track.theme || track.letter;
    const key = atelierKey(title);
    const known = subjects.get(key);
    const facilitators = facilitatorsOf(track);
    subjects.set(
      key,
      known
        ? { ...known, facilitators: merged(known.facilitators, facilitators) }
        : { key, letter: track.letter, title, facilitators },
    );
  }
  return [...subjects.values()];
}

/** What an atelier of this title is known by. */
export function atelierKey(title: string): string {
  return slugOf(title).slice(0, LONGEST_KEY).replace(/-+$/, '');
}

/** Everybody who runs one of these ateliers, once. */
export function facilitatorSubjects(ateliers: readonly AtelierSubject[]): FacilitatorSubject[] {
  return ateliers.reduce<FacilitatorSubject[]>((all, { facilitators }) => merged(all, facilitators), []);
}

function facilitatorsOf({ facilitators = [] }: Track): FacilitatorSubject[] {
  return facilitators.flatMap((person: Speaker) => {
    const key = slugOf(normaliseName(person.name) ?? person.name)
      .slice(0, LONGEST_KEY)
      .replace(/-+$/, '');
    return key === '' ? [] : [{ key, name: person.name }];
  });
}

function merged(known: readonly FacilitatorSubject[], added: readonly FacilitatorSubject[]): FacilitatorSubject[] {
  return [...known, ...added.filter(({ key }) => !known.some((one) => one.key === key))];
}
