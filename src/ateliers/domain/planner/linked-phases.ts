import { type Model } from './model.js';

/** Phases still to come, those that share a theme side by side (only where a theme may not come twice). */
export function linkedPhases(model: Model): number[][] {
  const groups: { phases: number[]; themes: Set<number> }[] = [];
  for (let f = model.fromPhase; f < model.phases; f++) {
    const themes = new Set<number>();
    for (let a = model.atelierStart[f]!; a < model.atelierStart[f + 1]!; a++) themes.add(model.theme[a]!);
    const linked = groups.filter((g) => model.instance.noRepeatTheme && [...themes].some((t) => g.themes.has(t)));
    for (const group of linked) {
      groups.splice(groups.indexOf(group), 1);
      for (const theme of group.themes) themes.add(theme);
    }
    groups.push({ phases: [...linked.flatMap((g) => g.phases), f], themes });
  }
  return groups.map((group) => group.phases);
}
