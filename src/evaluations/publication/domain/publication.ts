/** What organisers say in public of an evaluation; texts in Markdown. */
export interface PublicationContent {
  /** Ids of the questionnaires whose figures are shown, closed ones. */
  readonly questionnaires: readonly string[];
  readonly learnt: string;
  /** What the organisers will change. */
  readonly changes: string;
  /** How the quotations were chosen among all. */
  readonly rule: string;
  /** Why no critical one is among them. */
  readonly noCritical: string;
}

export const EMPTY_PUBLICATION: PublicationContent = {
  questionnaires: [],
  learnt: '',
  changes: '',
  rule: '',
  noCritical: '',
};

export const LONGEST_PUBLISHED = { learnt: 8000, changes: 8000, rule: 500, noCritical: 500 } as const;

export type PublicationField = keyof PublicationContent;

/** Quotations of the questionnaires that are shown. */
export interface Quotations {
  readonly chosen: number;
  readonly critical: number;
}

/** What keeps it from being published, by field. Figures alone are no report, and praise alone is none either. */
export function lacking(content: PublicationContent, { chosen, critical }: Quotations): PublicationField[] {
  const lacks: [PublicationField, boolean][] = [
    ['questionnaires', content.questionnaires.length === 0],
    ['learnt', content.learnt.trim() === ''],
    ['changes', content.changes.trim() === ''],
    ['rule', chosen > 0 && content.rule.trim() === ''],
    ['noCritical', chosen > 0 && critical === 0 && content.noCritical.trim() === ''],
  ];
  return lacks.flatMap(([field, isLacking]) => (isLacking ? [field] : []));
}

/** An old or broken document reads as far as it goes. */
export function readPublication(json: string): PublicationContent {
  const stored = JSON.parse(json) as Partial<Record<PublicationField, unknown>>;
  const text = (field: PublicationField) => (typeof stored[field] === 'string' ? stored[field] : '');
  return {
    questionnaires: Array.isArray(stored.questionnaires)
      ? stored.questionnaires.filter((id): id is string => typeof id === 'string')
      : [],
    learnt: text('learnt'),
    changes: text('changes'),
    rule: text('rule'),
    noCritical: text('noCritical'),
  };
}
