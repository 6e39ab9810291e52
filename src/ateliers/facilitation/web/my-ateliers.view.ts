import { initialsOf, markClassOf } from '../../../registrations/domain/person-mark.js';
import { LONGEST_NOTE, NOTE_KINDS, type Note, type NoteKind, WHOLE_ATELIER } from '../domain/note.js';
import type { OwnAtelier, Standing } from '../domain/own-ateliers.js';
import type { TablePeople } from '../queries/facilitation.query.js';

export type PocketPage = 'mine' | 'people' | 'notes';

/** @param base `/organiser/evenements/<slug>/mes-ateliers` */
export function atelierPath(base: string, { phase, letter }: Pick<OwnAtelier, 'phase' | 'letter'>): string {
  return `${base}/${phase}/${encodeURIComponent(letter)}`;
}

export function pocketNav(base: string, atelier: OwnAtelier | null, page: PocketPage) {
  const here = atelier && atelierPath(base, atelier);
  const link = (to: PocketPage, href: string, icon: string) => ({
    href,
    icon,
    label: `facilitation:nav.${to}`,
    current: to === page,
  });
  return {
    label: 'facilitation:nav.label',
    links: [
      link('mine', base, 'calendar'),
      ...(here ? [link('people', here, 'person'), link('notes', `${here}/notes`, 'edit')] : []),
    ],
  };
}

export function ateliersView(base: string, ateliers: readonly OwnAtelier[], standings: readonly Standing[]) {
  return ateliers.map((atelier, index) => ({
    ...atelier,
    standing: standings[index] ?? 'later',
    tableCount: atelier.tables.length,
    href: atelierPath(base, atelier),
    notes: `${atelierPath(base, atelier)}/notes`,
  }));
}

export function tablesView(tables: readonly TablePeople[]) {
  return tables.map(({ table, people }) => ({
    table,
    present: people.filter(({ missing }) => !missing).length,
    count: people.length,
    people: people.map((person) => ({
      reference: person.reference,
      name: `${person.firstName} ${person.lastName}`,
      initials: initialsOf(person.firstName, person.lastName),
      mark: markClassOf(person.type),
      functionKey: person.functionKey,
      functionText: person.functionText,
      employer: person.employer,
      collective: person.collective,
      missing: person.missing,
    })),
  }));
}

const TINTS: Readonly<Record<NoteKind, string>> = {
  appui: 'track-a',
  alerte: 'track-d',
  ressources: 'track-c',
  questions: 'track-b',
  conditions: 'track-a',
  relais: 'track-c',
};

/** @param typed what somebody sent and what could not be kept, by kind */
export function notesView(notes: readonly Note[], table: number, typed: Readonly<Record<string, string>>) {
  const kinds = NOTE_KINDS.filter((kind) => (kind === 'relais') === (table === WHOLE_ATELIER));
  return kinds.map((kind) => {
    const note = notes.find((one) => one.kind === kind);
    return {
      kind,
      tint: TINTS[kind],
      base: note?.body ?? '',
      body: typed[kind] ?? note?.body ?? '',
      longest: LONGEST_NOTE,
      actor: note?.actor ?? null,
      updatedAt: note?.updatedAt ?? null,
    };
  });
}
