import { describe, expect, it } from 'vitest';
import { addOwn, allNotices, ownNotice } from '../../../../../src/renderer/control/state/notice-list';

describe('notices', () => {
  it('does not say twice what main says too', () => {
    const own = ownNotice('error', 'export-failed', { path: '/a' });
    const fromMain = { ...own, id: 'main-1' };
    expect(allNotices([fromMain], [own])).toEqual([fromMain]);
    expect(allNotices([{ ...fromMain, params: { path: '/b' } }], [own])).toHaveLength(2);
  });

  it('says the same words once and keeps only the latest few', () => {
    const own = [
      'microphone-refused',
      'microphone-refused',
      'microphone-busy',
      'media-missing',
      'export-failed',
      'unexpected',
    ] as const;
    const kept = own.map((code) => ownNotice('error', code, {})).reduce(addOwn, []);
    expect(kept.map(({ code }) => code)).toEqual([
      'microphone-busy',
      'media-missing',
      'export-failed',
      'unexpected',
    ]);
  });
});
