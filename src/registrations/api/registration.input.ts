import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { FREE_EMPLOYER_KINDS, LIMITS } from '../domain/registration-form.js';
import { FUNCTIONS } from '../domain/registration.js';

/** The shape of a body; what the fields may hold is judged by the same rules as the form (domain/registration-form.ts). */
export class RegistrationInput {
  @ApiProperty({ example: 'Maëlle', maxLength: LIMITS.name })
  @IsOptional()
  @IsString()
  firstName?: string;

  @ApiProperty({ example: 'Cesbron', maxLength: LIMITS.name })
  @IsOptional()
  @IsString()
  lastName?: string;

  @ApiProperty({ example: 'maelle.cesbron@example.org', maxLength: LIMITS.email, format: 'email' })
  @IsOptional()
  @IsString()
  email?: string;

  @ApiPropertyOptional({ example: '02 41 00 00 00', maxLength: LIMITS.phone })
  @IsOptional()
  @IsString()
  phone?: string;

  @ApiProperty({ example: 'secretaire-de-mairie', enum: FUNCTIONS })
  @IsOptional()
  @IsString()
  functionKey?: string;

  @ApiPropertyOptional({ maxLength: LIMITS.functionText, description: 'Which function, where `functionKey` is `autre`.' })
  @IsOptional()
  @IsString()
  functionText?: string;

  @ApiProperty({
    example: 'Sèvremoine (49)',
    minLength: LIMITS.collectivityMin,
    maxLength: LIMITS.collectivity,
    description: 'A commune or an EPCI: name, label « Ligné (44) », INSEE code or SIREN. For any other employer say its kind too.',
  })
  @IsOptional()
  @IsString()
  collectivity?: string;

  @ApiPropertyOptional({ example: '49301', description: 'Chooses among homonyms: INSEE code or SIREN.' })
  @IsOptional()
  @IsString()
  collectivityCode?: string;

  @ApiPropertyOptional({ enum: FREE_EMPLOYER_KINDS, description: 'For an employer that is neither commune nor EPCI.' })
  @IsOptional()
  @IsString()
  collectivityKind?: string;

  @ApiPropertyOptional({ example: 'Mauges Communauté', maxLength: LIMITS.collective, description: 'The collectif de territoire the person comes with.' })
  @IsOptional()
  @IsString()
  collective?: string;

  @ApiPropertyOptional({ maxLength: LIMITS.remarks })
  @IsOptional()
  @IsString()
  remarks?: string;

  @ApiPropertyOptional({ example: 'CIDGI 006', description: 'The action code of the invitation; needed for events on invitation.' })
  @IsOptional()
  @IsString()
  actionCode?: string;

  @ApiPropertyOptional({ enum: ['fr', 'en'], default: 'fr', description: 'The language of the mails to the person.' })
  @IsOptional()
  @IsIn(['fr', 'en'])
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
  actionCode: 'CIDGI 006',
  locale: 'fr',
};
