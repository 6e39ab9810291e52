import { BEFORE } from './before.js';
import { COLD } from './cold.js';
import { FACILITATORS } from './facilitators.js';
import { HOT } from './hot.js';
import type { QuestionnaireModel } from './model.js';

export const MODELS = { before: BEFORE, hot: HOT, cold: COLD, facilitators: FACILITATORS } as const satisfies Record<
  string,
  QuestionnaireModel
>;
export type ModelName = keyof typeof MODELS;

export function isModelName(name: string): name is ModelName {
  return Object.hasOwn(MODELS, name);
}
