import type { QueryRunner } from 'typeorm';
import {
  clockTime,
  createTable,
  day,
  id,
  instant,
  integer,
  oneOf,
  optional,
  primary,
  text,
  words,
  yesNo,
} from '../columns.js';

export async function createEvents(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'series', {
    columns: [primary(id()), words('slug', 120), words('title', 300), optional(words('subtitle', 300))],
    uniques: { uq_series_slug: ['slug'] },
  });
  await createTable(runner, 'events', {
    columns: [
      primary(id()),
      words('slug', 120),
      optional(id('series_id')),
      optional(integer('edition')),
      words('title', 300),
      optional(words('subtitle', 300)),
      optional(text('description')),
      optional(words('audience', 1000)),
      optional(words('advice', 1000)),
      day('starts_on'),
      day('ends_on'),
      words('date_precision', 10),
      words('time_zone', 60),
      optional(clockTime('announced_from')),
      optional(clockTime('announced_to')),
      optional(words('costs', 500)),
      text('organisers'),
      text('contacts'),
      text('venues'),
      text('outcomes'),
      words('status', 20),
      words('registration_mode', 20),
      optional(instant('registration_opens_at')),
      optional(instant('registration_closes_at')),
      yesNo('waiting_list_enabled'),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
    ],
    uniques: { uq_events_slug: ['slug'] },
    indexes: { ix_events_status_starts_on: ['status', 'starts_on'], ix_events_series: ['series_id'] },
    checks: {
      ck_events_status: oneOf('status', ['draft', 'published', 'cancelled', 'archived']),
      ck_events_registration_mode: oneOf('registration_mode', ['open', 'invitation', 'none']),
      ck_events_date_precision: oneOf('date_precision', ['day', 'year']),
    },
    references: { series_id: 'series' },
  });
  await createTable(runner, 'information_notices', {
    columns: [primary(id('event_id')), primary(integer('version')), text('body'), instant('created_at')],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'event_places', {
    columns: [
      primary(id('event_id')),
      optional(integer('capacity')),
      integer('taken'),
      integer('waiting'),
      integer('communes'),
      integer('epci'),
      integer('others'),
      integer('next_rank'),
      integer('version'),
    ],
    references: { event_id: 'events' },
  });
  await createTable(runner, 'action_codes', {
    columns: [
      primary(id()),
      id('event_id'),
      words('label', 40),
      words('normalised', 40),
      optional(instant('opens_at')),
      optional(instant('closes_at')),
    ],
    uniques: { uq_action_codes_event_normalised: ['event_id', 'normalised'] },
    indexes: { ix_action_codes_normalised: ['normalised'] },
    references: { event_id: 'events' },
  });
  await createTable(runner, 'sessions', {
    columns: [
      primary(id()),
      id('event_id'),
      integer('position'),
      day('day'),
      words('kind', 20),
      words('title', 300),
      optional(text('text')),
      optional(clockTime('start_time')),
      optional(clockTime('end_time')),
      yesNo('all_day'),
      optional(words('printed_time', 100)),
      optional(integer('phase')),
      optional(id('venue_id')),
      optional(words('room', 100)),
      text('speakers'),
      text('parts'),
      text('themes'),
      text('tracks'),
    ],
    indexes: { ix_sessions_event_position: ['event_id', 'position'] },
    references: { event_id: 'events' },
  });
}
