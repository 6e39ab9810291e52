import type { Typed } from '../../../events/domain/edit/section.js';

/** A page of the desk's form builder as it is shown the first time, or again. */
export interface PageAttempt {
  readonly typed: Typed;
  readonly fingerprint: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** It had lost its token. */
  readonly stale: boolean;
  /** What somebody else saved meanwhile. */
  readonly theirs: Typed | null;
}

export const FIRST_PAGE: PageAttempt = { typed: {}, fingerprint: '', errors: [], stale: false, theirs: null };
