import { describe, expect, it } from 'vitest';
import { isParticleAfter } from '../../../../src/main/text/korean/particles';

describe('isParticleAfter', () => {
  it.each([
    ['자막', '은'],
    ['자막', '이에요'],
    ['자막', '으로'],
    ['노래', '는'],
    ['노래', '예요'],
    ['물', '로'],
    ['게임', '에서는'],
    ['유저', '들이'],
    ['유저', '들에게도'],
    ['집', '까지만'],
    ['OBS', '는'],
    ['Jamak', '은'],
  ])('%s + %s', (noun, ending) => {
    expect(isParticleAfter(noun, ending)).toBe(true);
  });

  it.each([
    ['자막', '는'],
    ['노래', '은'],
    ['노래', '으로'],
    ['자막', '로'],
    ['게임', '방'],
    ['게임', '는에서'],
    ['게임', ''],
  ])('not %s + %s', (noun, ending) => {
    expect(isParticleAfter(noun, ending)).toBe(false);
  });
});
