import type { ActionCodeRecord, Contact, EventRecord, Outcome, Venue } from '../../events/domain/event.js';
import type { EditionRecord } from '../../events/queries/editions.query.js';
import { placeOf } from '../../events/domain/place.js';
import { publicCodes } from '../../events/domain/public-codes.js';
import { isOver } from '../../events/domain/registration-window.js';
import type { FirstToAgree } from '../queries/who-agrees.js';
import { type Standing, standingOf } from '../../events/domain/standing.js';
import type { Programme } from '../domain/programme.js';
import { eventJsonLd } from '../domain/exchange/event-json-ld.js';
import { type ProgrammeView, programmeView } from './programme.view.js';

export interface EventPageView {
  readonly event: {
    readonly slug: string;
    readonly url: string;
    readonly title: string;
    readonly series: { readonly slug: string; readonly title: string; readonly subtitle: string | null } | null;
    readonly edition: number | null;
    readonly subtitle: string | null;
    readonly description: string | null;
    readonly audience: string | null;
    readonly advice: string | null;
    readonly startsOn: string;
    readonly endsOn: string;
    /** Only the year is known of the oldest editions. */
    readonly yearOnly: string | null;
    readonly severalDays: boolean;
    readonly announcedFrom: string | null;
    readonly announcedTo: string | null;
    readonly timeZone: string;
    readonly place: string | null;
    readonly costs: string | null;
    readonly organisers: EventRecord['organisers'];
    readonly organisersShort: string;
  };
  readonly slip: SlipView;
  readonly programme: ProgrammeView;
  readonly venues: readonly Venue[];
  readonly documents: readonly DocumentView[];
  readonly partners: readonly PartnerView[];
  readonly teams: readonly { readonly organisation: string; readonly contacts: readonly Contact[] }[];
  readonly roadMap: readonly (Outcome & { readonly tint: string })[];
  readonly accounts: readonly (Outcome & { readonly asList: boolean })[];
  readonly hasOutcomes: boolean;
  readonly hasJumps: boolean;
  readonly qr: { readonly size: number; readonly path: string } | null;
  readonly editions: readonly OtherEdition[];
  /** The event as search engines read it, and where other programs find its programme. */
  readonly structuredData: object;
  readonly files: readonly { readonly type: string; readonly href: string }[];
}

/** As the home page tells past editions. */
export interface OtherEdition {
  readonly slug: string;
  readonly year: string;
  readonly title: string;
  readonly offers: 'restitution' | 'programme' | null;
}

export interface DocumentView {
  readonly title: string;
  readonly href: string;
  /** « PDF », « DOCX »: the ending of the file's name. */
  readonly format: string;
  /** In kilobytes, at least one. */
  readonly kilobytes: number;
}

export interface PartnerView {
  readonly name: string;
  readonly url: string | null;
  readonly logo: string | null;
}

export interface SlipView {
  readonly standing: Standing;
  /** Who agrees first, where registering is asking. */
  readonly asks: FirstToAgree;
  readonly code: string | null;
  /** Kept in the links of the slip, for those who came with a code. */
  readonly query: string;
  readonly cameWithCode: string | null;
  /** Why the event was called off. */
  readonly cancellation: string | null;
  readonly taken: number;
  readonly waiting: number;
  readonly figure: Figure | null;
}

/** Who comes, one mark a person, or bars when they are many. */
export interface Figure {
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
  readonly free: number;
  readonly asBars: boolean;
  readonly bars: readonly {
    readonly key: 'communes' | 'epci' | 'others' | 'free';
    readonly count: number;
    readonly width: string;
  }[];
}

const TINTS = ['a', 'b', 'c', 'd'] as const;
/** Marks stay readable up to here. */
const LARGEST_CROWD = 150;
/** Characters beyond which an outcome is an account to read rather than a card to scan. */
const LONGEST_CARD = 700;
/** Characters an item has on average beyond which items are paragraphs. */
const LONGEST_LIST = 240;

export interface EventPageSource {
  readonly event: EventRecord;
  readonly programme: Programme;
  /** Epoch milliseconds on the events' clock. */
  readonly now: number;
  /** The code the reader came with, when it is one of this event's. */
  readonly code?: ActionCodeRecord;
  readonly asks?: FirstToAgree;
  readonly publicUrl: string;
  /** Of the same series, the latest first. */
  readonly editions?: readonly EditionRecord[];
  readonly qr: { readonly size: number; readonly path: string } | null;
}

