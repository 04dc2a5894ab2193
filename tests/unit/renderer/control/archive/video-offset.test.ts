import { describe, expect, it } from 'vitest';
import { parseOffset } from '../../../../../src/renderer/control/archive/video-offset';

describe('parseOffset', () => {
  it.each([
    ['12:34', 754_000],
    [' 1:02:03 ', 3_723_000],
    ['0:05', 5000],
    ['90:00', 5_400_000],
    ['-0:30', -30_000],
    ['−2:00', -120_000],
    ['0:00', 0],
  ])('reads %s', (text, ms) => {
    expect(parseOffset(text)).toBe(ms);
  });

  it.each(['', '12', '12:3', '1:60', '12:34:56:78', 'soon', '99:59:59', '1:2:03x'])(
    'does not take "%s"',
    (text) => {
      expect(parseOffset(text)).toBeNull();
    },
  );
});
