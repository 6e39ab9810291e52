import { addDays, instantOf } from '../../../platform/clock/paris-time.js';
import { searchable } from '../../domain/search-text.js';
import { WITHOUT_COLLECTIVE, type RegistrationFilter } from './registration-filter.js';

/** What a filter cannot know by itself. */
export interface FilterContext {
  readonly eventId: string;
  readonly timeZone: string;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
  /** Ids of those who may be registered twice; only needed where `asksForDuplicates`. */
  readonly duplicates: readonly string[];
}

export interface Condition {
  /** With `?`, about registrations as `r`; the event's own is the first. Joined by AND. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const MOST_WORDS = 8;

export function asksForDuplicates({ attention }: RegistrationFilter): boolean {
  return attention === 'duplicate' || attention === 'any';
}

/** The same SQL on both engines; every value is a parameter. */
export function conditionOf(filter: RegistrationFilter, context: FilterContext): Condition {
  const parts = [part('r.event_id = ?', context.eventId), ...partsOf(filter, context)];
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function partsOf(filter: RegistrationFilter, context: FilterContext): Condition[] {
  const { timeZone } = context;
  const parts: (Condition | null)[] = [
    among('r.status', filter.statuses),
    among('r.function_key', filter.functions),
    among('r.collectivity_type', filter.types),
    among('r.source', filter.sources),
    among('r.reference', filter.only),
    // An EPCI's own agents name it as their employer, those of its communes as what their commune belongs to.
    filter.epci && part('(r.epci_code = ? OR r.collectivity_code = ?)', filter.epci, filter.epci),
    filter.department && part('r.department_code = ?', filter.department),
    filter.category && part('r.category = ?', filter.category),
    filter.code && part('r.action_code_id = ?', filter.code),
    filter.group && part('r.group_id = ?', filter.group),
    filter.option &&
      part('r.id IN (SELECT registration_id FROM registration_options WHERE option_id = ?)', filter.option),
    collective(filter.collective),
    wish(filter.wish),
    filter.registeredFrom && part('r.created_at >= ?', instantOf(filter.registeredFrom, '00:00', timeZone)),
    filter.registeredTo && part('r.created_at < ?', instantOf(addDays(filter.registeredTo, 1), '00:00', timeZone)),
    attention(filter.attention, context),
    // Folding leaves letters, digits and spaces: no % or _ of the typed text reaches LIKE.
    ...wordsOf(filter.text).map((word) => part('r.search_text LIKE ?', `%${word}%`)),
  ].map((one) => one || null);
  return parts.filter((one) => one !== null);
}

function attention(kind: RegistrationFilter['attention'], context: FilterContext): Condition | null {
  if (kind === null) return null;
  const kinds: Readonly<Record<string, Condition>> = {
    late: part(`(r.status = 'pending' AND r.decision_due_at < ?)`, context.now),
    mail: part(
      `r.id IN (SELECT m.about_id FROM outgoing_emails m WHERE m.event_id = ? AND m.status = 'failed')`,
      context.eventId,
    ),
    offer: part(`r.status = 'offered'`),
    duplicate: among('r.id', context.duplicates) ?? part('1 = 0'),
  };
  if (kind !== 'any') return kinds[kind]!;
  const all = Object.values(kinds);
  return part(`(${all.map(({ sql }) => sql).join(' OR ')})`, ...all.flatMap(({ parameters }) => parameters));
}

function collective(asked: string | null): Condition | null {
  if (asked === null) return null;
  if (asked === WITHOUT_COLLECTIVE) return part('r.collective IS NULL AND r.collective_id IS NULL');
  return part('(r.collective_id = ? OR r.collective = ?)', asked, asked);
}

function wish(asked: RegistrationFilter['wish']): Condition | null {
  if (asked === null) return null;
  const more = [
    asked.phase === null ? null : part(' AND w.phase = ?', asked.phase),
    asked.rank === null ? null : part(' AND w.rank = ?', asked.rank),
  ].filter((one) => one !== null);
  return part(
    `r.id IN (SELECT w.registration_id FROM registration_wishes w WHERE w.gone_at IS NULL AND w.atelier = ?${more.map(({ sql }) => sql).join('')})`,
    asked.atelier,
    ...more.flatMap(({ parameters }) => parameters),
  );
}

function wordsOf(text: string): string[] {
  return searchable(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);
}

function among(column: string, values: readonly string[]): Condition | null {
  if (values.length === 0) return null;
  return part(values.length === 1 ? `${column} = ?` : `${column} IN (${values.map(() => '?').join(', ')})`, ...values);
}

function part(sql: string, ...parameters: readonly unknown[]): Condition {
  return { sql, parameters };
}
