import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { PROJECT_ROOT } from '../files/project-root.js';
import { Catalogues, type Locale } from '../i18n/catalogues.js';
import { mailSpaces } from '../i18n/french-typography.js';
import { Assets } from './assets.js';
import type { PageData } from './page-data.js';
import { templateHelpers } from './template-helpers.js';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

type CompileOptions = NonNullable<Parameters<typeof Handlebars.compile>[1]>;
type KnownHelpers = NonNullable<CompileOptions['knownHelpers']>;

const FOLDER = join(PROJECT_ROOT, 'templates');

/**
 * Everything under templates/, read and parsed once at start. A view that lacks a value its template prints is an
 * error, not a hole in the page.
 */
@Injectable()
export class Templates {
  private readonly engine = Handlebars.create();
  private readonly compiled = new Map<string, Handlebars.TemplateDelegate>();

  constructor(catalogues: Catalogues, assets: Assets) {
    const helpers = templateHelpers(catalogues, (file) => assets.path(file));
    this.engine.registerHelper(helpers as Handlebars.HelperDeclareSpec);
    const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true])) as KnownHelpers;
    for (const name of templateNames()) {
      const tree = this.engine.parse(readFileSync(join(FOLDER, `${name}.hbs`), 'utf8'));
      const options: CompileOptions = { strict: true, noEscape: isPlain(name), knownHelpers };
      // Parsed trees are accepted as input, whatever the type says.
      const template = this.engine.compile(tree, options);
      this.compiled.set(name, template);
      this.engine.registerPartial(name, template);
      if (/^partials\/[^/]+$/.test(name)) this.engine.registerPartial(basename(name), template);
    }
  }

  /** @throws Error for an unknown template, a value or a sentence that is missing. */
  render(name: string, view: object, data: PageData): string {
    const template = this.compiled.get(name);
    if (!template) throw new Error(`no template ${name}`);
    return template(view, { data });
  }

  /** HTML outside any page: a part of a mail, a fragment for a script. */
  fragment(name: string, view: object, locale: Locale): string {
    return this.render(name, view, { locale });
  }

  /** Plain text, for mails: nothing escaped, and U+00A0 as the only special space. */
  text(name: string, view: object, locale: Locale): string {
    return mailSpaces(this.render(name, view, { locale, plain: true })).trim();
  }

  /** The three parts of `templates/emails/<kind>/`. */
  mail(kind: string, view: object, locale: Locale): RenderedMail {
    return {
      subject: this.text(`emails/${kind}/subject`, view, locale).replace(/\s*\n\s*/g, ' '),
      html: this.fragment(`emails/${kind}/html`, view, locale),
      text: `${this.text(`emails/${kind}/text`, view, locale)}\n`,
    };
  }
}

/** `pages/events/event`, `emails/login-link/text`, … */
export function templateNames(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/').slice(0, -'.hbs'.length))
    .sort();
}

/** `text.hbs`, `subject.hbs` and any `*.text.hbs` hold plain text. */
function isPlain(name: string): boolean {
  return /(^|[/.])(text|subject)$/.test(name);
}
