import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../../platform/accounts/data/organisation.entity.js';
import { EventEntity } from './event.entity.js';

/** The organisations that run an event jointly, in printed order. */
@Entity('event_organisations')
@Index('ix_event_organisations_organisation', ['organisationId'])
export class EventOrganisationEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_event_organisations_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_organisations' })
  eventId: string;

  @ForeignKey(() => Organisation, { name: 'fk_event_organisations_organisation_id' })
  @PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_organisations' })
  organisationId: string;

  @Column({ type: 'integer' })
  position: number;
}
