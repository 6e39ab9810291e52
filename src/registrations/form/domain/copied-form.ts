import type { FormSettings } from './form-settings.js';
import type { Condition } from './question.js';
import type { StandardSubject } from './standard-subject.js';

const OPTIONS: StandardSubject = '@options';

/**
 * The form of an event that begins as a copy: its options are others.
 * @param options from each of the first event's options to the one that was made of it.
 */
export function copiedForm(form: FormSettings, options: ReadonlyMap<string, string>): FormSettings {
  const copied = (condition: Condition | null): Condition | null => {
    if (condition?.question !== OPTIONS) return condition;
    const anyOf = condition.anyOf.flatMap((id) => options.get(id) ?? []);
    return anyOf.length > 0 ? { ...condition, anyOf } : null;
  };
  return {
    ...form,
    questions: form.questions.map((question) => ({ ...question, condition: copied(question.condition) })),
  };
}
