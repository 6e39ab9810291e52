/** An answer as a person meets it. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly html: string;
  /** What a person reads: tags away, odd spaces and apostrophes plain. */
  readonly text: string;
}

/** A browser without JavaScript: it keeps cookies, follows nothing by itself, and sends forms with what is in them. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  /** Opens the page, takes the form's hidden token, and sends the form to `action` (the page itself unless said). */
  async send(page: string, fields: Readonly<Record<string, string>> = {}, action = page): Promise<Answer> {
    const token = csrfOf((await this.get(page)).html);
    return this.post(action, { _csrf: token, ...fields });
  }

  post(path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async bytes(path: string): Promise<{ status: number; headers: Headers; body: Buffer }> {
    const answer = await fetch(`${this.url}${path}`, { redirect: 'manual', headers: { cookie: this.cookieHeader } });
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  }

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    const headers = { ...init.headers, cookie: this.cookieHeader };
    const answer = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const html = await answer.text();
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      headers: answer.headers,
      html,
      text: readable(html),
    };
  }

  private get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export function csrfOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

function readable(html: string): string {
  return html
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|’/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
