import { dayTyped, clockTyped, momentTyped } from './moment-input.js';
import type { SectionSpec } from './section.js';

/** Series that a form may name: the empty choice is none, this one founds another. */
export const NEW_SERIES = 'nouvelle';

export const IDENTITY: SectionSpec = {
  fields: [
    { name: 'title', kind: 'line', required: true, max: 300 },
    { name: 'subtitle', kind: 'line', max: 300 },
    { name: 'series', kind: 'choice', max: 36 },
    { name: 'newSeries', kind: 'line', max: 300 },
    { name: 'edition', kind: 'number', min: 1, max: 999 },
    { name: 'slug', kind: 'slug', required: true, max: 100 },
  ],
  shown: ({ event }) => ({
    title: event.title,
    subtitle: event.subtitle ?? '',
    series: event.series?.id ?? '',
    newSeries: '',
    edition: event.edition === null ? '' : String(event.edition),
    slug: event.slug,
  }),
  change: (values, { event, series }) => {
    const chosen = values.text('series');
    const newSeries = values.text('newSeries');
    if (chosen !== null && chosen !== NEW_SERIES && !series.some(({ id }) => id === chosen)) {
      return [{ field: 'series', code: 'choose' }];
    }
    if (chosen === NEW_SERIES && newSeries === null) return [{ field: 'newSeries', code: 'missing' }];
    const title = values.text('title') ?? event.title;
    return {
      columns: {
        title,
        subtitle: values.text('subtitle'),
        edition: values.number('edition'),
        ...(chosen === NEW_SERIES ? {} : { seriesId: chosen }),
      },
      ...(chosen === NEW_SERIES && newSeries !== null ? { newSeries } : {}),
      slug: values.text('slug') ?? event.slug,
      movesCalendar: title !== event.title,
    };
  },
};

export const DATES: SectionSpec = {
  fields: [
    { name: 'startsOn', kind: 'day', required: true },
    { name: 'endsOn', kind: 'day' },
    { name: 'announcedFrom', kind: 'clock' },
    { name: 'announcedTo', kind: 'clock' },
  ],
  shown: ({ event }) => ({
    startsOn: dayTyped(event.startsOn),
    endsOn: event.endsOn === event.startsOn ? '' : dayTyped(event.endsOn),
    announcedFrom: clockTyped(event.announcedFrom),
    announcedTo: clockTyped(event.announcedTo),
  }),
  change: (values) => {
    const startsOn = values.text('startsOn') ?? '';
    const endsOn = values.text('endsOn') ?? startsOn;
    const announcedFrom = values.text('announcedFrom');
    const announcedTo = values.text('announcedTo');
    if (endsOn < startsOn) return [{ field: 'endsOn', code: 'ends-before-start' }];
    if (announcedTo !== null && announcedFrom === null) return [{ field: 'announcedFrom', code: 'missing' }];
    if (announcedFrom !== null && announcedTo !== null && startsOn === endsOn && announcedTo <= announcedFrom) {
      return [{ field: 'announcedTo', code: 'ends-before-start' }];
    }
    return {
      columns: { startsOn, endsOn, datePrecision: 'day', announcedFrom, announcedTo },
      movesCalendar: true,
    };
  },
};

export const PRESENTATION: SectionSpec = {
  fields: [{ name: 'description', kind: 'paragraphs', max: 20_000 }],
  shown: ({ event }) => ({ description: event.description ?? '' }),
  change: (values) => ({ columns: { description: values.text('description') } }),
};

export const REGISTRATION: SectionSpec = {
  fields: [
    { name: 'mode', kind: 'choice', required: true, max: 20 },
    { name: 'capacity', kind: 'number', min: 1 },
    { name: 'waitingList', kind: 'yes' },
    { name: 'opensAt', kind: 'moment' },
    { name: 'closesAt', kind: 'moment', closing: true },
    { name: 'costs', kind: 'line', max: 500 },
    { name: 'notice', kind: 'paragraphs', max: 10_000 },
  ],
  shown: ({ event, notice }) => ({
    mode: event.registrationMode,
    capacity: event.places.capacity === null ? '' : String(event.places.capacity),
    waitingList: event.waitingListEnabled ? 'oui' : '',
    opensAt: momentTyped(event.registrationOpensAt, event.timeZone),
    closesAt: momentTyped(event.registrationClosesAt, event.timeZone, true),
    costs: event.costs ?? '',
    notice: notice.body ?? '',
  }),
  change: (values, { event, notice }) => {
    const mode = (['open', 'invitation', 'none'] as const).find((one) => one === values.text('mode'));
    if (!mode) return [{ field: 'mode', code: 'choose' }];
    const capacity = values.number('capacity');
    const { taken } = event.places;
    if (capacity !== null && capacity < taken) {
      return [{ field: 'capacity', code: 'fewer-than-taken', parameters: { count: taken } }];
    }
    const opensAt = values.number('opensAt');
    const closesAt = values.number('closesAt');
    if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
      return [{ field: 'closesAt', code: 'closes-before-opening' }];
    }
    const body = values.text('notice') ?? '';
    return {
      columns: {
        registrationMode: mode,
        waitingListEnabled: values.yes('waitingList'),
        registrationOpensAt: opensAt,
        registrationClosesAt: closesAt,
        costs: values.text('costs'),
      },
      capacity,
      ...(body === (notice.body ?? '') ? {} : { notice: body }),
    };
  },
};
