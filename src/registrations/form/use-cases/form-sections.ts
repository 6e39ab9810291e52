import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { FormPart } from '../domain/page-order.js';

/** A part of the registration form that another feature brings: its fields, how they are judged, how they are shown. */
export interface FormSection {
  /** Names what it made of the answers in `request.sections`. */
  readonly key: string;
  /** Template of the fields, without heading; its context is what `view` gives, under `section`. */
  readonly partial: string;
  /** The catalogue's key of its heading. */
  readonly heading: string;
  readonly after: FormPart;
  /** Null where the event asks nothing of the kind. `registrationId` is null for somebody who registers. */
  open(event: EventRecord, registrationId: string | null): Promise<OpenSection | null>;
}

export interface OpenSection {
  /** Judges what was posted, a form's texts or the API's JSON; never throws. */
  read(posted: unknown): SectionVerdict;
  /** The fields as they were posted, or as they stand where `posted` is null; `wrong` holds sentences by field. */
  view(posted: unknown, wrong: ReadonlyMap<string, string>): object;
}

export interface OpenedSection {
  readonly section: FormSection;
  readonly open: OpenSection;
}

export interface SectionVerdict {
  /** For whoever listens to `asked` and `changed`: stands in `request.sections` under the section's key. */
  readonly value: unknown;
  readonly errors: readonly FieldError[];
  /** What the registration itself needs of it. */
  readonly request?: Pick<RegistrationRequest, 'approver'>;
}

/** Where features bring their sections, when the application starts. */
@Injectable()
export class FormSections {
  private readonly sections: FormSection[] = [];

  add(section: FormSection): void {
    this.sections.push(section);
  }

  /** Those that the event asks, in the order in which they were brought. */
  async of(event: EventRecord, registrationId: string | null): Promise<OpenedSection[]> {
    const opened = await Promise.all(
      this.sections.map(async (section) => ({ section, open: await section.open(event, registrationId) })),
    );
    return opened.flatMap(({ section, open }) => (open ? [{ section, open }] : []));
  }
}