export function eventPageView({
  event,
  programme,
  now,
  code,
  publicUrl,
  qr,
  asks = null,
  editions = [],
}: EventPageSource): EventPageView {
  const standing = standingOf(event, now, code);
  // What came of an event is for after it, whatever day it was written down.
  const outcomes = isOver(event, now) ? event.outcomes : [];
  const [cards, accounts] = cardsAndAccounts(outcomes);
  const view = programmeView(programme, event);
  return {
    event: {
      slug: event.slug,
      url: `${publicUrl}/evenements/${event.slug}`,
      title: event.title,
      series: event.series
        ? { slug: event.series.slug, title: event.series.title, subtitle: event.series.subtitle ?? null }
        : null,
      edition: event.edition,
      subtitle: event.subtitle,
      description: event.description,
      audience: event.audience,
      advice: event.advice,
      startsOn: event.startsOn,
      endsOn: event.endsOn,
      yearOnly: event.datePrecision === 'year' ? event.startsOn.slice(0, 4) : null,
      severalDays: event.startsOn !== event.endsOn,
      announcedFrom: event.announcedFrom,
      announcedTo: event.announcedTo,
      timeZone: event.timeZone,
      place: placeOf(event),
      costs: event.costs,
      organisers: event.organisers,
      organisersShort: event.organisers.map(({ short }) => short).join(', '),
    },
    slip: slipView(event, standing, code, asks),
    programme: view,
    venues: event.venues,
    documents: event.documents.map((file) => ({
      title: file.title,
      href: `/evenements/${event.slug}/documents/${file.id}/${encodeURIComponent(file.filename)}`,
      format: file.filename.split('.').at(-1)?.toUpperCase() ?? '',
      kilobytes: Math.max(1, Math.round(file.size / 1000)),
    })),
    partners: event.partners.map(({ name, url, logoId }) => ({
      name,
      url: url ?? null,
      logo: logoId === undefined ? null : `/evenements/${event.slug}/logos/${logoId}`,
    })),
    teams: teamsOf(event.contacts),
    roadMap: cards.map((card, index) => ({ ...card, tint: TINTS[index % TINTS.length] ?? 'a' })),
    accounts: accounts.map((account) => ({
      ...account,
      asList: account.items.join('').length <= LONGEST_LIST * account.items.length,
    })),
    hasOutcomes: outcomes.length > 0,
    hasJumps: view.days.length > 1 || (outcomes.length > 0 && view.days.length > 0),
    qr,
    editions: editions.map(otherEdition),
    structuredData: eventJsonLd(event, { now, publicUrl }),
    files: FILES.map(([type, name]) => ({ type, href: `/evenements/${event.slug}/${name}` })),
  };
}

/** Short results come first and side by side (a road map); where short and long ones mix, their order matters more. */
function cardsAndAccounts(outcomes: readonly Outcome[]): [readonly Outcome[], readonly Outcome[]] {
  const firstLong = outcomes.findIndex(({ items }) => items.join('').length > LONGEST_CARD);
  if (firstLong === -1) return [outcomes, []];
  const rest = outcomes.slice(firstLong);
  const mixed = rest.some(({ items }) => items.join('').length <= LONGEST_CARD);
  return mixed ? [[], outcomes] : [outcomes.slice(0, firstLong), rest];
}

function teamsOf(contacts: readonly Contact[]): EventPageView['teams'] {
  const organisations = [...new Set(contacts.map(({ organisation }) => organisation))];
  return organisations.map((organisation) => ({
    organisation,
    contacts: contacts.filter((contact) => contact.organisation === organisation),
  }));
}

function slipView(
  event: EventRecord,
  standing: Standing,
  code: ActionCodeRecord | undefined,
  asks: FirstToAgree,
): SlipView {
  const shown = event.registrationMode === 'open' ? (code ?? publicCodes(event)[0]) : code;
  return {
    standing,
    asks,
    code: shown?.label ?? null,
    query: code ? `?code=${encodeURIComponent(code.label)}` : '',
    cameWithCode: code?.label ?? null,
    cancellation: event.cancellation,
    taken: event.places.taken,
    waiting: event.places.waiting,
    figure: figureOf(event.places, standing),
  };
}

function figureOf({ communes, epci, others, taken }: EventRecord['places'], standing: Standing): Figure | null {
  if (taken === 0 && (standing.capacity === null || standing.state !== 'open')) return null;
  const free = standing.state === 'over' || standing.state === 'closed' ? 0 : (standing.left ?? 0);
  const total = communes + epci + others + free;
  const counts = { communes, epci, others, free };
  return {
    ...counts,
    asBars: total > LARGEST_CROWD,
    bars: (['communes', 'epci', 'others', 'free'] as const)
      .filter((key) => counts[key] > 0)
      .map((key) => ({ key, count: counts[key], width: `${((counts[key] / total) * 100).toFixed(1)}%` })),
  };
}

/** What pages announce to programs that look for more than a page. */
const FILES = [
  ['application/ld+json', 'evenement.jsonld'],
  ['text/calendar', 'programme.ics'],
  ['application/json', 'programme.json'],
] as const;

function otherEdition({ slug, title, startsOn, isDayKnown, hasOutcomes }: EditionRecord): OtherEdition {
  const offers = hasOutcomes ? 'restitution' : isDayKnown ? 'programme' : null;
  return { slug, title, year: startsOn.slice(0, 4), offers };
}
