import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { CollectivitySnapshot, FunctionKey, RegistrationStatus } from '../domain/registration.js';
import { searchable } from '../domain/search-text.js';
import { type ListPosition, readPosition, writePosition } from './list-position.js';

export interface RegistrationListFilter {
  /** As typed: every word must occur in the names, the e-mail, the employer, the collective or the reference. */
  readonly search: string;
  readonly status: RegistrationStatus | null;
  readonly type: CollectivitySnapshot['type'] | null;
  /** An option's id: only those who chose it. */
  readonly option: string | null;
  /** `nextCursor` of the page before; one that is none of ours starts at the newest. */
  readonly cursor: string | null;
}

export interface RegistrationListItem {
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly firstName: string;
  readonly lastName: string;
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly collectivityType: CollectivitySnapshot['type'];
  readonly collectivityKind: string;
  readonly collectivityName: string;
  readonly collective: string | null;
  readonly createdAt: number;
}

export interface RegistrationPage {
  readonly items: readonly RegistrationListItem[];
  /** How many stand on the pages before this one. */
  readonly before: number;
  readonly nextCursor: string | null;
}

const PAGE_SIZE = 50;
const MOST_WORDS = 8;

const COLUMNS = `id AS "id", reference AS "reference", status AS "status", first_name AS "firstName", last_name AS "lastName",
  function_key AS "functionKey", function_text AS "functionText", collectivity_type AS "collectivityType",
  collectivity_kind AS "collectivityKind", collectivity_name AS "collectivityName", collective AS "collective",
  created_at AS "createdAt"`;

/** An event's registrations, the newest first: a page follows the index from where the last one ended, at whatever depth. */
@Injectable()
export class RegistrationListQuery {
  constructor(private readonly read: ReadDatabase) {}

  async page(eventId: string, filter: RegistrationListFilter): Promise<RegistrationPage> {
    const after = readPosition(filter.cursor);
    const { conditions, parameters } = conditionsOf(eventId, filter, after);
    const rows = await this.read.query<RegistrationListItem & { id: string }>(
      `SELECT ${COLUMNS} FROM registrations WHERE ${conditions.join(' AND ')}
       ORDER BY created_at DESC, id DESC LIMIT ${PAGE_SIZE + 1}`,
      parameters,
    );
    const shown = rows.slice(0, PAGE_SIZE);
    const before = after?.before ?? 0;
    const last = shown.at(-1);
    return {
      items: shown,
      before,
      nextCursor: last && rows.length > PAGE_SIZE ? writePosition({ ...last, before: before + shown.length }) : null,
    };
  }
}

function conditionsOf(
  eventId: string,
  { search, status, type, option }: RegistrationListFilter,
  after: ListPosition | null,
): { conditions: string[]; parameters: unknown[] } {
  const conditions = ['event_id = ?'];
  const parameters: unknown[] = [eventId];
  if (after) {
    conditions.push('(created_at, id) < (?, ?)');
    parameters.push(after.createdAt, after.id);
  }
  if (status) {
    conditions.push('status = ?');
    parameters.push(status);
  }
  if (type) {
    conditions.push('collectivity_type = ?');
    parameters.push(type);
  }
  if (option) {
    conditions.push('id IN (SELECT registration_id FROM registration_options WHERE option_id = ?)');
    parameters.push(option);
  }
  // Folding leaves letters, digits and spaces: no % or _ of the typed text reaches LIKE.
  for (const word of searchable(search).split(' ').filter(Boolean).slice(0, MOST_WORDS)) {
    conditions.push('search_text LIKE ?');
    parameters.push(`%${word}%`);
  }
  return { conditions, parameters };
}
