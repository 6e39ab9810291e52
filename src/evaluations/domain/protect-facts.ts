import { NO_FACTS, type Facts, type Response } from './response.js';

/**
 * Takes from each response what would make its author one of fewer than `threshold`.
 *
 * The ateliers attended stay for all or for none: where one combination is rare, what was said of each atelier is cut off, for
 * everybody, into pieces that say of which atelier they speak and nothing of their author. Cutting off the rare ones alone would
 * name them: the piece on atelier A would be that of the one person who went to A and C. The function, then the type of employer,
 * go one response at a time. No answer is lost.
 *
 * The result's order is that of `responses`, pieces last: whoever stores it shuffles it.
 */
export function protectFacts(responses: readonly Response[], threshold: number): Response[] {
  const keepsAteliers = groupsOf(responses, ({ facts }) => facts.ateliers).every(({ length }) => length >= threshold);
  if (keepsAteliers) {
    const partitions = groupsOf(responses, ({ facts }) => facts.ateliers);
    const coarse = new Map(partitions.flatMap((one) => coarsened(one, threshold)));
    return responses.map((response) => ({ ...response, facts: coarse.get(response)! }));
  }
  const whole = responses.map((response) => ({
    ...response,
    facts: { ...response.facts, ateliers: null },
    answers: response.answers.filter(({ subject }) => subject === null),
  }));
  const coarse = new Map(coarsened(whole, threshold));
  return [...whole.map((response) => ({ ...response, facts: coarse.get(response)! })), ...responses.flatMap(piecesOf)];
}

/** Type and function where `threshold` share them, the type alone where those left share it, or nothing, in company. */
function coarsened(responses: readonly Response[], threshold: number): [Response, Facts][] {
  const kept: [Response, Facts][][] = [];
  const keep = (from: readonly Response[], coarse: (facts: Facts) => Facts): Response[] => {
    const left: Response[] = [];
    for (const group of groupsOf(from, ({ facts }) => coarse(facts))) {
      if (group.length < threshold) left.push(...group);
      else kept.push(group.map((response) => [response, coarse(response.facts)]));
    }
    return left;
  };
  const rare = keep(responses, (facts) => facts);
  const bare = keep(rare, ({ type, ateliers }) => ({ type, function: null, ateliers }));
  // Those left would be known as « the few without facts »: the smallest groups join them until they are enough.
  kept.sort((a, b) => a.length - b.length);
  while (bare.length > 0 && bare.length < threshold && kept.length > 0) {
    bare.push(...kept.shift()!.map(([response]) => response));
  }
  return [
    ...kept.flat(),
    ...bare.map((one): [Response, Facts] => [one, { ...NO_FACTS, ateliers: one.facts.ateliers }]),
  ];
}

function groupsOf<T>(items: readonly T[], trait: (item: T) => unknown): T[][] {
  return [...Map.groupBy(items, (item) => JSON.stringify(trait(item))).values()];
}

function piecesOf({ answers }: Response): Response[] {
  const subjects = Map.groupBy(
    answers.filter(({ subject }) => subject !== null),
    ({ subject }) => subject,
  );
  return [...subjects.values()].map((about) => ({ facts: NO_FACTS, answers: about, whole: false }));
}
