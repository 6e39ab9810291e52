import type { ActionCodeRecord, EventRecord } from '../../../src/events/domain/event.js';

/** The 2019 seminar in short, open, with 26 of 90 places left. */
export function anEvent(change: Partial<EventRecord> = {}): EventRecord {
  return {
    id: '0191a000-0000-7000-8000-000000000001',
    slug: 'bloc-local-2019',
    series: {
      id: '0191a000-0000-7000-8000-000000000002',
      slug: 'bloc-local',
      title: 'Séminaire des directions du bloc local',
    },
    edition: 5,
    title: 'Construire ensemble un processus coopératif pour son territoire',
    subtitle: null,
    description: null,
    audience: null,
    advice: null,
    startsOn: '2019-11-15',
    endsOn: '2019-11-15',
    datePrecision: 'day',
    timeZone: 'Europe/Paris',
    announcedFrom: '09:00',
    announcedTo: '17:45',
    costs: null,
    organisers: [
      { name: 'Centre national de la fonction publique territoriale', short: 'CNFPT' },
      { name: 'Syndicat national des directeurs généraux', short: 'SNDGCT' },
    ],
    contacts: [{ name: 'Sophie Garnaud', organisation: "INSET d'Angers", email: 'sophie.garnaud@example.org' }],
    venues: [
      {
        id: '0191a000-0000-7000-8000-000000000003',
        name: "INSET d'Angers",
        address: 'rue du Nid-de-Pie',
        city: 'Angers',
      },
    ],
    status: 'published',
    registrationMode: 'open',
    registrationOpensAt: Date.parse('2019-09-16T07:00:00Z'),
    registrationClosesAt: Date.parse('2019-10-31T22:59:00Z'),
    waitingListEnabled: true,
    places: { capacity: 90, overbooking: 0, taken: 64, held: 0, waiting: 0, communes: 37, epci: 27, others: 0 },
    actionCodes: [aCode()],
    options: [],
    partners: [],
    documents: [],
    mailTexts: [],
    cancellation: null,
    publishedAt: Date.parse('2019-09-01T07:00:00Z'),
    calendarSequence: 0,
    updatedAt: Date.parse('2019-09-01T07:00:00Z'),
    outcomes: [],
    version: 1,
    ...change,
  };
}

function aCode(change: Partial<ActionCodeRecord> = {}): ActionCodeRecord {
  return {
    id: '0191a000-0000-7000-8000-000000000004',
    label: 'CIDGI 006',
    opensAt: null,
    closesAt: null,
    quota: null,
    taken: 0,
    defaults: null,
    ...change,
  };
}
