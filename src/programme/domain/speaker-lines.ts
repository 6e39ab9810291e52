import type { SessionPart, Speaker } from './programme.js';

/** « Prénom NOM, rôle », one a line: the name ends at the first comma, the role stays as printed. */
export function readSpeakers(lines: string): Speaker[] {
  return linesOf(lines).flatMap((line) => {
    const comma = line.indexOf(',');
    const name = (comma === -1 ? line : line.slice(0, comma)).trim();
    const role = comma === -1 ? '' : line.slice(comma + 1).trim();
    if (name === '') return role === '' ? [] : [{ name: role }];
    return [{ name, ...(role === '' ? {} : { role }) }];
  });
}

/** The reverse of `readSpeakers`, for every name without a comma. */
export function speakerLines(speakers: readonly Speaker[]): string {
  return speakers.map(speakerLine).join('\n');
}

function speakerLine({ name, role }: Speaker): string {
  return role === undefined ? name : `${name}, ${role}`;
}

/** Parts of a session, parted by an empty line: a title, then its speakers one a line. */
export function readParts(text: string): SessionPart[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .flatMap((block) => {
      const [title, ...speakers] = linesOf(block);
      return title === undefined ? [] : [{ title, speakers: readSpeakers(speakers.join('\n')) }];
    });
}

/** The reverse of `readParts`. */
export function partLines(parts: readonly SessionPart[]): string {
  return parts.map(({ title, speakers }) => [title, ...speakers.map(speakerLine)].join('\n')).join('\n\n');
}

/** The lines that hold something, without spaces at their ends. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
