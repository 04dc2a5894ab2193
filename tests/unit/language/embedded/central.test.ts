import { expect, test } from 'vitest';
import { clarity } from '../../../../src/main/language/engines/embedded/central';
import { tokenise } from '../../../../src/main/text/tokens';

const clear = (text: string): number => clarity(text, tokenise(text));

test('what begins in mid-sentence is less clear than a whole sentence', () => {
  expect(clear('about to give me the answer, she said.')).toBeLessThan(
    clear('The engineers found cracks in January.'),
  );
});

test('a recogniser that writes no capitals writes no fragments by that', () => {
  expect(clear('the engineers found cracks in january')).toBe(clear('I spoke with a man who waited'));
});
