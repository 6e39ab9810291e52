import { type Answer, csrfOf, type Visitor } from '../../support/visitor.js';

type Fields = Readonly<Record<string, string>>;

/** The editor's forms, filled by somebody without JavaScript. */
export interface EditorForms {
  readonly desk: string;
  hidden(html: string): Record<string, string>;
  /** The id of the session of this title. */
  idOf(title: string): Promise<string>;
  /** The fields of a session's form as it opens. */
  opened(title: string): Promise<Record<string, string>>;
  add(fields: Fields): Promise<Answer>;
  edit(title: string, fields: Fields): Promise<Answer>;
  remove(title: string): Promise<Answer>;
  publish(fields?: Fields): Promise<Answer>;
  /** Titles in the order of the page. */
  titles(): Promise<string[]>;
}

export function editorForms(visitor: Visitor, slug: string): EditorForms {
  const desk = `/organiser/evenements/${slug}/programme`;
  const hidden = (html: string) => ({ _csrf: csrfOf(html), seen: /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '' });
  const idOf = async (title: string) => {
    const { html } = await visitor.get(desk);
    const rows = [...html.matchAll(/<li[^>]*data-session="([^"]+)" data-what="([^"]*)"/g)];
    const row = rows.find(([, , what]) => what === title || what!.startsWith(`${title}, `));
    if (!row) throw new Error(`no session ${title} among ${rows.map(([, , what]) => what).join(' | ')}`);
    return row[1]!;
  };
  const opened = async (title: string) => formFields((await visitor.get(`${desk}?seance=${await idOf(title)}`)).html);
  return {
    desk,
    hidden,
    idOf,
    opened,
    async add(fields) {
      const form = formFields((await visitor.get(`${desk}?ajouter=fin`)).html);
      return visitor.post(`${desk}/seances`, { ...form, start: '', ...fields, do: 'save' });
    },
    async edit(title, fields) {
      return visitor.post(`${desk}/seances/${await idOf(title)}`, { ...(await opened(title)), ...fields, do: 'save' });
    },
    async remove(title) {
      const form = await opened(title);
      return visitor.post(`${desk}/seances/${await idOf(title)}/suppression`, form);
    },
    async publish(fields = {}) {
      const { html } = await visitor.get(`${desk}/changements`);
      return visitor.post(`${desk}/publication`, { ...hidden(html), ...fields });
    },
    async titles() {
      const { html } = await visitor.get(desk);
      return [...html.matchAll(/data-what="([^"]*)"/g)].map(([, what]) => what!.split(',')[0]!);
    },
  };
}

/** What a browser would send of the open form, untouched; buttons and empty checkboxes left out. */
export function formFields(html: string): Record<string, string> {
  const form = /<form class="ed-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Record<string, string> = {};
  for (const [, tag] of form.matchAll(/<input([^>]*)>/g)) {
    const at = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag!)?.[1];
    if (at('type') === 'checkbox' && !/\bchecked\b/.test(tag!)) continue;
    fields[at('name')!] = plain(at('value') ?? '');
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    fields[name!] = plain(text!);
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = plain(
      (/<option value="([^"]*)" selected/.exec(options!) ?? /<option value="([^"]*)"/.exec(options!))?.[1] ?? '',
    );
  return fields;
}

const plain = (text: string) =>
  text
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
