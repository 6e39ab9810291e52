import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** CNFPT, SNDGCT, ADGCF…: whoever runs events, alone or jointly with others. */
@Entity('organisations')
@Unique('uq_organisations_short', ['short'])
export class Organisation {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_organisations' })
  id: string;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 40 })
  short: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
