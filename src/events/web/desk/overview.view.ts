import type { Locale } from '../../../platform/i18n/locale.js';
import { clocksText, daysText, instantText, numberText } from '../../../platform/i18n/dates.js';
import { deskShell } from '../../domain/desk-shell.js';
import type { EditedEvent } from '../../domain/edit/section.js';
import { SECTION_KEYS, type SectionKey } from '../../domain/edit/sections.js';
import { may } from '../../domain/event-role.js';
import { canBeUnpublished, type Lacking } from '../../domain/readiness.js';
import { registrationState } from '../../domain/registration-window.js';
import type { OrganiserEvent } from '../../queries/organiser-events.query.js';
import type { Words } from './field.view.js';

/** Where each missing thing is written. */
const WHERE: Readonly<Record<Lacking, SectionKey | 'programme'>> = {
  hours: 'dates',
  venue: 'lieux',
  audience: 'public',
  description: 'presentation',
  contact: 'public',
  'contact-email': 'public',
  capacity: 'inscription',
  closing: 'inscription',
  code: 'codes',
  programme: 'programme',
};

export interface OverviewSource {
  readonly reached: OrganiserEvent;
  readonly edited: EditedEvent;
  readonly lacking: readonly Lacking[];
  readonly sharedCodes: readonly { readonly code: string; readonly title: string }[];
  /** What has just been done. */
  readonly done: string | null;
  readonly now: number;
  readonly locale: Locale;
  readonly words: Words;
}

export function overviewView({ reached, edited, lacking, sharedCodes, done, now, locale, words }: OverviewSource) {
  const { event } = edited;
  const root = `/organiser/evenements/${event.slug}`;
  const state = registrationState(event, now);
  const published = event.status === 'published';
  const takes = published && event.registrationMode !== 'none';
  return {
    desk: deskShell('event', reached),
    root,
    here: `${root}/evenement`,
    publicPage: event.status === 'draft' ? null : `/evenements/${event.slug}`,
    status: event.status,
    state,
    done,
    cancellation: event.cancellation,
    lacking: lacking.map((name) => ({
      name,
      href: WHERE[name] === 'programme' ? `${root}/programme` : `${root}/evenement/${WHERE[name]}`,
    })),
    sharedCodes,
    steps: {
      publish: event.status === 'draft',
      unpublish: canBeUnpublished(event),
      open: takes && (state === 'upcoming' || state === 'closed'),
      close: takes && (state === 'open' || state === 'waiting' || state === 'full' || state === 'invitation'),
      archive: published || event.status === 'cancelled',
      restore: event.status === 'archived',
      cancel: published && state !== 'over' && may(reached.role, 'cancel'),
    },
    mayPublish: may(reached.role, 'publish'),
    copy: `/organiser/evenements/nouveau?modele=${encodeURIComponent(event.slug)}`,
    sections: SECTION_KEYS.map((key) => ({
      key,
      href: `${root}/evenement/${key}`,
      lines: summaryOf(key, edited, locale, words),
    })),
  };
}

/** What a section says now, in a few lines; none where nothing was written yet. */
function summaryOf(key: SectionKey, { event, notice }: EditedEvent, locale: Locale, words: Words): string[] {
  const text = (name: string, values?: Readonly<Record<string, string | number>>) =>
    words.text(`event-desk:summary.${name}`, values);
  const instant = (at: number) => instantText(at, locale, 'dayTime', event.timeZone);
  const lines: Readonly<Record<SectionKey, () => (string | null)[]>> = {
    identite: () => [
      event.title,
      event.subtitle,
      event.series &&
        (event.edition === null
          ? event.series.title
          : text('edition', { series: event.series.title, edition: event.edition })),
    ],
    dates: () => [
      capital(daysText(event.startsOn, event.endsOn, locale)),
      event.announcedFrom && clocksText(event.announcedFrom, event.announcedTo, locale),
    ],
    lieux: () => event.venues.map(({ name, city }) => (city && !name.includes(city) ? `${name}, ${city}` : name)),
    public: () => [event.audience, ...event.contacts.map(({ name, email }) => (email ? `${name}, ${email}` : name))],
    presentation: () => [event.description && excerpt(event.description)],
    inscription: () => [
      words.text(`event-desk:choices.mode.${event.registrationMode}`),
      event.places.capacity === null ? null : text('places', { count: event.places.capacity }),
      event.registrationOpensAt === null ? null : text('opens', { instant: instant(event.registrationOpensAt) }),
      event.registrationClosesAt === null ? null : text('closes', { instant: instant(event.registrationClosesAt) }),
      notice.body === null ? null : text('notice', { version: notice.version }),
    ],
    codes: () =>
      event.actionCodes.map(({ label, quota, taken }) =>
        quota === null
          ? label
          : text('quota', { code: label, taken: numberText(taken, locale), quota: numberText(quota, locale) }),
      ),
    options: () =>
      event.options.map(({ title, capacity, taken }) =>
        capacity === null
          ? text('option', { title, taken: numberText(taken, locale) })
          : text('quota', { code: title, taken: numberText(taken, locale), quota: numberText(capacity, locale) }),
      ),
    documents: () => event.documents.map(({ title }) => title),
    partenaires: () => event.partners.map(({ name }) => name),
  };
  return lines[key]().filter((line): line is string => line !== null && line !== '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const EXCERPT = 160;

function excerpt(markdown: string): string {
  const plain = markdown
    .replace(/[*_#>`[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > EXCERPT ? `${plain.slice(0, EXCERPT)}…` : plain;
}
