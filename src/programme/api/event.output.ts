import { ApiProperty } from '@nestjs/swagger';
import type { RegistrationState } from '../../events/domain/event.js';
import { ProgrammeOutput } from './programme.output.js';
import { EventLinksOutput } from './event-links.output.js';

const STATES: RegistrationState[] = [
  'none',
  'invitation',
  'upcoming',
  'open',
  'waiting',
  'full',
  'closed',
  'over',
  'cancelled',
];

export class SeriesOutput {
  @ApiProperty({ example: 'seminaire-des-directions-du-bloc-local' })
  slug: string;

  @ApiProperty({ example: 'Séminaire des directions du bloc local' })
  title: string;
}

export class OrganiserOutput {
  @ApiProperty({ example: 'Centre national de la fonction publique territoriale' })
  name: string;

  @ApiProperty({ example: 'CNFPT' })
  short: string;
}

export class VenueOutput {
  @ApiProperty({ example: "INSET d'Angers" })
  name: string;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Angers' })
  city: string | null;
}

export class EventSummaryOutput {
  @ApiProperty({ example: 'seminaire-bloc-local-2019' })
  slug: string;

  @ApiProperty({ example: 'Construire ensemble un processus coopératif pour son territoire' })
  title: string;

  @ApiProperty({ type: String, nullable: true })
  subtitle: string | null;

  @ApiProperty({ type: SeriesOutput, nullable: true })
  series: SeriesOutput | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 5 })
  edition: number | null;

  @ApiProperty({ example: '2019-11-15', description: 'The first day, in `timeZone`.' })
  startsOn: string;

  @ApiProperty({ example: '2019-11-15', description: 'The last day, in `timeZone`.' })
  endsOn: string;

  @ApiProperty({ enum: ['day', 'year'], description: '`year` where only the year is known.' })
  datePrecision: 'day' | 'year';

  @ApiProperty({ example: 'Europe/Paris' })
  timeZone: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '09:00',
    description: 'The announced hours, which may differ from the sessions’.',
  })
  announcedFrom: string | null;

  @ApiProperty({ type: String, nullable: true, example: '17:45' })
  announcedTo: string | null;

  @ApiProperty({ type: [VenueOutput] })
  venues: VenueOutput[];

  @ApiProperty({ type: [OrganiserOutput] })
  organisers: OrganiserOutput[];

  @ApiProperty({ type: [String], example: ['CIDGI 006'] })
  actionCodes: string[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 90,
    description: 'How many registrations are confirmed at most; null where nobody counts places.',
  })
  places: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 26,
    description: 'Neither taken nor offered to somebody of the waiting list; null where nobody counts places.',
  })
  placesLeft: number | null;

  @ApiProperty({ type: 'integer', example: 0, description: 'How many people wait for a place.' })
  waiting: number;

  @ApiProperty({ enum: STATES })
  registrationState: RegistrationState;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  registrationOpensAt: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  registrationClosesAt: string | null;

  @ApiProperty({ format: 'uri', description: 'The page for people.' })
  url: string;
}

export class EventOptionOutput {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Dîner du jeudi' })
  title: string;

  @ApiProperty({ type: String, nullable: true })
  hint: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 40, description: 'Null where nobody counts places.' })
  places: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 12 })
  placesLeft: number | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  closesAt: string | null;
}

export class EventOutput extends EventSummaryOutput {
  @ApiProperty({ type: EventLinksOutput })
  links: EventLinksOutput;

  @ApiProperty({ type: String, nullable: true, description: 'Markdown.' })
  description: string | null;

  @ApiProperty({ type: String, nullable: true })
  audience: string | null;

  @ApiProperty({ type: String, nullable: true })
  advice: string | null;

  @ApiProperty({ type: String, nullable: true })
  costs: string | null;

  @ApiProperty({ type: [EventOptionOutput], description: 'What people may register for apart, such as a dinner.' })
  options: EventOptionOutput[];

  @ApiProperty({ type: ProgrammeOutput })
  programme: ProgrammeOutput;
}

export class EventListOutput {
  @ApiProperty({ type: [EventSummaryOutput] })
  items: EventSummaryOutput[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Ask again with `cursor` for what follows; null at the end.',
  })
  nextCursor: string | null;
}
