import { describe, expect, it } from 'vitest';
import {
  addOwn,
  allNotices,
  noticesAt,
  ownNotice,
} from '../../../../../src/renderer/control/state/notice-list';
import type { Notice } from '../../../../../src/shared/notices';

describe('notices', () => {
  it('does not say twice what main says too', () => {
    const own = ownNotice('error', 'export-failed', { path: '/a' });
    const fromMain = { ...own, id: 'main-1' };
    expect(allNotices([fromMain], [own])).toEqual([fromMain]);
    expect(allNotices([{ ...fromMain, params: { path: '/b' } }], [own])).toHaveLength(2);
    const again = { ...own, at: own.at + 1000 };
    expect(allNotices([fromMain], [again])).toEqual([{ ...fromMain, at: again.at }]);
  });

  it('says each where the user was when it came, and below once that is closed', () => {
    const at = (ms: number): Notice => ({ ...ownNotice('error', 'unexpected', {}), at: ms });
    const [before, inDrawer, inDialog] = [at(1), at(10), at(21)];
    const notices = [inDialog, inDrawer, before];
    const drawer = { id: 'drawer', since: 10 };
    const covers = [drawer, { id: 'dialog', since: 20 }];
    expect(noticesAt(notices, covers, null)).toEqual([before]);
    expect(noticesAt(notices, covers, 'drawer')).toEqual([inDrawer]);
    expect(noticesAt(notices, covers, 'dialog')).toEqual([inDialog]);
    expect(noticesAt(notices, [drawer], 'drawer')).toEqual([inDialog, inDrawer]);
    expect(noticesAt(notices, [], null)).toEqual(notices);
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
