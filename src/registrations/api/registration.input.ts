import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, IMAGE_MEDIA } from '../form/domain/choice-lists.js';
import { FREE_EMPLOYER_KINDS } from '../domain/employer-kinds.js';
import { LIMITS } from '../domain/registration-form.js';
import { FUNCTIONS } from '../domain/registration.js';

export class WishInput {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 1,
    description: 'The phase; 0 where one ranking serves the whole day.',
  })
  phase: number;

  @ApiProperty({ example: 'C', description: 'The letter of the atelier; empty, with rank 0, for no preference.' })
  atelier: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '1 is the favourite.' })
  rank: number;
}

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

  @ApiProperty({
    example: 'secretaire-de-mairie',
    examples: [...FUNCTIONS],
    description: `One of ${FUNCTIONS.join(', ')}, unless the event offers others or less: the form on its page shows them.`,
  })
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
    example: 'A',
    description:
      `Of the civil service, where the event asks for it: ${CATEGORIES.join(', ')}, unless it offers others. ` +
      'Nothing is kept of it elsewhere.',
  })
  category?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }],
    },
    example: {},
    description:
      'Answers to the event’s own questions, by the question’s id: a text, a number, the key of a choice, or the keys of several. ' +
      'An answer to a question that its condition hides is dropped; an unknown question is an error at `answers.<id>`. ' +
      'Files are sent with the form on the event’s page only.',
  })
  answers?: Record<string, string | number | string[]>;

  @ApiPropertyOptional({
    type: [WishInput],
    example: [],
    description:
      'Ateliers in the order of preference, phase by phase, where the event asks for them. Where choosing an atelier takes a ' +
      'seat in it, one a phase with rank 1: a full or closed one is an error at `wishes.<phase>.<letter>`, `atelier-full` or ' +
      '`atelier-closed`. Whoever waits or awaits an agreement gets the seat with the place, if one is left.',
  })
  wishes?: WishInput[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'boolean' },
    example: {},
    description: `Media in which the person agrees to be shown, of ${IMAGE_MEDIA.join(', ')} or the event’s own; one that is left out is a no.`,
  })
  imageConsent?: Record<string, boolean>;

  @ApiPropertyOptional({
    example: 'Yves Bouchet',
    maxLength: LIMITS.name,
    description:
      'Who must agree, with `approverEmail`: needed where the event asks the employer, of no effect elsewhere.',
  })
  approverName?: string;

  @ApiPropertyOptional({
    example: 'yves.bouchet@example.org',
    maxLength: LIMITS.email,
    format: 'email',
    description: 'They are mailed a link to accept or refuse. Anybody but the person who registers.',
  })
  approverEmail?: string;

  @ApiPropertyOptional({
    example: 'CIDGI 006',
    description: 'The action code of the invitation; needed for events on invitation.',
  })
  actionCode?: string;

  @ApiPropertyOptional({ enum: ['fr', 'en'], default: 'fr', description: 'The language of the mails to the person.' })
  locale?: 'fr' | 'en';
}

/** A whole body that is accepted as it stands. */
export const COMPLETE_REGISTRATION: Required<
  Omit<RegistrationInput, 'functionText' | 'collectivityKind' | 'approverName' | 'approverEmail'>
> = {
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
  category: 'A',
  answers: {},
  wishes: [],
  imageConsent: {},
  actionCode: 'CIDGI 006',
  locale: 'fr',
};
