import { type CheckedFile, checkPhoto, type SentFile } from '../../../events/domain/file-content.js';
import { PhotoRefused } from './facilitation.errors.js';
import type { NotePlace } from './note.js';

/** A picture of what a table produced, without the picture. */
export interface Photo extends NotePlace {
  readonly id: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** Also what is read to whoever does not see it; may be empty. */
  readonly caption: string;
  readonly accountId: string | null;
  readonly actor: string;
  /** Epoch milliseconds of the machine's clock. */
  readonly createdAt: number;
}

/** Photos of one table. */
export const MOST_PHOTOS = 6;
/** Characters. */
export const LONGEST_CAPTION = 200;

/** Who sent it takes it away again, and whoever arranges the tables. */
export function mayRemove(photo: Photo, accountId: string, arrangesTables: boolean): boolean {
  return arrangesTables || photo.accountId === accountId;
}

/** What is kept of a file that somebody sent. @throws PhotoRefused */
export function keptPhoto(sent: SentFile): Pick<CheckedFile, 'contentType' | 'bytes'> {
  const verdict = checkPhoto(sent);
  if ('refusal' in verdict) throw new PhotoRefused(verdict.refusal);
  return verdict.file;
}

export function tidyCaption(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_CAPTION);
}
