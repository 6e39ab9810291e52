import {
  type CollectivitySnapshot,
  type RegistrationSource,
  type RegistrationStatus,
} from '../../domain/registration.js';
import type { AtelierSeat } from '../../wishes/domain/atelier-seats.js';

/** What asks for an organiser's look: an approval past its day, a mail that failed, perhaps twice the same person, an offer unanswered, a place without the seat in an atelier that was asked for. */
export const ATTENTIONS = ['any', 'late', 'mail', 'duplicate', 'offer', 'atelier'] as const;
export type AttentionKind = (typeof ATTENTIONS)[number];

/** What people, or those who answer for them, have not said yet: their wishes for ateliers, the employer's agreement. */
export const UNANSWERED = ['wishes', 'employer'] as const;
export type UnansweredKind = (typeof UNANSWERED)[number];

export const STATUSES: readonly RegistrationStatus[] = ['confirmed', 'pending', 'offered', 'waiting', 'withdrawn'];
export const LIVE_STATUSES = STATUSES.filter((status) => status !== 'withdrawn');
export const TYPES: readonly CollectivitySnapshot['type'][] = ['commune', 'epci', 'other'];
export const SOURCES: readonly RegistrationSource[] = ['self', 'group', 'organiser', 'import', 'substitution'];

/** In place of a collective: those who come with none. */
export const WITHOUT_COLLECTIVE = '-';

export interface WishFilter {
  /** The atelier's letter in the programme. */
  readonly atelier: string;
  /** Null for any; 0 where one ranking serves the whole day. */
  readonly phase: number | null;
  /** Null for any; 1 is the favourite. */
  readonly rank: number | null;
}

/**
 * Some of an event's registrations. Plain JSON: it is kept as it is, written into addresses and turned into SQL. Empty
 * lists and nulls ask for nothing, and what one part asks narrows what the others leave.
 */
export interface RegistrationFilter {
  /** As typed: every word must occur in the names, the e-mail, the employer, its EPCI, the collective or the reference. */
  readonly text: string;
  readonly statuses: readonly RegistrationStatus[];
  /** Keys, of entries that the event offers no more too. */
  readonly functions: readonly string[];
  readonly types: readonly CollectivitySnapshot['type'][];
  /** SIREN of the EPCI: its own agents and those of its communes. */
  readonly epci: string | null;
  readonly department: string | null;
  /** An option's id. */
  readonly option: string | null;
  readonly wish: WishFilter | null;
  /** A seat that they hold in an atelier. */
  readonly seat: AtelierSeat | null;
  /** An action code's id. */
  readonly code: string | null;
  readonly sources: readonly RegistrationSource[];
  /** A collective's id, the name that people typed, or WITHOUT_COLLECTIVE. */
  readonly collective: string | null;
  /** The id of a group that somebody registered together. */
  readonly group: string | null;
  readonly category: string | null;
  readonly attention: AttentionKind | null;
  readonly unanswered: UnansweredKind | null;
  /** Days of the event's time zone, both included: `2019-10-01`. */
  readonly registeredFrom: string | null;
  readonly registeredTo: string | null;
  /** References: these alone, as somebody ticked them. */
  readonly only: readonly string[];
}

export const EVERYBODY: RegistrationFilter = {
  text: '',
  statuses: [],
  functions: [],
  types: [],
  epci: null,
  department: null,
  option: null,
  wish: null,
  seat: null,
  code: null,
  sources: [],
  collective: null,
  group: null,
  category: null,
  attention: null,
  unanswered: null,
  registeredFrom: null,
  registeredTo: null,
  only: [],
};

const LONGEST_TEXT = 100;
const LONGEST_COLLECTIVE = 150;
/** More references than a page of the list holds would not fit into an address. */
const MOST_REFERENCES = 200;

/** The filter as a stored document, or anything at all, says it; what it does not know counts for nothing. */
export function readFilter(stored: unknown): RegistrationFilter {
  const from: Readonly<Record<string, unknown>> = isObject(stored) ? stored : {};
  return {
    text: words(from['text'], LONGEST_TEXT) ?? '',
    statuses: known(STATUSES, from['statuses']),
    functions: keys(from['functions']),
    types: known(TYPES, from['types']),
    epci: matching(from['epci'], /^\d{9,14}$/),
    department: matching(from['department'], /^(?:\d{2,3}|2[AB])$/),
    option: matching(from['option'], ID),
    wish: readWish(from['wish']),
    seat: readSeat(from['seat']),
    code: matching(from['code'], ID),
    sources: known(SOURCES, from['sources']),
    collective: words(from['collective'], LONGEST_COLLECTIVE),
    group: matching(from['group'], ID),
    category: matching(from['category'], /^[\p{L}\d-]{1,10}$/u),
    attention: ATTENTIONS.find((kind) => kind === from['attention']) ?? null,
    unanswered: UNANSWERED.find((kind) => kind === from['unanswered']) ?? null,
    registeredFrom: day(from['registeredFrom']),
    registeredTo: day(from['registeredTo']),
    only: references(from['only']),
  };
}

export function isEverybody(filter: RegistrationFilter): boolean {
  return asksOf(filter).length === 0;
}

/** The parts of the filter that ask for something, in the order in which people read them. */
function asksOf(filter: RegistrationFilter): (keyof RegistrationFilter)[] {
  return (Object.keys(EVERYBODY) as (keyof RegistrationFilter)[]).filter((part) => {
    const value = filter[part];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  });
}

/** The same, without what one of its parts asks. */
export function without(filter: RegistrationFilter, part: keyof RegistrationFilter): RegistrationFilter {
  return { ...filter, [part]: EVERYBODY[part] };
}

const ID = /^[0-9a-f-]{36}$/;
const REFERENCE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function words(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  // No database takes U+0000, and half of a surrogate pair is no letter.
  const clean = value.replaceAll('\0', '').toWellFormed().trim();
  return Array.from(clean).slice(0, longest).join('') || null;
}

function matching(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}

function known<Value extends string>(all: readonly Value[], value: unknown): Value[] {
  const asked: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => asked.includes(one));
}

const MOST_KEYS = 40;

function keys(value: unknown): string[] {
  const asked: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = asked.filter((one): one is string => typeof one === 'string' && /^[a-z0-9-]{1,40}$/.test(one));
  return [...new Set(texts)].slice(0, MOST_KEYS);
}

function day(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : null;
}

function readWish(value: unknown): WishFilter | null {
  if (!isObject(value)) return null;
  const atelier = matching(value['atelier'], /^[\p{L}\d]{1,10}$/u);
  return atelier === null ? null : { atelier, phase: small(value['phase']), rank: small(value['rank']) };
}

function readSeat(value: unknown): AtelierSeat | null {
  const { atelier, phase } = readWish(value) ?? { atelier: '', phase: null };
  return phase === null ? null : { phase, atelier };
}

function small(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100 ? value : null;
}

function references(value: unknown): string[] {
  const asked: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = asked.filter((one): one is string => typeof one === 'string' && REFERENCE.test(one));
  return [...new Set(texts)].slice(0, MOST_REFERENCES);
}
