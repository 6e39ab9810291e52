import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FREE_EMPLOYER_KINDS, LIMITS } from '../domain/registration-form.js';
import { FUNCTIONS } from '../domain/registration.js';

/** What a body may hold, for the document; the fields are judged by the form's own rules (domain/registration-form.ts). */
export class RegistrationInput {
  @ApiProperty({ example: 'Maëlle', maxLength: LIMITS.name })
  firstName?: string;

  @ApiProperty({ example: 'Cesbron', maxLength: LIMITS.name })
  lastName?: string;

  @ApiProperty({ example: 'maelle.cesbron@example.org', maxLength: LIMITS.email, format: 'email' })
  email?: string;

  @ApiPropertyOptional({ example: '02 41 00 00 00', maxLength: LIMITS.phone })
  phone?: string;

  @ApiProperty({ example: 'secretaire-de-mairie', enum: FUNCTIONS })
  functionKey?: string;

  @ApiPropertyOptional({
    maxLength: LIMITS.functionText,
    description: 'Which function, where `functionKey` is `autre`.',
  })
  functionText?: string;

  @ApiProperty({
    example: 'Sèvremoine (49)',
    minLength: LIMITS.collectivityMin,
    maxLength: LIMITS.collectivity,
    description:
      'A commune or an EPCI: name, label « Ligné (44) », INSEE code or SIREN. For any other employer say its kind too.',
  })
  collectivity?: string;

  @ApiPropertyOptional({ example: '49301', description: 'Chooses among homonyms: INSEE code or SIREN.' })
  collectivityCode?: string;

  @ApiPropertyOptional({ enum: FREE_EMPLOYER_KINDS, description: 'For an employer that is neither commune nor EPCI.' })
  collectivityKind?: string;

  @ApiPropertyOptional({
    example: 'Mauges Communauté',
    maxLength: LIMITS.collective,
    description: 'The collectif de territoire the person comes with.',
  })
  collective?: string;

  @ApiPropertyOptional({ maxLength: LIMITS.remarks })
  remarks?: string;

  @ApiPropertyOptional({
    type: [String],
    example: [],
    description: 'Options to register for, by id or title; the event lists them with their places.',
  })
  options?: string[];

  @ApiPropertyOptional({
    example: 'CIDGI 006',
    description: 'The action code of the invitation; needed for events on invitation.',
  })
  actionCode?: string;

  @ApiPropertyOptional({ enum: ['fr', 'en'], default: 'fr', description: 'The language of the mails to the person.' })
  locale?: 'fr' | 'en';
}

/** A whole body that is accepted as it stands. */
export const COMPLETE_REGISTRATION: Required<Omit<RegistrationInput, 'functionText' | 'collectivityKind'>> = {
  firstName: 'Maëlle',
  lastName: 'Cesbron',
  email: 'maelle.cesbron@example.org',
  phone: '02 41 00 00 00',
  functionKey: 'secretaire-de-mairie',
  collectivity: 'Sèvremoine (49)',
  collectivityCode: '49301',
  collective: 'Mauges Communauté',
  remarks: 'J’arriverai à 9 h 30.',
  options: [],
  actionCode: 'CIDGI 006',
  locale: 'fr',
};
