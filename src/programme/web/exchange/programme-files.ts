import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Environment } from '../../../platform/config/environment.js';
import { csvOf, workbookOf } from '../../../platform/files/write-tables.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { namedId } from '../../../platform/ids/named-id.js';
import { frabJson, frabXml } from '../../domain/exchange/frab-files.js';
import { frabSchedule, type FrabSchedule } from '../../domain/exchange/frab-schedule.js';
import { programmeDocument } from '../../domain/exchange/programme-document.js';
import { SHEET_COLUMNS, SHEET_WIDTHS, sheetRows } from '../../domain/exchange/session-sheet.js';
import type { Session } from '../../domain/programme.js';

export const PROGRAMME_FILES = [
  'programme.json',
  'programme.csv',
  'programme.xlsx',
  'schedule.xml',
  'schedule.json',
] as const;
export type ProgrammeFile = (typeof PROGRAMME_FILES)[number];

export const FILE_TYPES: Readonly<Record<ProgrammeFile, string>> = {
  'programme.json': 'application/json; charset=utf-8',
  'programme.csv': 'text/csv; charset=utf-8',
  'programme.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'schedule.xml': 'text/xml; charset=utf-8',
  'schedule.json': 'application/json; charset=utf-8',
};

/** The programme of an event in each of the formats that leave the house: docs/formats.md. */
@Injectable()
export class ProgrammeFiles {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly environment: Environment,
  ) {}

  /** `sessions` in printed order, all-day ones among them. `locale` of headings and kinds; texts stay as they are. */
  async make(
    file: ProgrammeFile,
    event: EventRecord,
    sessions: readonly Session[],
    locale: Locale,
  ): Promise<string | Buffer> {
    switch (file) {
      case 'programme.json':
        return `${JSON.stringify(programmeDocument(event, sessions), null, 2)}\n`;
      case 'programme.csv':
      case 'programme.xlsx':
        return this.table(file, event, sessions, locale);
      case 'schedule.xml':
        return frabXml(
          this.schedule(event, sessions),
          `${this.environment.publicUrl}/evenements/${event.slug}/${file}`,
        );
      case 'schedule.json':
        return JSON.stringify(frabJson(this.schedule(event, sessions)));
    }
  }

  private async table(
    file: 'programme.csv' | 'programme.xlsx',
    event: EventRecord,
    sessions: readonly Session[],
    locale: Locale,
  ): Promise<string | Buffer> {
    const text = (key: string) => this.catalogues.text(locale, `exchange:${key}`);
    const cells = sheetRows(sessions, event.venues, { yes: text('yes'), kind: (kind) => text(`kinds.${kind}`) });
    const rows = cells.map((row) => SHEET_COLUMNS.map((column) => row[column]));
    const headings = SHEET_COLUMNS.map((column) => text(`columns.${column}`));
    if (file === 'programme.csv') return csvOf([headings, ...rows]);
    return workbookOf(
      headings,
      rows,
      SHEET_COLUMNS.map((column) => SHEET_WIDTHS[column]),
    );
  }

  private schedule(event: EventRecord, sessions: readonly Session[]): FrabSchedule {
    return frabSchedule({
      event,
      sessions,
      publicUrl: this.environment.publicUrl,
      guidOf: namedId,
      words: {
        kind: (kind) => this.catalogues.text('fr', `exchange:kinds.${kind}`),
        atelier: (letter) => `${this.catalogues.text('fr', 'exchange:columns.track')} ${letter}`,
        somewhere: this.catalogues.text('fr', 'exchange:columns.room'),
      },
    });
  }
}
