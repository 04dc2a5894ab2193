import { expect, test } from 'vitest';
import { LastFirstTry } from '../../../../src/main/speech/host/last-first-try';

const SOUND = Float32Array.of(0.1, -0.2, 0.3);
const HEARD = { text: 'It goes on and', cutShort: true };

test('what was heard is known of the very same sound, told the same language', () => {
  const last = new LastFirstTry();
  expect(last.of(SOUND, 'ko')).toBeNull();
  last.keep(SOUND, 'ko', HEARD);
  expect(last.of(SOUND.slice(), 'ko')).toBe(HEARD);
  expect(last.of(SOUND, undefined)).toBeNull();
  expect(last.of(Float32Array.of(0.1, -0.2, 0.4), 'ko')).toBeNull();
  expect(last.of(SOUND.subarray(1), 'ko')).toBeNull();
  last.forget();
  expect(last.of(SOUND, 'ko')).toBeNull();
});
