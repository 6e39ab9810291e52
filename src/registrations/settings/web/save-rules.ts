import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { RulesChangedMeanwhile } from '../domain/settings.errors.js';

/** A form of rules as it is shown: what is stored, or what was typed and not taken. */
export interface RulesAttempt<Typed> {
  readonly typed: Typed;
  readonly version: number;
  /** `message` in the reader's language; `field` is the id of the input. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** What somebody else saved meanwhile. */
  readonly theirs: Typed | null;
  /** The form had been open too long to be believed: it comes back filled, to be sent again. */
  readonly stale: boolean;
}

/** What the pages of rules do each in their own way. */
export interface RulesForm<Typed, Rules> {
  readonly typed: Typed;
  readonly version: number;
  read(typed: Typed): { readonly rules: Rules; readonly errors: readonly FieldError[] };
  worded(error: FieldError): { readonly field: string; readonly message: string };
  /** @returns the address to go on to. @throws RulesChangedMeanwhile. */
  save(rules: Rules, version: number): Promise<string>;
  stored(): Promise<{ readonly typed: Typed; readonly version: number }>;
  show(attempt: RulesAttempt<Typed>, status: number): Promise<void>;
}

/** The rules as they are stored, before anybody typed. */
export function firstAttempt<Typed>({ typed, version }: { typed: Typed; version: number }): RulesAttempt<Typed> {
  return { typed, version, errors: [], theirs: null, stale: false };
}

/** Saves and goes on; or shows the form again with all that was typed, and why: stale, wrong, or saved by somebody else meanwhile. */
export async function saveRules<Typed, Rules>(
  request: FastifyRequest,
  reply: FastifyReply,
  form: RulesForm<Typed, Rules>,
): Promise<void> {
  const attempt = firstAttempt(form);
  if (request.csrfFailed) return form.show({ ...attempt, stale: true }, 403);
  const { rules, errors } = form.read(form.typed);
  if (errors.length > 0) {
    return form.show({ ...attempt, errors: errors.map((error) => form.worded(error)) }, 422);
  }
  let next: string;
  try {
    next = await form.save(rules, form.version);
  } catch (error) {
    if (!(error instanceof RulesChangedMeanwhile)) throw error;
    const now = await form.stored();
    return form.show({ ...attempt, version: now.version, theirs: now.typed }, 409);
  }
  await reply.redirect(next, 303);
}
