import { squash } from '../../../collectivities/domain/normalise.js';
import { addDays, instantOf } from '../../../platform/clock/paris-time.js';
import { WITHOUT_SEAT } from '../../wishes/domain/without-seat.js';
import { searchable } from '../../domain/search-text.js';
import { type RegistrationFilter, type UnansweredKind, WITHOUT_COLLECTIVE } from './registration-filter.js';

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
    filter.seat &&
      part(
        'r.id IN (SELECT registration_id FROM atelier_bookings WHERE event_id = ? AND phase = ? AND atelier = ?)',
        context.eventId,
        filter.seat.phase,
        filter.seat.atelier,
      ),
    filter.registeredFrom && part('r.created_at >= ?', instantOf(filter.registeredFrom, '00:00', timeZone)),
    filter.registeredTo && part('r.created_at < ?', instantOf(addDays(filter.registeredTo, 1), '00:00', timeZone)),
    attention(filter.attention, context),
    filter.unanswered && UNANSWERED_SQL[filter.unanswered],
    typed(filter.text),
  ].map((one) => one || null);
  return parts.filter((one) => one !== null);
}

const UNANSWERED_SQL: Readonly<Record<UnansweredKind, Condition>> = {
  wishes: part(
    `(NOT EXISTS (SELECT 1 FROM registration_wishes w WHERE w.registration_id = r.id AND w.gone_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM atelier_bookings b WHERE b.registration_id = r.id))`,
  ),
  employer: part(`(r.status = 'pending' AND r.awaits = 'employer')`),
};

function attention(kind: RegistrationFilter['attention'], context: FilterContext): Condition | null {
  if (kind === null) return null;
  const kinds: Readonly<Record<string, Condition>> = {
    late: part(`(r.status = 'pending' AND r.decision_due_at < ?)`, context.now),
    mail: part(
      `r.id IN (SELECT m.about_id FROM outgoing_emails m WHERE m.event_id = ? AND m.status = 'failed')`,
      context.eventId,
    ),
    offer: part(`r.status = 'offered'`),
    atelier: part(WITHOUT_SEAT, context.eventId, context.eventId),
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

/** Every word that was typed, in any order; or the number of somebody who is on the phone. */
function typed(text: string): Condition | null {
  const words = text
    .split(/[\s,;]+/)
    .map(searchable)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map(wordCondition);
  if (words.length === 0) return null;
  const all = joined(words, ' AND ');
  const phone = phoneOf(text);
  return phone === null ? all : joined([all, part(`${PHONE_DIGITS} LIKE ?`, `%${phone}`)], ' OR ');
}

/**
 * What a sign parts stays together: `anne.martin@example.org` is one address, `Sèvre-Moine` may be written in one word, and
 * a reference without its hyphen. Folding leaves letters, digits and spaces: no % or _ of the typed text reaches LIKE.
 */
function wordCondition(folded: string): Condition {
  const spellings = new Set([folded, squash(folded)]);
  if (REFERENCE.test(folded)) spellings.add(`${folded.slice(0, 4)} ${folded.slice(4)}`);
  return joined(
    [...spellings].map((spelling) => part('r.search_text LIKE ?', `%${spelling}%`)),
    ' OR ',
  );
}

const REFERENCE = /^[0-9a-z]{8}$/;
const PHONE_DIGITS = ['.', '-', '\u00a0', '\u202f'].reduce(
  (sql, sign) => `REPLACE(${sql}, '${sign}', '')`,
  `REPLACE(r.phone, ' ', '')`,
);

/** The last nine figures of what looks like a telephone number: `+33 2 41…` and `02 41…` are one. */
function phoneOf(text: string): string | null {
  if (!/^[+\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').slice(-9);
  return digits.length < 9 ? null : digits;
}

function joined(conditions: readonly Condition[], by: ' AND ' | ' OR '): Condition {
  if (conditions.length === 1) return conditions[0]!;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(by)})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

function among(column: string, values: readonly string[]): Condition | null {
  if (values.length === 0) return null;
  return part(values.length === 1 ? `${column} = ?` : `${column} IN (${values.map(() => '?').join(', ')})`, ...values);
}

function part(sql: string, ...parameters: readonly unknown[]): Condition {
  return { sql, parameters };
}
