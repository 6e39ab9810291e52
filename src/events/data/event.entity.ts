import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Contact, EventStatus, Organiser, Outcome, RegistrationMode, Venue } from '../domain/event.js';
import { SeriesEntity } from './series.entity.js';

@Entity('events')
@Unique('uq_events_slug', ['slug'])
@Index('ix_events_status_starts_on', ['status', 'startsOn'])
@Index('ix_events_series', ['seriesId'])
@Check('ck_events_status', "status IN ('draft', 'published', 'cancelled', 'archived')")
@Check('ck_events_registration_mode', "registration_mode IN ('open', 'invitation', 'none')")
@Check('ck_events_date_precision', "date_precision IN ('day', 'year')")
export class EventEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_events' })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  slug: string;

  @ForeignKey(() => SeriesEntity, { name: 'fk_events_series_id' })
  @Column({ name: 'series_id', type: 'varchar', length: 36, nullable: true })
  seriesId: string | null;

  @Column({ type: 'integer', nullable: true })
  edition: number | null;

  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'varchar', length: 300, nullable: true })
  subtitle: string | null;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  audience: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  advice: string | null;

  @Column({ name: 'starts_on', type: 'varchar', length: 10 })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'varchar', length: 10 })
  endsOn: string;

  @Column({ name: 'date_precision', type: 'varchar', length: 10 })
  datePrecision: 'day' | 'year';

  @Column({ name: 'time_zone', type: 'varchar', length: 60 })
  timeZone: string;

  @Column({ name: 'announced_from', type: 'varchar', length: 5, nullable: true })
  announcedFrom: string | null;

  @Column({ name: 'announced_to', type: 'varchar', length: 5, nullable: true })
  announcedTo: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  costs: string | null;

  @Column({ type: 'simple-json' })
  organisers: Organiser[];

  @Column({ type: 'simple-json' })
  contacts: Contact[];

  @Column({ type: 'simple-json' })
  venues: Venue[];

  @Column({ type: 'simple-json' })
  outcomes: Outcome[];

  /** JSON: partners with their logos. */
  @Column({ type: 'text', default: '[]' })
  partners: string;

  @Column({ name: 'published_at', type: 'bigint', nullable: true })
  publishedAt: number | null;

  /** SEQUENCE of the calendar entries: raised by every publication that changes them. */
  @Column({ name: 'calendar_sequence', type: 'integer', default: 0 })
  calendarSequence: number;

  /** What people are told of a cancelled event. */
  @Column({ type: 'varchar', length: 2000, nullable: true })
  cancellation: string | null;

  @Column({ type: 'varchar', length: 20 })
  status: EventStatus;

  @Column({ name: 'registration_mode', type: 'varchar', length: 20 })
  registrationMode: RegistrationMode;

  @Column({ name: 'registration_opens_at', type: 'bigint', nullable: true })
  registrationOpensAt: number | null;

  @Column({ name: 'registration_closes_at', type: 'bigint', nullable: true })
  registrationClosesAt: number | null;

  @Column({ name: 'waiting_list_enabled', type: 'boolean' })
  waitingListEnabled: boolean;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
