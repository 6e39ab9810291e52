import { ApiProperty } from '@nestjs/swagger';
import type { AdmissionCause } from '../domain/admission.js';
import type { RegistrationStatus } from '../domain/registration.js';

export class RegistrationOutput {
  @ApiProperty({ example: '7KQ4-M2XD' })
  reference: string;

  @ApiProperty({
    enum: ['confirmed', 'waiting', 'pending'],
    description:
      '`pending` awaits the agreement of the employer or of the organisers. Somebody who waits may become `offered`: a place is held until they answer on their personal page.',
  })
  status: RegistrationStatus;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'On the waiting list: 1 is the next one in.',
  })
  position: number | null;

  @ApiProperty({
    enum: ['full', 'held', 'reserved', 'quota-type', 'quota-collectivity'],
    nullable: true,
    example: null,
    description:
      'Why somebody waits: all places are taken; the last ones are offered to others; what is free belongs to those who wait; enough have come of that type of employer, or of that one.',
  })
  cause: AdmissionCause | null;

  @ApiProperty({
    format: 'uri',
    description: 'The personal page; its last part is the person’s token. Keep it secret.',
  })
  manageUrl: string;
}

export class WithdrawalOutput {
  @ApiProperty({ example: '7KQ4-M2XD' })
  reference: string;

  @ApiProperty({ enum: ['withdrawn'] })
  status: 'withdrawn';
}
