import type { EventRecord } from '../../../events/domain/event.js';
import { mailTextOf } from '../../../events/domain/mail-text.js';
import { MESSAGE_FAMILIES, type MessageKind } from '../domain/message-kinds.js';

/** The kinds of mail under their headings, each with whether the event has words of its own; headings without mails are left out. */
export function familiesView(kinds: readonly MessageKind[], event: EventRecord, here: string) {
  return MESSAGE_FAMILIES.map((family) => ({
    family,
    kinds: kinds
      .filter((kind) => kind.family === family)
      .map(({ kind }) => ({
        kind,
        href: `${here}/${kind}`,
        hrefEn: `${here}/${kind}?langue=en`,
        own: !isStandard(event, kind, 'fr'),
        ownEn: !isStandard(event, kind, 'en'),
      })),
  })).filter((family) => family.kinds.length > 0);
}

function isStandard({ mailTexts }: EventRecord, kind: string, locale: 'fr' | 'en'): boolean {
  const { subject, opening, closing } = mailTextOf(mailTexts, kind, locale);
  return subject === null && opening === null && closing === null;
}
