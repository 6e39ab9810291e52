import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import type { EventRecord } from '../../events/domain/event.js';
import { EventUnknown } from '../../events/domain/event.errors.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { checkAnswers, inQuestionOrder, readAnswers } from '../form/domain/answer.js';
import { offeredKeys } from '../form/domain/choice-lists.js';
import { type StandardAnswers, standardAnswers, standardSubjects } from '../form/domain/condition.js';
import { inPageOrder } from '../form/domain/page-order.js';
import { readImageConsent } from '../form/domain/image-consent.js';
import { type EventForm, EventFormQuery } from '../form/queries/event-form.query.js';
import { FormSections } from '../form/use-cases/form-sections.js';
import { type FileAnswers, NO_FILES } from '../form/use-cases/hold-files.js';
import { checkWishes, readWishes, type TypedWishes } from '../wishes/domain/wish-choices.js';
import { hasChoice } from '../wishes/domain/atelier-seats.js';
import { AtelierChoices } from '../wishes/queries/atelier-choices.query.js';
import { withoutClosed } from '../changes/domain/closed-form.js';
import type { ChangeGroup } from '../changes/domain/changes-rules.js';
import { withHiddenAnswers } from '../domain/hidden-answers.js';
import { askedOptions, chosenOptions } from '../domain/option-choice.js';
import { checkRegistration, readRegistrationFields, type RegistrationRequest } from '../domain/registration-form.js';
import type { ImageConsent, RegistrationRecord } from '../domain/registration.js';
import { standardAnswered } from '../domain/standard-answered.js';

export interface Reading {
  /** What came of the files sent along. */
  readonly files?: FileAnswers;
  /** What is changed: questions that are asked no more keep their answers. `options` are ids. */
  readonly previous?: { readonly registration: RegistrationRecord; readonly options: readonly string[] };
  /** What the person may not change any more: its part of the form was not shown. */
  readonly closed?: ReadonlySet<ChangeGroup>;
  /** Sections that other features bring are the person's own to fill in: what they hold stays as it is. */
  readonly withoutSections?: boolean;
  /** Somebody registers other people: of each they say who it is and for whom they work, and no more. */
  readonly identityOnly?: boolean;
}

