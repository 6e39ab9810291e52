/** An event's own words in one kind of mail and one language. A null part stands as the house writes it. */
export interface MailText {
  readonly kind: string;
  readonly locale: 'fr' | 'en';
  /** After the action code in brackets, which stays. */
  readonly subject: string | null;
  /** Light Markdown with placeholders, in place of the sentence below the greeting. */
  readonly opening: string | null;
  /** The same, before « Cordialement ». */
  readonly closing: string | null;
  /** 0 where nothing was ever written. */
  readonly version: number;
}

const HOUSE_WORDS = { subject: null, opening: null, closing: null, version: 0 } as const;

export function mailTextOf(texts: readonly MailText[], kind: string, locale: MailText['locale']): MailText {
  return texts.find((text) => text.kind === kind && text.locale === locale) ?? { ...HOUSE_WORDS, kind, locale };
}
