import { Injectable } from '@nestjs/common';
import type { Venue } from '../../events/domain/event.js';
import { Catalogues, type Locale } from '../../platform/i18n/catalogues.js';
import { clockText, dayText } from '../../platform/i18n/dates.js';
import { frenchTypography } from '../../platform/i18n/french-typography.js';
import type { ProgrammeDiff, SessionField } from '../domain/programme-diff.js';
import type { Session, Speaker, Track } from '../domain/programme.js';

export interface FieldInWords {
  readonly field: SessionField;
  readonly label: string;
  /** Null for nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The changes of a programme as one reads them; plain text, set in French typography where it is French. */
export interface ProgrammeInWords {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly title: string; readonly fields: readonly FieldInWords[] }[];
  readonly moved: readonly string[];
}

/** Several days are named; the only one is not. */
interface Around {
  readonly venues: readonly Venue[];
  readonly severalDays: boolean;
}

@Injectable()
export class ProgrammeWords {
  constructor(private readonly catalogues: Catalogues) {}

  of(diff: ProgrammeDiff, around: Around, locale: Locale): ProgrammeInWords {
    return {
      added: diff.added.map((session) => this.session(session, around, locale)),
      removed: diff.removed.map((session) => this.session(session, around, locale)),
      changed: diff.changed.map(({ before, after, fields }) => ({
        title: this.session(before, around, locale),
        fields: this.fields(before, after, fields, around, locale),
      })),
      moved: diff.moved.map((session) => this.session(session, around, locale)),
    };
  }

  /** « 9 h 15, Conférence en dialogue ». */
  session({ day, start, title }: Session, { severalDays }: Around, locale: Locale): string {
    const when = [severalDays ? dayText(day, locale, 'dayMonth') : null, start && clockText(start, locale)];
    const named = title === '' ? this.catalogues.text(locale, 'programme-desk:untitled') : frenchTypography(title);
    return [...when, named].filter(Boolean).join(', ');
  }

  fields(
    before: Session | null,
    after: Session | null,
    fields: readonly SessionField[],
    around: Around,
    locale: Locale,
  ): FieldInWords[] {
    return fields.map((field) => ({
      field,
      label: this.catalogues.text(locale, `programme-desk:fields.${field}`),
      before: before && this.value(before, field, around, locale),
      after: after && this.value(after, field, around, locale),
    }));
  }

  private value(session: Session, field: SessionField, { venues }: Around, locale: Locale): string | null {
    const word = (key: string) => this.catalogues.text(locale, `programme-desk:${key}`);
    switch (field) {
      case 'day':
        return dayText(session.day, locale, 'dayMonth');
      case 'start':
      case 'end':
        return session[field] === null ? null : clockText(session[field], locale);
      case 'allDay':
        return session.allDay ? word('fields.allDayYes') : null;
      case 'kind':
        return word(`kinds.${session.kind}`);
      case 'phase':
        return session.phase === null ? null : String(session.phase);
      case 'venueId':
        return venues.find(({ id }) => id === session.venueId)?.name ?? null;
      case 'speakers':
        return listed(session.speakers.map(named));
      case 'parts':
        return listed(session.parts.map(({ title, speakers }) => [title, speakers.map(named).join(', ')].join(' : ')));
      case 'themes':
        return listed(session.themes);
      case 'tracks':
        return listed(session.tracks.map((track) => this.track(track, locale)));
      case 'title':
      case 'room':
      case 'text':
      case 'printedTime':
        return session[field] === null || session[field] === '' ? null : frenchTypography(session[field]);
    }
  }

  private track({ letter, title, theme, question, room, seats, text, ...people }: Track, locale: Locale): string {
    const names = [people.speakers, people.facilitators, people.experts, people.witnesses].flatMap(
      (team) => team ?? [],
    );
    const places =
      seats === undefined ? null : this.catalogues.text(locale, 'programme-desk:track.places', { count: seats });
    return [`${letter}. ${title}`, theme, question, text, room, places, ...names.map(named)].filter(Boolean).join(', ');
  }
}

function named({ name, role }: Speaker): string {
  return role === undefined ? name : `${name} (${role})`;
}

function listed(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map(frenchTypography).join(' ; ');
}
