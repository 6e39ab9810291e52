import { eventJsonLd } from '../../../src/programme/domain/exchange/event-json-ld.js';
import type { EventRecord } from '../../../src/events/domain/event.js';
import { anEvent } from '../../support/builders/event.js';

const NOW = Date.parse('2019-10-22T08:00:00Z');

const told = (change: Partial<EventRecord> = {}, now = NOW) =>
  eventJsonLd(anEvent(change), { now, publicUrl: 'https://x.example.org' }) as Record<string, never>;

const places = (taken: number) => ({ ...anEvent().places, taken });

describe('an event for search engines', () => {
  it('says when, where, by whom and how to come', () => {
    expect(told()).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      '@id': 'https://x.example.org/evenements/bloc-local-2019',
      url: 'https://x.example.org/evenements/bloc-local-2019',
      name: 'Construire ensemble un processus coopératif pour son territoire',
      startDate: '2019-11-15T09:00:00+01:00',
      endDate: '2019-11-15T17:45:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      inLanguage: 'fr',
      location: [
        {
          '@type': 'Place',
          name: "INSET d'Angers",
          address: {
            '@type': 'PostalAddress',
            streetAddress: 'rue du Nid-de-Pie',
            addressLocality: 'Angers',
            addressCountry: 'FR',
          },
        },
      ],
      organizer: [
        {
          '@type': 'Organization',
          name: 'Centre national de la fonction publique territoriale',
          alternateName: 'CNFPT',
        },
        { '@type': 'Organization', name: 'Syndicat national des directeurs généraux', alternateName: 'SNDGCT' },
      ],
      maximumAttendeeCapacity: 90,
      remainingAttendeeCapacity: 26,
      offers: {
        '@type': 'Offer',
        url: 'https://x.example.org/evenements/bloc-local-2019/inscription',
        availability: 'https://schema.org/InStock',
        validFrom: '2019-09-16T09:00:00+02:00',
        availabilityEnds: '2019-10-31T23:59:00+01:00',
      },
      superEvent: {
        '@type': 'EventSeries',
        name: 'Séminaire des directions du bloc local',
        url: 'https://x.example.org/series/bloc-local',
      },
    });
  });

  it.each<[string, Partial<EventRecord>, number, string | null]>([
    ['before registration opens', {}, Date.parse('2019-09-01T00:00:00Z'), 'PreOrder'],
    ['while it is open', {}, NOW, 'InStock'],
    ['with a waiting list', { places: places(90) }, NOW, 'BackOrder'],
    ['full', { places: places(90), waitingListEnabled: false }, NOW, 'SoldOut'],
    ['closed', {}, Date.parse('2019-11-05T00:00:00Z'), null],
    ['by invitation', { registrationMode: 'invitation' }, NOW, null],
    ['cancelled', { status: 'cancelled' }, NOW, null],
    ['over', {}, Date.parse('2020-01-01T00:00:00Z'), null],
  ])('offers what there is: %s', (_what, change, now, availability) => {
    const { offers } = told(change, now) as { offers?: { availability: string } };
    expect(offers?.availability ?? null).toBe(availability && `https://schema.org/${availability}`);
  });

  it.each<[string, Partial<EventRecord>, object]>([
    ['cancelled', { status: 'cancelled' }, { eventStatus: 'https://schema.org/EventCancelled' }],
    ['without hours', { announcedFrom: null, announcedTo: null }, { startDate: '2019-11-15', endDate: '2019-11-15' }],
    ['of which only the year is known', { datePrecision: 'year' }, { startDate: '2019' }],
    [
      'that begins in summer time',
      { startsOn: '2019-10-25', endsOn: '2019-10-28' },
      { startDate: '2019-10-25T09:00:00+02:00', endDate: '2019-10-28T17:45:00+01:00' },
    ],
    ['without a place', { venues: [] }, { location: { '@type': 'Place', name: 'France' } }],
  ])('%s', (_what, change, expected) => {
    expect(told(change)).toMatchObject(expected);
  });
});
