import { DomainError } from '../../../platform/errors/domain-error.js';

/** More registrations than a workbook is made for: the CSV takes them. */
export class ExportTooLarge extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'export-too-large';
  override readonly parameters: Readonly<Record<string, number>>;
  constructor(count: number, limit: number) {
    super(`${count} registrations; a workbook takes ${limit}`);
    this.parameters = { count, limit };
  }
}
