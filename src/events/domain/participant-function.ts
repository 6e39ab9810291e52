/** The functions a participant chooses from; their labels stand in the locale catalogues as `fields:functions.<key>`. */
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
export type FunctionKey = (typeof FUNCTIONS)[number];
