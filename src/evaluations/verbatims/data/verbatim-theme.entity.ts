import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

/** A word of the codebook of an event: its questionnaires share it. */
@Entity('verbatim_themes')
@Unique('uq_verbatim_themes_label', ['eventId', 'label'])
export class VerbatimThemeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_verbatim_themes' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_verbatim_themes_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 80 })
  label: string;
}
