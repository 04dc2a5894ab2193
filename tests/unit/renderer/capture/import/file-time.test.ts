import { describe, expect, it } from 'vitest';
import { FileTime } from '../../../../../src/renderer/capture/import/file-time';

const AS_IT_IS = { silenceS: 0, skipS: 0 };

describe('times of a file', () => {
  it('pieces that follow each other are left as they are, with times as rough as containers have them', () => {
    const time = new FileTime(0);
    expect(time.place(0.005, 1)).toEqual(AS_IT_IS);
    expect(time.place(0.99, 1)).toEqual(AS_IT_IS);
    expect(time.place(2.015, 1)).toEqual(AS_IT_IS);
  });

  it('sound that begins late, and a hole, are silence', () => {
    const time = new FileTime(0);
    expect(time.place(2.5, 1)).toEqual({ silenceS: 2.5, skipS: 0 });
    expect(time.place(3.5, 1)).toEqual(AS_IT_IS);
    expect(time.place(9.5, 1)).toEqual({ silenceS: 5, skipS: 0 });
  });

  it('what was there before is left out, as where it is heard from the middle on', () => {
    const time = new FileTime(10);
    expect(time.place(9.5, 0.25)).toEqual({ silenceS: 0, skipS: 0.25 });
    expect(time.place(9.75, 1)).toEqual({ silenceS: 0, skipS: 0.25 });
    expect(time.place(10.75, 1)).toEqual(AS_IT_IS);
  });

  it('does not drift: what is a little off each time counts once it is much', () => {
    const time = new FileTime(0);
    let silenceS = 0;
    for (let at = 0; at < 100; at++) silenceS += time.place(at * 1.001, 1).silenceS;
    expect(silenceS).toBeGreaterThan(0.07);
    expect(silenceS).toBeLessThanOrEqual(0.1);
  });

  it('a time that no file has is no hole', () => {
    const time = new FileTime(0);
    expect(time.place(0, 1)).toEqual(AS_IT_IS);
    expect(time.place(4e9, 1)).toEqual(AS_IT_IS);
    expect(time.place(2, 1)).toEqual(AS_IT_IS);
  });

  it('sound that was joined from another file follows, with holes and overlaps of its own', () => {
    const time = new FileTime(0);
    expect(time.place(0, 600)).toEqual(AS_IT_IS);
    expect(time.place(0, 1)).toEqual(AS_IT_IS);
    expect(time.place(1, 1)).toEqual(AS_IT_IS);
    expect(time.place(5, 1)).toEqual({ silenceS: 3, skipS: 0 });
    expect(time.place(5.5, 1)).toEqual({ silenceS: 0, skipS: 0.5 });
    // And a third.
    expect(time.place(0, 1)).toEqual(AS_IT_IS);
    expect(time.place(1, 1)).toEqual(AS_IT_IS);
  });

  it('one wrong time alone makes neither a hole nor an overlap', () => {
    const time = new FileTime(0);
    expect(time.place(0, 600)).toEqual(AS_IT_IS);
    expect(time.place(3, 1)).toEqual(AS_IT_IS);
    expect(time.place(601, 1)).toEqual(AS_IT_IS);
    expect(time.place(602, 1)).toEqual(AS_IT_IS);
    expect(time.place(605, 1)).toEqual({ silenceS: 2, skipS: 0 });
  });
});
