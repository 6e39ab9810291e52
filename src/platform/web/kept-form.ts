/** What of a request tells whether it is a form that a person sent from a page of ours. */
export interface SentForm {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
}

/** A form that could not be taken, as a page holds it until it can. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** What somebody wrote, to be read while they wait. */
  readonly texts: readonly string[];
}

/** Characters from which a field is more than a name or a number. */
const A_TEXT = 20;
/** Ours, not the person's. */
const TOKEN = '_csrf';

/**
 * A form of the desk that came too late, after the login or the token of its page had ended, with all that was typed. Null for
 * whatever is no such form: the browser must say that a page of ours sent it, as nobody else may put words into an organiser's
 * mouth; a form without fields is a button that is pressed again.
 */
export function keptForm({ method, url, headers, body }: SentForm): KeptForm | null {
  const isOurs = headers['sec-fetch-site'] === 'same-origin' && headers['sec-fetch-dest'] === 'document';
  if (method !== 'POST' || !isOurs || !url.startsWith('/organiser/')) return null;
  if (typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && name !== TOKEN ? [{ name, value }] : [],
  );
  if (fields.length === 0) return null;
  return { action: url, fields, texts: fields.map(({ value }) => value).filter((text) => text.length >= A_TEXT) };
}
