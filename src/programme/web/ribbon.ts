import type { ClockTime } from '../../events/domain/event.js';
import { clockOf as clock, minutesOf as minutes } from '../domain/clock-minutes.js';
import type { Session, SessionKind } from '../domain/programme.js';
import { gapsOf } from '../domain/warnings.js';

/** A drawn part of the day: positions in percent of the width, heights in pixels of the 26 that the band has. */
export interface RibbonBar {
  readonly className: 'plen' | 'soft' | 'a' | 'b' | 'c' | 'd';
  readonly x: string;
  readonly width: string;
  readonly y: string;
  readonly height: string;
  /** Stripes of ateliers are square, the rest has rounded corners. */
  readonly round: boolean;
}

export interface Ribbon {
  readonly from: ClockTime;
  readonly to: ClockTime;
  readonly ticks: readonly {
    readonly x: string;
    readonly time: ClockTime;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly odd: boolean;
  }[];
  readonly bars: readonly RibbonBar[];
  readonly breaks: readonly { readonly x1: string; readonly x2: string }[];
  /** Hours in which nothing is planned: for organisers. */
  readonly gaps: readonly { readonly x: string; readonly width: string }[];
  /** The day in words, for those who do not see the drawing. */
  readonly kinds: readonly SessionKind[];
  readonly has: {
    readonly plenary: boolean;
    readonly ateliers: boolean;
    readonly soft: boolean;
    readonly breaks: boolean;
  };
}

const SOFT: readonly SessionKind[] = ['welcome', 'icebreaker', 'reflection'];
const BREAKS: readonly SessionKind[] = ['meal', 'break'];
const PARALLEL: readonly SessionKind[] = ['ateliers', 'debriefing'];
const STRIPES = ['a', 'b', 'c', 'd'] as const;
const BAND = 26;
const GAP = 1.5;
/** A last session without a printed end is drawn this long. */
const GUESSED_MINUTES = 30;

interface Placed {
  readonly session: Session;
  readonly from: number;
  readonly to: number;
}

/**
 * The day at a glance; null for fewer than three sessions with an hour. `announcedTo` ends a last session that prints
 * no end. Where sessions leave a gap, nothing is drawn.
 */
export function ribbonOf(sessions: readonly Session[], announcedTo: ClockTime | null): Ribbon | null {
  const placed = place(sessions, announcedTo);
  const first = Math.min(...placed.map(({ from }) => from));
  const last = Math.max(...placed.map(({ to }) => to));
  if (placed.length < 3) return null;
  const start = Math.floor(first / 60);
  const hours = Math.ceil(last / 60) - start;
  const at = (minutes: number) => `${(((minutes / 60 - start) / hours) * 100).toFixed(2)}%`;
  const span = (minutes: number) => `${((minutes / 60 / hours) * 100).toFixed(2)}%`;
  const bars = placed.flatMap((item) => barsOf(item, at, span));
  const breaks = placed.filter(({ session }) => BREAKS.includes(session.kind));
  return {
    from: clock(first),
    to: clock(last),
    ticks: Array.from({ length: hours + 1 }, (_, hour) => ({
      x: at((start + hour) * 60),
      time: clock((start + hour) * 60),
      anchor: hour === 0 ? 'start' : hour === hours ? 'end' : 'middle',
      odd: hours > 5 && hour % 2 === 1,
    })),
    bars,
    breaks: breaks.map(({ from, to }) => ({ x1: at(from), x2: at(to) })),
    gaps: gapsOf(sessions).map(({ from, to }) => ({ x: at(minutes(from)), width: span(minutes(to) - minutes(from)) })),
    kinds: placed.map(({ session }) => session.kind).filter((kind, index, all) => kind !== all[index - 1]),
    has: {
      plenary: bars.some(({ className }) => className === 'plen'),
      ateliers: bars.some(({ className }) => className === 'a'),
      soft: bars.some(({ className }) => className === 'soft'),
      breaks: breaks.length > 0,
    },
  };
}

function place(sessions: readonly Session[], announcedTo: ClockTime | null): Placed[] {
  const timed = sessions.filter((session): session is Session & { start: ClockTime } => session.start !== null);
  return timed
    .map((session, index) => {
      const from = minutes(session.start);
      const next =
        timed[index + 1]?.start ?? (announcedTo !== null && minutes(announcedTo) > from ? announcedTo : null);
      const to = session.end ?? next;
      return { session, from, to: to === null ? from + GUESSED_MINUTES : minutes(to) };
    })
    .filter(({ from, to }) => to > from);
}

function barsOf({ session, from, to }: Placed, at: (m: number) => string, span: (m: number) => string): RibbonBar[] {
  if (BREAKS.includes(session.kind)) return [];
  const where = { x: at(from), width: span(to - from) };
  const stripes = Math.min(STRIPES.length, session.tracks.length);
  if (PARALLEL.includes(session.kind) && stripes > 1) {
    const height = (BAND - 1 - GAP * (stripes - 1)) / stripes;
    return STRIPES.slice(0, stripes).map((className, index) => ({
      ...where,
      className,
      y: (0.5 + index * (height + GAP)).toFixed(1),
      height: height.toFixed(1),
      round: false,
    }));
  }
  const soft = SOFT.includes(session.kind);
  return [
    {
      ...where,
      className: soft ? 'soft' : 'plen',
      y: soft ? '7.8' : '0',
      height: soft ? '10.4' : String(BAND),
      round: true,
    },
  ];
}
