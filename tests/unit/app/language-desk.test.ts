import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import { spokenCaptions } from '../../fakes/language-tasks';
import { gate, turns } from '../../fakes/scripted-language-engine';
import { openDesk, recordOf, SOON } from './open-desk';

vi.mock('electron', () => import('../../fakes/platform/electron'));
vi.mock('electron-log/node', () => import('../../fakes/platform/electron-log'));

const ENGLISH = spokenCaptions('en').map(({ text }) => text);
const KOREAN = spokenCaptions('ko').map(({ text }) => text);

describe('the language side of a running session', () => {
  it('makes a digest at once when it is asked for one, of what was said', async () => {
    const { desk, begin } = openDesk();
    const { say, of } = begin();
    say(...ENGLISH);
    desk.makeDigest();
    await expect.poll(() => of('digest-updated').length, SOON).toBe(1);
    const digest = of('digest-updated')[0]?.digest;
    expect(digest).toMatchObject({
      id: 'digest-1',
      author: { engine: 'embedded', model: '' },
      language: 'en',
      fromMs: 0,
      untilMs: 5 * 4000 + 3500,
    });
    expect(digest?.summary.length).toBeGreaterThan(0);
    const said = ENGLISH.map((_, index) => `c${index}`);
    for (const { captionIds } of digest?.summary ?? [])
      expect(said).toEqual(expect.arrayContaining(captionIds));
  });

  it('makes its last digest before its end resolves, and adds nothing after it', async () => {
    const { desk, begin, end } = openDesk();
    const { feed, say, of } = begin();
    say(...KOREAN);
    await end();
    expect(of('digest-updated').map(({ digest }) => digest.language)).toEqual(['ko']);
    say(...ENGLISH);
    desk.makeDigest();
    const before = feed.length;
    await turns(100);
    await end();
    expect(feed).toHaveLength(before);
  });

  it('follows the settings of the moment: no digest by itself once they are off', async () => {
    const { begin, change, end } = openDesk();
    const { feed, say } = begin();
    say(...ENGLISH.slice(0, 2));
    change({ digest: { ...DEFAULT_SETTINGS.digest, enabled: false } });
    say(...ENGLISH.slice(2));
    await end();
    expect(feed).toEqual([]);
  });

  it('is closed when the next session begins, which hears only its own', async () => {
    const { desk, begin } = openDesk();
    const first = begin();
    first.say(...ENGLISH);
    desk.makeDigest();
    const second = begin();
    second.say(...KOREAN);
    desk.makeDigest();
    await expect.poll(() => second.of('digest-updated').length, SOON).toBe(1);
    expect(second.of('digest-updated')[0]?.digest.language).toBe('ko');
    expect(first.feed).toEqual([]);
  });

  it('is not there before the first session, and nobody trips over that', async () => {
    const { desk, end, notices } = openDesk();
    desk.onEvent({ seq: 1, happening: { type: 'caption-withdrawn', captionId: 'c', laneId: 'a' } });
    desk.makeDigest();
    desk.cancelReport('s');
    await end();
    desk.close();
    expect(notices.all).toEqual([]);
  });

  it('is over when the app closes', async () => {
    const { desk, begin } = openDesk();
    const { feed, say } = begin();
    say(...ENGLISH);
    desk.makeDigest();
    desk.close();
    await turns(100);
    expect(feed).toEqual([]);
  });
});

describe('catching up', () => {
  it('has nothing to go by before the first session', async () => {
    const { desk } = openDesk();
    // Whether it throws or rejects is the same to whoever awaits it.
    await expect((async () => desk.catchUp('en'))()).rejects.toMatchObject({ code: 'session-empty' });
  });

  it('is empty while nothing was said', async () => {
    const { desk, begin } = openDesk();
    begin();
    expect(await desk.catchUp('ko')).toMatchObject({ language: 'ko', untilMs: 0, points: [] });
  });

  it.each(['while it runs', 'when it has ended'])('tells what was said in a session %s', async (when) => {
    const { desk, begin, end } = openDesk();
    const { say } = begin();
    say(...ENGLISH);
    if (when === 'when it has ended') await end();
    const { points, untilMs, author } = await desk.catchUp('en');
    expect(author.engine).toBe('embedded');
    expect(untilMs).toBe(5 * 4000 + 3500);
    expect(points.length).toBeGreaterThan(0);
    expect(points.flatMap(({ captionIds }) => captionIds)).not.toEqual([]);
  });
});

