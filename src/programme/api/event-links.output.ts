import { ApiProperty } from '@nestjs/swagger';

/** The same event in other formats; `docs/formats.md` describes them. */
export class EventLinksOutput {
  @ApiProperty({ format: 'uri', description: 'The programme as `tablee-programme/1`, to be imported elsewhere.' })
  programme: string;

  @ApiProperty({
    format: 'uri',
    description: 'Sessions as a table, one line a session or an atelier (semicolons, UTF-8).',
  })
  programmeCsv: string;

  @ApiProperty({ format: 'uri', description: 'The same table as a workbook.' })
  programmeXlsx: string;

  @ApiProperty({ format: 'uri', description: '`schedule.xml` as frab and pretalx give it, for conference apps.' })
  scheduleXml: string;

  @ApiProperty({ format: 'uri', description: '`schedule.json` of the same.' })
  scheduleJson: string;

  @ApiProperty({ format: 'uri', description: 'iCalendar.' })
  calendar: string;

  @ApiProperty({ format: 'uri', description: 'schema.org, JSON-LD.' })
  structuredData: string;
}
