import type { ActionCodeRecord, EventRecord } from '../../events/domain/event.js';
import { codesKnown } from '../../events/domain/public-codes.js';
import { datesFor, placesInAll, placesLeft, registrationState } from '../../events/domain/registration-window.js';
import type { Programme, Session, Speaker } from '../domain/programme.js';
import type { EventLinksOutput } from './event-links.output.js';
import type { EventOutput, EventSummaryOutput } from './event.output.js';
import type { ProgrammeOutput, SessionOutput, SpeakerOutput } from './programme.output.js';

interface Seen {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly publicUrl: string;
  /** The code that was asked for: its own dates count. */
  readonly code?: ActionCodeRecord;
}

export function eventSummaryOutput(event: EventRecord, { now, publicUrl, code }: Seen): EventSummaryOutput {
  const { opensAt, closesAt } = datesFor(event, code);
  return {
    slug: event.slug,
    title: event.title,
    subtitle: event.subtitle,
    series: event.series && { slug: event.series.slug, title: event.series.title },
    edition: event.edition,
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    datePrecision: event.datePrecision,
    timeZone: event.timeZone,
    announcedFrom: event.announcedFrom,
    announcedTo: event.announcedTo,
    venues: event.venues.map(({ name, address, city }) => ({ name, address: address ?? null, city: city ?? null })),
    organisers: event.organisers.map(({ name, short }) => ({ name, short })),
    actionCodes: codesKnown(event, code).map(({ label }) => label),
    places: placesInAll(event.places),
    placesLeft: placesLeft(event.places),
    waiting: event.places.waiting,
    registrationState: registrationState(event, now, code),
    registrationOpensAt: isoInstant(opensAt),
    registrationClosesAt: isoInstant(closesAt),
    url: `${publicUrl}/evenements/${event.slug}`,
  };
}

export function eventOutput(event: EventRecord, programme: Programme, seen: Seen): EventOutput {
  return {
    ...eventSummaryOutput(event, seen),
    description: event.description,
    audience: event.audience,
    advice: event.advice,
    costs: event.costs,
    options: event.options.map(({ id, title, hint, capacity, taken, closesAt }) => ({
      id,
      title,
      hint,
      places: capacity,
      placesLeft: placesLeft({ capacity, taken }),
      closesAt: isoInstant(closesAt),
    })),
    links: linksOutput(`${seen.publicUrl}/evenements/${event.slug}`),
    programme: programmeOutput(programme, event),
  };
}

function linksOutput(url: string): EventLinksOutput {
  return {
    programme: `${url}/programme.json`,
    programmeCsv: `${url}/programme.csv`,
    programmeXlsx: `${url}/programme.xlsx`,
    scheduleXml: `${url}/schedule.xml`,
    scheduleJson: `${url}/schedule.json`,
    calendar: `${url}/programme.ics`,
    structuredData: `${url}/evenement.jsonld`,
  };
}

function programmeOutput({ days, allDay }: Programme, event: EventRecord): ProgrammeOutput {
  return {
    days: days.map(({ day, sessions }) => ({
      day,
      sessions: sessions.map((session) => sessionOutput(session, event)),
    })),
    allDay: allDay.map((session) => sessionOutput(session, event)),
  };
}

function sessionOutput(session: Session, event: EventRecord): SessionOutput {
  return {
    kind: session.kind,
    title: session.title,
    text: session.text,
    start: session.start,
    end: session.end,
    allDay: session.allDay,
    printedTime: session.printedTime,
    phase: session.phase,
    venue: event.venues.find(({ id }) => id === session.venueId)?.name ?? null,
    room: session.room,
    speakers: session.speakers.map(speakerOutput),
    parts: session.parts.map(({ title, speakers }) => ({ title, speakers: speakers.map(speakerOutput) })),
    themes: [...session.themes],
    tracks: session.tracks.map((track) => ({
      letter: track.letter,
      title: track.title,
      theme: track.theme ?? null,
      question: track.question ?? null,
      text: track.text ?? null,
      room: track.room ?? null,
      seats: track.seats ?? null,
      speakers: track.speakers.map(speakerOutput),
      facilitators: (track.facilitators ?? []).map(speakerOutput),
      experts: (track.experts ?? []).map(speakerOutput),
      witnesses: (track.witnesses ?? []).map(speakerOutput),
    })),
  };
}

function speakerOutput({ name, role }: Speaker): SpeakerOutput {
  return { name, role: role ?? null };
}

function isoInstant(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
