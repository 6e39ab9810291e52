import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Locale } from '../../../platform/i18n/locale.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import type { ProgrammeChangedMeanwhile } from '../../domain/draft.errors.js';
import type { Conflict } from '../../domain/conflict.js';
import type { Choices } from '../../domain/merge-drafts.js';
import { SESSION_FIELDS } from '../../domain/programme-diff.js';
import { same } from '../../domain/same.js';
import type { ProgrammeWords } from '../../queries/programme-in-words.js';

export interface ConflictSource {
  readonly reached: OrganiserEvent;
  readonly base: string;
  /** Where the form was sent, and goes again with what was chosen. */
  readonly action: string;
  readonly body: FormBody;
  readonly meanwhile: ProgrammeChangedMeanwhile;
  readonly words: ProgrammeWords;
  readonly locale: Locale;
}

/** Both versions of each session side by side, and everything typed carried along. */
export function conflictView({ reached, base, action, body, meanwhile, words, locale }: ConflictSource) {
  const { venues, startsOn, endsOn } = reached.event;
  const around = { venues, severalDays: startsOn !== endsOn };
  const sideOf = ({ id, mine, theirs }: Conflict, key: 'mine' | 'theirs') => {
    const session = key === 'mine' ? mine : theirs;
    const shown = SESSION_FIELDS.filter(
      (field) => ['start', 'title'].includes(field) || !same(mine?.[field], theirs?.[field]),
    );
    const lines = session === null ? [] : words.fields(null, session, shown, around, locale);
    return {
      key,
      id: `choix-${key}-${id}`,
      name: `choice-${id}`,
      removed: session === null,
      lines: lines.map(({ label, after }) => ({ label, value: after })),
    };
  };
  return {
    desk: deskShell('programme', reached),
    base,
    action,
    version: String(meanwhile.version),
    typed: Object.entries(body)
      .filter(([name]) => name !== '_csrf' && name !== 'against' && !name.startsWith('choice-'))
      .map(([name, value]) => ({ name, value })),
    conflicts: meanwhile.conflicts.map((conflict) => ({
      title: words.session((conflict.mine ?? conflict.theirs)!, around, locale),
      sides: [sideOf(conflict, 'mine'), sideOf(conflict, 'theirs')],
    })),
  };
}

/** What was chosen, by the sessions' ids. */
export function choicesIn(body: FormBody): Choices {
  return new Map(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith('choice-') && (value === 'mine' || value === 'theirs')
        ? [[name.slice('choice-'.length), value] as const]
        : [],
    ),
  );
}