describe('a report', () => {
  it('is made of a session in the store and kept there, and tells how far it is', async () => {
    const { desk, records, reports, progress } = openDesk();
    records.set('s1', recordOf('s1', ENGLISH));
    const report = await desk.makeReport('s1');
    expect(reports).toEqual([report]);
    expect(report).toMatchObject({ author: { engine: 'embedded', model: '' } });
    expect(progress).toEqual(['s1 running 0/2', 's1 running 1/2', 's1 done 2/2']);
  });

  it.each([
    ['spoken', ENGLISH, 'en'],
    ['spoken', KOREAN, 'ko'],
    ['en', KOREAN, 'en'],
    ['ko', ENGLISH, 'ko'],
  ] as const)('follows the setting "%s" in its language', async (language, texts, expected) => {
    const { desk, records, change } = openDesk();
    change({ digest: { ...DEFAULT_SETTINGS.digest, language } });
    records.set('s1', recordOf('s1', texts));
    expect((await desk.makeReport('s1'))?.language).toBe(expected);
  });

  it('by the embedded engine does not depend on what a server could take in', async () => {
    const { desk, records, progress } = openDesk({ engine: { contextTokens: 2048 } });
    records.set('s1', recordOf('s1', Array.from({ length: 30 }, () => ENGLISH).flat()));
    await desk.makeReport('s1');
    expect(progress.at(-1)).toBe('s1 done 2/2');
  });

  it('of a session that is not there cannot be made', async () => {
    const { desk, progress } = openDesk();
    await expect(desk.makeReport('gone')).rejects.toMatchObject({ code: 'session-missing' });
    expect(progress).toEqual([]);
  });

  it.each([
    ['that has only gaps', [{ laneId: 'a', startMs: 0, endMs: 1000, code: 'device-lost' as const }]],
    ['that has nothing', []],
  ])('of a session %s has nothing to say', async (_what, gaps) => {
    const { desk, records, reports } = openDesk();
    records.set('s1', { ...recordOf('s1', []), gaps });
    await expect(desk.makeReport('s1')).rejects.toMatchObject({ code: 'session-empty' });
    expect(reports).toEqual([]);
  });

  it('that is under way is not begun twice, but two sessions have theirs at once', async () => {
    const { desk, records, reports } = openDesk();
    records.set('s1', recordOf('s1', ENGLISH));
    records.set('s2', recordOf('s2', KOREAN));
    const made = await Promise.all(['s1', 's1', 's2'].map((id) => desk.makeReport(id)));
    expect(made.map((report) => report?.language)).toEqual(['en', undefined, 'ko']);
    expect(reports).toHaveLength(2);
  });

  it('of a session that is being stopped waits for its last captions', async () => {
    const { desk, records, reports } = openDesk();
    const { opened: ended, open: end } = gate();
    records.set('s1', recordOf('s1', KOREAN.slice(0, 1)));
    const made = desk.makeReport('s1', ended);
    await turns();
    expect(reports).toEqual([]);
    records.set('s1', recordOf('s1', ENGLISH));
    end();
    expect((await made)?.language).toBe('en');
    expect(reports).toHaveLength(1);
  });

  it('that is cancelled before its session is over is not made', async () => {
    const { desk, records, reports, progress } = openDesk();
    const { opened: ended, open: end } = gate();
    records.set('s1', recordOf('s1', ENGLISH));
    const made = desk.makeReport('s1', ended);
    desk.cancelReport('s1');
    end();
    expect(await made).toBeNull();
    expect(reports).toEqual([]);
    expect(progress.at(-1)).toMatch('s1 cancelled');
  });

  it('can be made again, and after one that failed as well', async () => {
    const { desk, records, reports } = openDesk();
    await expect(desk.makeReport('s1')).rejects.toMatchObject({ code: 'session-missing' });
    records.set('s1', recordOf('s1', ENGLISH));
    await desk.makeReport('s1');
    await desk.makeReport('s1');
    expect(reports).toHaveLength(2);
  });
});

describe('proposals for the glossary', () => {
  it('are names that were said and that the glossary of the moment does not hold', async () => {
    const { desk, change } = openDesk();
    const { captions } = recordOf('s', [
      'Minji meets the Glass Dragon.',
      'Then Minji and Obsidia run.',
      'Obsidia!',
    ]);
    expect(await desk.proposals(captions)).toEqual(expect.arrayContaining(['Minji', 'Obsidia']));
    change({ glossaries: [{ id: 'g', name: 'Show', terms: ['Minji'] }], glossaryId: 'g' });
    const proposed = await desk.proposals(captions);
    expect(proposed).toContain('Obsidia');
    expect(proposed).not.toContain('Minji');
  });
});
