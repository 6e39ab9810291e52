/** What a table produces, kind by kind; `relais` is a word for whoever runs the next phase. */
export const NOTE_KINDS = ['appui', 'alerte', 'ressources', 'questions', 'conditions', 'relais'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Characters of one note, as somebody may send it. */
export const LONGEST_NOTE = 3000;
/** The table of what concerns the whole atelier. */
export const WHOLE_ATELIER = 0;

/** Where a note belongs. */
export interface NotePlace {
  readonly phase: number;
  readonly letter: string;
  /** The number on the table; 0 for the whole atelier. */
  readonly table: number;
}

export interface Note extends NotePlace {
  readonly kind: NoteKind;
  readonly body: string;
  /** Epoch milliseconds of the machine's clock. */
  readonly updatedAt: number;
  readonly actor: string;
}

export function isNoteKind(text: string): text is NoteKind {
  return (NOTE_KINDS as readonly string[]).includes(text);
}

/**
 * Two people wrote at the same time: line by line, what either added is in it, what either took away is not, and where both changed one line
 * it is there in both wordings.
 *
 * @param base what `mine` began from
 * @param theirs what is stored by now
 */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (mine === base) return theirs;
  if (theirs === base || theirs === mine) return mine;
  const [before, own] = [linesOf(base), linesOf(mine)];
  const removed = new Set(before.filter((line) => !own.includes(line)));
  const merged = linesOf(theirs).filter((line) => !removed.has(line));
  const known = new Set([...before, ...merged]);
  own.forEach((line, place) => {
    if (line === '' || known.has(line)) return;
    const previous = merged.indexOf(own[place - 1] ?? '');
    merged.splice(place === 0 ? 0 : previous === -1 ? merged.length : previous + 1, 0, line);
    known.add(line);
  });
  return merged.join('\n').trim();
}

/** As browsers send it, with the ends of lines of every system. */
export function tidyNote(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => line.trimEnd());
}
