import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** Which name of the programme a member of the team is: it opens the ateliers where the name is printed. */
@Entity('facilitator_links')
export class FacilitatorLinkEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_facilitator_links_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_facilitator_links' })
  eventId: string;

  @PrimaryColumn({ name: 'account_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_facilitator_links' })
  accountId: string;

  /** As the programme prints it. */
  @Column({ name: 'printed_name', type: 'varchar', length: 200 })
  printedName: string;

  @Column({ name: 'linked_at', type: 'bigint' })
  linkedAt: number;

  /** Who confirmed it. */
  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
