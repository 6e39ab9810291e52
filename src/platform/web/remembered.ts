/** The same function, which remembers its last `size` different answers: for pure functions that cost more than a look-up. */
export function remembered(compute: (text: string) => string, size: number): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = compute(text);
    if (answers.size >= size) answers.delete(answers.keys().next().value ?? '');
    answers.set(text, answer);
    return answer;
  };
}
