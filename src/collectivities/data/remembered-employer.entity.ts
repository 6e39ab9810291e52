import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An employer outside the reference data (CDG, SDIS, syndicat, firm…) that somebody typed and others need not type again. */
@Entity({ name: 'remembered_employers' })
@Unique('uq_remembered_employers_normalised', ['normalised'])
export class RememberedEmployer {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id: string;
  @Column({ type: 'varchar', length: 200 }) name: string;
  @Column({ type: 'varchar', length: 200 }) normalised: string;
  @Column({ type: 'varchar', length: 40 }) kind: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt: number;
}
