import { expect, test } from 'vitest';
import { pressOnce } from '../../../../../src/renderer/ui/parts/press-once';

test('a double click and a key that is held press once; the keyboard, and clicks one by one, as often as they come', () => {
  let pressed = 0;
  const { onClick, onKeyDown } = pressOnce(() => pressed++);
  for (const detail of [1, 2, 3]) onClick({ detail });
  expect(pressed).toBe(1);
  for (const detail of [1, 0, 0]) onClick({ detail });
  expect(pressed).toBe(4);

  let prevented = 0;
  const key = (name: string, repeat: boolean) =>
    onKeyDown({ key: name, repeat, preventDefault: () => void prevented++ });
  key('Enter', false);
  key('Tab', true);
  expect(prevented).toBe(0);
  key('Enter', true);
  expect(prevented).toBe(1);
});
