import { type PaperItem, sheetBlocks } from './paper.view.js';

const item = (kind: string, isAboutAll = true) => ({ kind, isAboutAll }) as PaperItem;
const [said, ofAtelier, words] = [item('agreement'), item('agreement', false), item('long')];

describe('the blocks of a sheet', () => {
  it.each([
    ['nothing', [], []],
    ['statements share a table', [said, said], [2]],
    ['also with those about ateliers', [said, ofAtelier, ofAtelier], [3]],
    ['what is asked of the whole again stands apart', [ofAtelier, said, said], [1, 2]],
    ['other questions stand alone', [words, words, said, words, said], [1, 1, 1, 1, 1]],
    ['words about an atelier part its tables', [ofAtelier, item('long', false), ofAtelier], [1, 1, 1]],
  ])('%s', (_case, items, sizes) => {
    const blocks = sheetBlocks(items);
    expect(blocks.map((block) => block.items.length)).toEqual(sizes);
    expect(blocks.flatMap((block) => block.items)).toEqual(items);
    expect(blocks.map(({ isTable }) => isTable)).toEqual(blocks.map((block) => block.items[0]!.kind === 'agreement'));
  });
});