/** Makes a request of whatever was posted, with the employer looked up and the notice that is shown now. */
@Injectable()
export class ReadRegistrationRequest {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly events: EventQueries,
    private readonly forms: EventFormQuery,
    private readonly ateliers: AtelierChoices,
    private readonly sections: FormSections,
    private readonly clock: Clock,
  ) {}

  /** @throws EventUnknown; InvalidInput with every wrong field. */
  async read(
    eventSlug: string,
    posted: unknown,
    locale: 'fr' | 'en',
    { files, previous, closed = NOTHING_CLOSED, withoutSections, identityOnly = false }: Reading = {},
  ): Promise<RegistrationRequest> {
    const steady = await this.events.steady(eventSlug);
    if (!steady) throw new EventUnknown();
    const { event, noticeVersion } = steady;
    const whole = await this.forms.steady(event);
    const form = withoutClosed(whole, closed);
    const { standard, lists } = form.settings;
    const { fields, unreadable } = readRegistrationFields(posted);
    const employer = await this.collectivities.resolve(fields.collectivity);
    const options = optionsOf(event, posted);
    const { request, errors } = checkRegistration(fields, {
      employer,
      locale,
      noticeVersion,
      options: options.chosen,
      standard: identityOnly ? relaxed(standard) : standard,
      lists,
      held: previous?.registration,
    });
    const unread = new Set(unreadable.map(({ field }) => field));
    const own = identityOnly
      ? NOTHING_MORE
      : await this.ownOf(event, form, posted, {
          ...{ files, previous, withoutSections, locale },
          standard: (imageConsent) =>
            standardAnswers(
              standardSubjects(
                whole.settings,
                event.options.map(({ id }) => id),
              ),
              standardAnswered({ fields, employer, options: options.chosen, imageConsent }, form.settings, previous),
            ),
        });
    const house = [
      ...unreadable,
      ...errors.filter(({ field }) => !unread.has(field)),
      ...options.errors,
      ...own.errors,
    ];
    const all = inPageOrder(house, own.brought);
    if (!request || all.length > 0) throw new InvalidInput(all);
    const complete = { ...request, ...own.request };
    if (!previous) return complete;
    const asksWishes = form.rounds.length > 0 && !identityOnly;
    const wishes = asksWishes ? complete.wishes : await this.ateliers.of(form, previous.registration);
    return withHiddenAnswers({ ...complete, wishes }, previous, form.settings, identityOnly);
  }

  /** What the event asks beyond the usual questions. */
  private async ownOf(
    event: EventRecord,
    form: EventForm,
    posted: unknown,
    {
      files = NO_FILES,
      previous,
      withoutSections,
      locale,
      standard,
    }: Pick<Reading, 'files' | 'previous' | 'withoutSections'> & {
      locale: 'fr' | 'en';
      /** What is said to the house's questions, with this consent. */
      standard: (imageConsent: ImageConsent | null) => StandardAnswers;
    },
  ): Promise<typeof NOTHING_MORE> {
    const { settings, rounds } = form;
    const image = readImageConsent(offeredKeys(settings.lists.media), posted);
    const ranked = readWishes(rounds, posted);
    const { wishes, errors: wishErrors } = await this.chosenAteliers(event.id, form, ranked.typed);
    const typed = readAnswers(settings.questions, posted, files.ids);
    const { answers, errors: answerErrors } = checkAnswers(settings.questions, typed.typed, {
      locale,
      standard: standard(image.consent),
    });
    // A file that cannot be taken is not missing besides.
    const unreadable = [...typed.unreadable, ...files.errors];
    const named = new Set(unreadable.map(({ field }) => field));
    const opened = withoutSections ? [] : await this.sections.of(event, previous?.registration.id ?? null);
    const read = opened.map(({ section: { key, after }, open }) => ({ key, after, ...open.read(posted) }));
    const sections = Object.fromEntries(read.map(({ key, value }) => [key, value]));
    const approver = read.find(({ request }) => request)?.request?.approver ?? null;
    const brought = read.length > 0 ? { sections, approver } : {};
    return {
      request: { imageConsent: image.consent, wishes, answers, ...brought },
      errors: [
        ...ranked.unreadable,
        ...(ranked.unreadable.length > 0 ? [] : wishErrors),
        ...inQuestionOrder(settings.questions, [
          ...unreadable,
          ...answerErrors.filter(({ field }) => !named.has(field)),
        ]),
        ...image.unreadable,
      ],
      brought: read,
    };
  }

  /** Nobody is made to choose where nothing is left, or where it is too late: seats are counted only for who chose none. */
  private async chosenAteliers(eventId: string, { settings, rounds }: EventForm, typed: TypedWishes) {
    const judged = checkWishes(rounds, typed, settings.wishes);
    if (!judged.errors.some(({ code }) => code.startsWith('seat-missing'))) return judged;
    const now = this.clock.now().getTime();
    const seats = await this.ateliers.seats({ settings, rounds }, { eventId, somebody: null, now });
    const without = rounds.filter((round) => seats && !hasChoice(round, seats)).map(({ phase }) => phase);
    return checkWishes(rounds, typed, settings.wishes, without);
  }
}

const NOTHING_CLOSED: ReadonlySet<ChangeGroup> = new Set();

const NOTHING_MORE: {
  request: Partial<RegistrationRequest>;
  errors: readonly FieldError[];
  brought: Parameters<typeof inPageOrder>[1];
} = { request: {}, errors: [], brought: [] };

/** Whoever registers others need not know everything of them. */
function relaxed(standard: EventForm['settings']['standard']): EventForm['settings']['standard'] {
  const optional = Object.entries(standard).map(([question, asking]) => [
    question,
    asking === 'required' && question !== 'functionKey' ? 'optional' : asking,
  ]);
  return Object.fromEntries(optional) as EventForm['settings']['standard'];
}

function optionsOf(event: EventRecord, posted: unknown): { chosen: readonly string[]; errors: readonly FieldError[] } {
  const asked = askedOptions(posted);
  if (asked === null) return { chosen: [], errors: [{ field: 'options', code: 'options-list' }] };
  return asked.length === 0 ? { chosen: [], errors: [] } : chosenOptions(asked, event.options);
}
