import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/**
 * The counters of an event's places: the one small row that every registration locks, apart from the event so that a
 * rush never rewrites its long texts.
 */
@Entity('event_places')
export class EventPlacesEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_event_places_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_places' })
  eventId: string;

  /** Null where nobody counts. */
  @Column({ type: 'integer', nullable: true })
  capacity: number | null;

  /** Confirmed registrations. */
  @Column({ type: 'integer' })
  taken: number;

  @Column({ type: 'integer' })
  waiting: number;

  /** Places offered to people of the waiting list who have not answered yet. */
  @Column({ type: 'integer', default: 0 })
  held: number;

  /** How many more than there are places may be confirmed, as some never come. */
  @Column({ type: 'integer', default: 0 })
  overbooking: number;

  @Column({ type: 'integer' })
  communes: number;

  @Column({ type: 'integer' })
  epci: number;

  @Column({ type: 'integer' })
  others: number;

  /** The rank of the next person on the waiting list; it only grows. */
  @Column({ name: 'next_rank', type: 'integer' })
  nextRank: number;

  /** People take seats in ateliers when they register; what is decided on registration forms says so. */
  @Column({ name: 'books_ateliers', type: 'boolean', default: false })
  booksAteliers: boolean;

  /** Grows with every change of these counters: with the event's own version, the key of its cached pages. */
  @Column({ type: 'integer' })
  version: number;
}
