import type { Locale } from '../i18n/locale.js';

/** Dark or light as the person chose; null follows the system. The words are those of `<html data-theme>`. */
export type Theme = 'clair' | 'sombre';

/** What every template may ask for as `{{@locale}}`, `{{@path}}`…, whatever its view. */
export interface PageData {
  readonly locale: Locale;
  /** Text instead of HTML: nothing is escaped, no tags. */
  readonly plain?: boolean;
  readonly theme?: Theme | null;
  /** The address of the page with its query, for coming back to it. */
  readonly path?: string;
  /** The path is a secret: it must not be copied into a query string. */
  readonly confidential?: boolean;
  readonly publicUrl?: string;
  /** Of a page that anybody may share: its own address in the language it is in, and that of each language. */
  readonly addresses?: { readonly own: string } & Readonly<Record<Locale, string>>;
  /** Where a question may be sent. */
  readonly contact?: string;
  readonly languageUrl?: string;
  readonly themeUrl?: string;
  readonly demonstration?: { readonly key: string } | null;
  readonly organiser?: { readonly name: string; readonly isAdministrator: boolean } | null;
  readonly csrf?: () => string;
}
