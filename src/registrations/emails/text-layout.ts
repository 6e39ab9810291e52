/** Columns of a plain-text mail: old terminals have 80, and a reply puts `> ` before each line (RFC 3676, 4.2). */
const TEXT_WIDTH = 76;

const LABEL_AND_VALUE = /^[^\t\n]+\t/;
const GAP = 3;

/**
 * Lines written as `label<tab>value` become two columns, as wide as the longest label of all of them; runs of empty
 * lines become one. Other lines stay as they are.
 */
export function alignColumns(text: string): string {
  const lines = text.replace(/\n{3,}/g, '\n\n').split('\n');
  const labels = lines.filter((line) => LABEL_AND_VALUE.test(line)).map((line) => line.indexOf('\t'));
  const width = Math.max(0, ...labels) + GAP;
  return lines
    .map((line) => {
      const tab = LABEL_AND_VALUE.test(line) ? line.indexOf('\t') : -1;
      return tab < 0 ? line : line.slice(0, tab).padEnd(width) + line.slice(tab + 1);
    })
    .join('\n');
}

/**
 * Breaks the lines that are longer than `width` at spaces; what goes on below a value stands under it. A word that is
 * longer than the line, such as an address to click, stays whole.
 */
export function wrapLines(text: string, width: number = TEXT_WIDTH): string {
  return text
    .split('\n')
    .map((line) => (line.length <= width ? line : wrapLine(line, width)))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const indent = /^\S[^\n]{0,24}? {3,}(?=\S)/.exec(line)?.[0].length ?? 0;
  const lines = [line.slice(0, indent)];
  let empty = true;
  for (const word of line.slice(indent).split(' ')) {
    const current = lines.at(-1) ?? '';
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(' '.repeat(indent) + word);
    } else {
      lines[lines.length - 1] = empty ? current + word : `${current} ${word}`;
    }
    empty = false;
  }
  return lines.join('\n');
}
