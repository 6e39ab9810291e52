import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import type { MailingTexts, MailingWords } from './mailing.js';
import { readBody, readSubject } from './message-form.js';
import { MAILING_PLACEHOLDERS } from './message-kinds.js';

/** As the form posts it. English is a variant: left empty, everybody reads the French. */
export interface TypedMailing {
  readonly subject: string;
  readonly body: string;
  readonly subjectEn: string;
  readonly bodyEn: string;
}

export function readMailingTexts(typed: TypedMailing): { texts: MailingTexts; errors: readonly FieldError[] } {
  const subject = readSubject(typed.subject, 'subject', MAILING_PLACEHOLDERS);
  const body = readBody(typed.body, 'body', MAILING_PLACEHOLDERS);
  const subjectEn = readSubject(typed.subjectEn, 'subjectEn', MAILING_PLACEHOLDERS);
  const bodyEn = readBody(typed.bodyEn, 'bodyEn', MAILING_PLACEHOLDERS);
  const hasEnglish = subjectEn.text !== '' || bodyEn.text !== '';
  const errors = [
    ...required('subject', subject.text),
    ...subject.errors,
    ...required('body', body.text),
    ...body.errors,
    ...(hasEnglish ? [...required('subjectEn', subjectEn.text), ...required('bodyEn', bodyEn.text)] : []),
    ...subjectEn.errors,
    ...bodyEn.errors,
  ];
  const en: MailingWords | null = hasEnglish ? { subject: subjectEn.text, body: bodyEn.text } : null;
  return { texts: { fr: { subject: subject.text, body: body.text }, en }, errors };
}

/** Whoever gave up is not meant unless somebody says so: at least one state is ticked. */
export function audienceErrors({ statuses }: Pick<RegistrationFilter, 'statuses'>): FieldError[] {
  return statuses.length === 0 ? [{ field: 'audience', code: 'audience' }] : [];
}

export function typedMailing({ fr, en }: MailingTexts): TypedMailing {
  return { subject: fr?.subject ?? '', body: fr?.body ?? '', subjectEn: en?.subject ?? '', bodyEn: en?.body ?? '' };
}

function required(field: string, text: string): FieldError[] {
  return text === '' ? [{ field, code: `${field}-missing` }] : [];
}
