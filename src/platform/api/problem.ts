import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One wrong field of a body. */
export class FieldProblem {
  @ApiProperty({ example: 'email', description: 'The name of the field in the body.' })
  field: string;

  @ApiProperty({ example: 'email-missing', description: 'A stable name of the error.' })
  code: string;

  @ApiProperty({
    example: 'Saisissez votre adresse électronique',
    description: 'What to do, in the language of the request.',
  })
  detail: string;

  @ApiProperty({ example: '#/email', description: 'The field as a JSON pointer.' })
  pointer: string;
}

/** RFC 9457 problem details, sent as `application/problem+json`. */
export class Problem {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty({ example: 'Cette adresse est déjà inscrite' })
  title: string;

  @ApiProperty({ type: 'integer', example: 409 })
  status: number;

  @ApiPropertyOptional({ description: 'What to do about it.' })
  detail?: string;

  @ApiProperty({ example: 'already-registered', description: 'A stable name of the error.' })
  code: string;

  @ApiPropertyOptional({ type: [FieldProblem], description: 'With status 422: every wrong field.' })
  errors?: FieldProblem[];
}
