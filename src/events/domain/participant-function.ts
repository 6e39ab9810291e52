/** The house's functions of participants; their labels stand in the locale catalogues as `fields:functions.<key>`. */
export const FUNCTIONS = [
  'dgs',
  'dga',
  'dst',
  'secretaire-de-mairie',
  'encadrant',
  'elu',
  'consultant',
  'autre',
] as const;

/** One of the house's, or one that an event added. */
export type FunctionKey = string;
