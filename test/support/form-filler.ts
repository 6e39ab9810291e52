import type { Answer, Visitor } from './visitor.js';

/** A form of a page as a browser without JavaScript would send it: what stands in it, and what the person types. */
export interface FormOnPage {
  readonly action: string;
  readonly multipart: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&');

/** The form whose action ends so; the first of the page's main part unless said. */
export function formOf(html: string, actionEnding = ''): FormOnPage {
  const main = html.slice(html.indexOf('<main'));
  for (const [, head = '', body = ''] of main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const action = unescaped(attribute(head, 'action') ?? '');
    if (/method="post"/i.test(head) && action.endsWith(actionEnding)) {
      return { action, multipart: head.includes('multipart/form-data'), fields: fieldsOf(body) };
    }
  }
  throw new Error(`no form to ${actionEnding} on the page`);
}

function fieldsOf(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === null || type === 'file' || / disabled\b/.test(tag)) continue;
    if ((type === 'checkbox' || type === 'radio') && !/ checked\b/.test(tag)) continue;
    fields[name] = unescaped(attribute(tag, 'value') ?? '');
  }
  for (const [, head = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(head, 'name') ?? ''] = unescaped(text);
  }
  for (const [, head = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const selected = /<option\b[^>]* selected[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? '';
    fields[attribute(head, 'name') ?? ''] = unescaped(attribute(selected, 'value') ?? '');
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A person at the forms, who counts the pages opened, the fields filled and the buttons pressed. */
export class FormFiller {
  pages = 0;
  filled = 0;
  presses = 0;
  private page: Answer | null = null;

  constructor(private readonly visitor: Visitor) {}

  async open(path: string): Promise<Answer> {
    this.pages++;
    this.page = await this.visitor.get(path);
    if (this.page.status !== 200)
      throw new Error(`${path} answered ${String(this.page.status)}: ${this.page.text.slice(0, 300)}`);
    return this.page;
  }

  /** Fills the form of the page that is open and presses a button; follows where it leads. */
  async send(
    typed: Readonly<Record<string, string>>,
    {
      button = {},
      to = '',
      files = {},
    }: { button?: Readonly<Record<string, string>>; to?: string; files?: Readonly<Record<string, AttachedFile>> } = {},
  ): Promise<Answer> {
    if (!this.page) throw new Error('no page is open');
    const form = formOf(this.page.html, to);
    for (const name of Object.keys(typed)) {
      if (!(name in form.fields) && !this.page.html.includes(`name="${name}"`))
        throw new Error(`no field ${name} in the form`);
    }
    this.filled += Object.keys(typed).length + Object.keys(files).length;
    this.presses++;
    const fields = { ...form.fields, ...typed, ...button };
    const answer = form.multipart
      ? await this.visitor.ask(form.action, { method: 'POST', body: multipart(fields, files) })
      : await this.visitor.post(form.action, fields);
    if (answer.status === 303 && answer.location !== null) return this.open(answer.location);
    this.page = answer;
    return answer;
  }
}

function multipart(fields: Readonly<Record<string, string>>, files: Readonly<Record<string, AttachedFile>>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, { name: filename, bytes }] of Object.entries(files)) body.append(name, new Blob([bytes]), filename);
  return body;
}
