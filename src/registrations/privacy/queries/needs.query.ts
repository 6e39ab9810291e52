import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { NEED_KINDS, type NeedKind, type Needs } from '../domain/need.js';

interface Row {
  readonly kinds: string;
  readonly body: string | null;
}

export interface PersonsNeeds extends Needs {
  readonly reference: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly collectivity: string;
}

export interface NeedsFigures {
  readonly people: number;
  /** Every kind, in the order of the form, those nobody ticked too. */
  readonly counts: readonly { readonly kind: NeedKind; readonly count: number }[];
  /** How many wrote something of their own. */
  readonly written: number;
}

/** Of those who come or may still come. */
const LIVE = `FROM registration_needs n JOIN registrations r ON r.id = n.registration_id
  WHERE n.event_id = ? AND r.status <> 'withdrawn'`;

@Injectable()
export class NeedsQuery {
  constructor(private readonly read: ReadDatabase) {}

  async of(registrationId: string): Promise<Needs | null> {
    const [row] = await this.read.query<Row>(
      'SELECT kinds AS "kinds", body AS "body" FROM registration_needs WHERE registration_id = ?',
      [registrationId],
    );
    return row ? needs(row) : null;
  }

  /** What a caterer may know. */
  async figures(eventId: string): Promise<NeedsFigures> {
    const all = (await this.read.query<Row>(`SELECT n.kinds AS "kinds", n.body AS "body" ${LIVE}`, [eventId])).map(
      needs,
    );
    return {
      people: all.length,
      counts: NEED_KINDS.map((kind) => ({ kind, count: all.filter(({ kinds }) => kinds.includes(kind)).length })),
      written: all.filter(({ text }) => text !== null).length,
    };
  }

  /** By name; to be read by those alone who may, with a trace in the journal. */
  async people(eventId: string): Promise<PersonsNeeds[]> {
    const rows = await this.read.query<Row & Omit<PersonsNeeds, keyof Needs>>(
      `SELECT n.kinds AS "kinds", n.body AS "body", r.reference AS "reference", r.first_name AS "firstName",
         r.last_name AS "lastName", r.collectivity_name AS "collectivity" ${LIVE} ORDER BY r.search_text, r.id`,
      [eventId],
    );
    return rows.map(({ kinds, body, ...person }) => ({ ...person, ...needs({ kinds, body }) }));
  }
}

function needs({ kinds, body }: Row): Needs {
  const known = JSON.parse(kinds) as readonly string[];
  return { kinds: NEED_KINDS.filter((kind) => known.includes(kind)), text: body };
}
