import Handlebars from 'handlebars';
import type { EventRecord } from '../../events/domain/event.js';
import { codeOfAll } from '../../events/domain/public-codes.js';
import { mailTextOf } from '../../events/domain/mail-text.js';
import type { Catalogues } from '../../platform/i18n/catalogues.js';
import { clocksText, daysText } from '../../platform/i18n/dates.js';
import { frenchTypography, mailSpaces } from '../../platform/i18n/french-typography.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { RenderedMail, Templates } from '../../platform/web/templates.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { parseLine, parseMessage } from '../messages/domain/message-markup.js';
import { EVENT_PLACEHOLDERS, PERSONAL_PLACEHOLDERS, type PlaceholderName } from '../messages/domain/placeholders.js';
import { lineText, messageHtml, messageText, type MessageValues } from '../messages/domain/write-message.js';
import { placeOf } from './event-mail.view.js';
import { MailDraft, MARKERS, NO_VALUES, type PersonalValues } from './mail-draft.js';
import { personalValues } from './person-words.js';

const ALL: readonly PlaceholderName[] = [...PERSONAL_PLACEHOLDERS, ...EVENT_PLACEHOLDERS];
const isPersonal = (name: PlaceholderName): name is (typeof PERSONAL_PLACEHOLDERS)[number] =>
  (PERSONAL_PLACEHOLDERS as readonly string[]).includes(name);

/** A text of organisers, ready for the two bodies of a mail; people's values are still stand-ins. */
export interface WrittenText {
  readonly html: Handlebars.SafeString;
  readonly text: string;
}

/**
 * The template with the event's own words where it has some: its subject behind the code, its opening in place of the
 * sentence below the greeting, its closing before the farewell. `view` needs what the template needs, no more;
 * `template`: where several kinds of words share one.
 */
export function renderWithOwnWords(
  templates: Templates,
  kind: string,
  view: object,
  event: EventRecord,
  locale: Locale,
  template: string = kind,
): RenderedMail {
  const own = mailTextOf(event.mailTexts, kind, locale);
  const texts = { opening: written(own.opening, event, locale), closing: written(own.closing, event, locale) };
  const rendered = templates.mail(template, { ...view, texts }, locale);
  return own.subject ? { ...rendered, subject: subjectOf(own.subject, event, locale) } : rendered;
}

/** The same for a mail of which nothing is kept: rendered and filled for one person. */
export function renderForPerson(
  { templates, catalogues }: { templates: Templates; catalogues: Catalogues },
  kind: string,
  view: object,
  event: EventRecord,
  person: RegistrationRecord,
): RenderedMail {
  const values = personalValues(person, { options: [], link: '', timeZone: event.timeZone }, catalogues);
  return renderForAnyone(templates, { kind, view, event, locale: person.locale, values });
}

/** A mail to somebody who need not be registered: a facilitator, a superior, whoever registered others. */
export interface LetterToAnyone {
  readonly kind: string;
  /** Where several kinds of words share one. */
  readonly template?: string;
  readonly view: object;
  readonly event: EventRecord;
  readonly locale: Locale;
  /** Of the personal keywords that the kind allows; the others are empty. */
  readonly values: Partial<PersonalValues>;
}

export function renderForAnyone(
  templates: Templates,
  { kind, template, view, event, locale, values }: LetterToAnyone,
): RenderedMail {
  const rendered = renderWithOwnWords(templates, kind, view, event, locale, template);
  return new MailDraft(rendered).filled({ ...NO_VALUES, ...values });
}

/** « [CIDGI 006] » and the organisers' words. */
export function subjectOf(subject: string, event: EventRecord, locale: Locale): string {
  const code = codeOfAll(event)?.label;
  const words = lineText(parseLine(subject, ALL).blocks, valuesOf(event, locale));
  return mailSpaces(`${code ? `[${code}] ` : ''}${words}`);
}

export function written(text: string | null, event: EventRecord, locale: Locale): WrittenText | null {
  if (text === null || text === '') return null;
  const { blocks } = parseMessage(text, ALL);
  const values = valuesOf(event, locale);
  return { html: new Handlebars.SafeString(messageHtml(blocks, values)), text: messageText(blocks, values) };
}

function valuesOf(event: EventRecord, locale: Locale): MessageValues {
  const set = locale === 'fr' ? frenchTypography : (text: string) => text;
  const facts: Readonly<Record<(typeof EVENT_PLACEHOLDERS)[number], string>> = {
    event: frenchTypography(event.title),
    date: daysText(event.startsOn, event.endsOn, locale),
    hours: event.announcedFrom === null ? '' : clocksText(event.announcedFrom, event.announcedTo, locale),
    place: frenchTypography(placeOf(event) ?? ''),
    code: codeOfAll(event)?.label ?? '',
  };
  return { set, value: (name) => (isPersonal(name) ? MARKERS[name] : facts[name]) };
}
