import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A speaker, facilitator, expert or witness, one over all sessions and editions, however a programme prints the name. */
@Entity('people')
@Index('ix_people_normalised', ['normalised'])
export class PersonEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_people' })
  id: string;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 200 })
  normalised: string;

  @Column({ name: 'merged_into', type: 'varchar', length: 36, nullable: true })
  mergedInto: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
