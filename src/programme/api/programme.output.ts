import { ApiProperty } from '@nestjs/swagger';
import type { SessionKind } from '../domain/programme.js';

export class SpeakerOutput {
  @ApiProperty({ example: 'Didier LOCATELLI' })
  name: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'expert en stratégies territoriales',
    description: 'As printed.',
  })
  role: string | null;
}

export class SessionPartOutput {
  @ApiProperty()
  title: string;

  @ApiProperty({ type: [SpeakerOutput] })
  speakers: SpeakerOutput[];
}

export class TrackOutput {
  @ApiProperty({ example: 'A' })
  letter: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: String, nullable: true })
  theme: string | null;

  @ApiProperty({ type: String, nullable: true })
  question: string | null;

  @ApiProperty({ type: String, nullable: true })
  text: string | null;

  @ApiProperty({ type: String, nullable: true })
  room: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 24, description: 'Null where nobody counts.' })
  seats: number | null;

  @ApiProperty({ type: [SpeakerOutput] })
  speakers: SpeakerOutput[];

  @ApiProperty({ type: [SpeakerOutput] })
  facilitators: SpeakerOutput[];

  @ApiProperty({ type: [SpeakerOutput] })
  experts: SpeakerOutput[];

  @ApiProperty({ type: [SpeakerOutput] })
  witnesses: SpeakerOutput[];
}

export class SessionOutput {
  @ApiProperty({ example: 'plenary' })
  kind: SessionKind;

  @ApiProperty({ example: 'Conférence en dialogue, échanges et débats' })
  title: string;

  @ApiProperty({ type: String, nullable: true, description: 'Markdown.' })
  text: string | null;

  @ApiProperty({ type: String, nullable: true, example: '09:15' })
  start: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '10:30',
    description: 'Null where the programme prints no end.',
  })
  end: string | null;

  @ApiProperty()
  allDay: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The printed hour, where it is a misprint.' })
  printedTime: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  phase: number | null;

  @ApiProperty({ type: String, nullable: true })
  venue: string | null;

  @ApiProperty({ type: String, nullable: true })
  room: string | null;

  @ApiProperty({ type: [SpeakerOutput] })
  speakers: SpeakerOutput[];

  @ApiProperty({ type: [SessionPartOutput] })
  parts: SessionPartOutput[];

  @ApiProperty({ type: [String] })
  themes: string[];

  @ApiProperty({ type: [TrackOutput], description: 'Ateliers side by side.' })
  tracks: TrackOutput[];
}

export class ProgrammeDayOutput {
  @ApiProperty({ example: '2019-11-15' })
  day: string;

  @ApiProperty({ type: [SessionOutput] })
  sessions: SessionOutput[];
}

export class ProgrammeOutput {
  @ApiProperty({ type: [ProgrammeDayOutput] })
  days: ProgrammeDayOutput[];

  @ApiProperty({ type: [SessionOutput], description: 'What lasts all through the event.' })
  allDay: SessionOutput[];
}
