import { describe, expect, it } from 'vitest';
import { visibleHeight } from '../../../../src/renderer/overlay/use-visible-height';

const LINE = 60;
const SECOND = 38;

/** Captions of so many lines, each with so many lines of translation, one under the other. */
function stacked(...captions: readonly { lines: number; translated: number }[]) {
  let height = 0;
  const placed = captions.map(({ lines, translated }) => {
    const top = height;
    height += lines * LINE + translated * SECOND;
    return { top, lines };
  });
  return { captions: placed, height, lineHeight: LINE };
}

describe('visibleHeight', () => {
  it('is nothing for no captions', () => {
    expect(visibleHeight({ ...stacked(), limit: 400, most: 2 })).toBe(0);
  });

  it('shows two one-line captions with both translations', () => {
    const pair = stacked({ lines: 1, translated: 1 }, { lines: 1, translated: 1 });
    expect(visibleHeight({ ...pair, limit: 400, most: 2 })).toBe(2 * (LINE + SECOND));
  });

  it('shows no third line of originals, nor the translation of a caption none of whose lines shows', () => {
    const three = stacked(
      { lines: 1, translated: 1 },
      { lines: 1, translated: 1 },
      { lines: 1, translated: 1 },
    );
    expect(visibleHeight({ ...three, limit: 400, most: 2 })).toBe(2 * (LINE + SECOND));
    const long = stacked({ lines: 1, translated: 1 }, { lines: 2, translated: 1 });
    expect(visibleHeight({ ...long, limit: 400, most: 2 })).toBe(2 * LINE + SECOND);
  });

  it('shows the last two lines of a long caption with its whole translation', () => {
    expect(visibleHeight({ ...stacked({ lines: 4, translated: 3 }), limit: 400, most: 2 })).toBe(
      2 * LINE + 3 * SECOND,
    );
  });

  it('leaves the older caption out rather than half of it where there is no room', () => {
    const pair = stacked({ lines: 3, translated: 2 }, { lines: 1, translated: 1 });
    expect(visibleHeight({ ...pair, limit: 400, most: 2 })).toBe(LINE + 2 * SECOND + LINE + SECOND);
    expect(visibleHeight({ ...pair, limit: 200, most: 2 })).toBe(LINE + SECOND);
  });

  it('shows the newest caption whatever its size', () => {
    expect(visibleHeight({ ...stacked({ lines: 2, translated: 3 }), limit: 100, most: 2 })).toBe(
      2 * LINE + 3 * SECOND,
    );
  });
});
