import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Session } from '../../../programme/domain/programme.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';

export interface ConvocationDay {
  readonly day: string;
  readonly sessions: readonly { readonly start: string | null; readonly title: string; readonly room: string | null }[];
}

/** The published programme in short, for a mail: a line a séquence. */
@Injectable()
export class ConvocationProgramme {
  constructor(private readonly programmes: ProgrammeQuery) {}

  async of({ id }: Pick<EventRecord, 'id'>): Promise<ConvocationDay[]> {
    const { days } = await this.programmes.of(id);
    return days.map(({ day, sessions }) => ({ day, sessions: sessions.filter(isNamed).map(lineOf) }));
  }
}

function isNamed({ title }: Session): boolean {
  return title.trim() !== '';
}

function lineOf({ start, title, room }: Session): ConvocationDay['sessions'][number] {
  return { start, title, room };
}
