import { describe, expect, it } from 'vitest';
import type { ReportNotes } from '../../../../src/shared/session/report';
import { result, rightAnswer } from '../../../fakes/scripted-language-engine';
import { open, record, stumblingAt, TEXT } from './open-report';

describe('what the user steered', () => {
  it('is in a report: what was marked is a highlight with its note, which no engine reads', async () => {
    const session = {
      ...record(40),
      marks: [
        { id: 'm', atMs: 31_000, note: 'First blood!' },
        { id: 'n', atMs: 62_000, note: '' },
      ],
    };
    const { make, engine } = open();
    const report = await make({ record: session });
    expect(report?.highlights).toEqual([
      { captionId: 'c6', atMs: 30_000, text: TEXT, why: 'You marked it', note: 'First blood!' },
      { captionId: 'c12', atMs: 60_000, text: TEXT, why: 'You marked it' },
    ]);
    expect(JSON.stringify(engine.asked)).not.toContain('First blood');
    expect(engine.asked[0]).toMatchObject({ kind: 'report-notes' });
  });

  it('is not in a report: what was struck out, also where notes that are kept have it', async () => {
    const struck = [{ text: 'notes of c0', captionIds: ['c39'], untilMs: 0 }];
    const { make, store, joins } = open();
    await store.saveNotes('s1', 0, {
      ...(rightAnswer({ kind: 'report-notes', captions: [], glossary: [], language: 'en' }) as ReportNotes),
      startMs: 0,
      endMs: 199_000,
      points: [{ text: 'Notes of c0!', captionIds: ['c1'] }],
    });
    const report = await make({ record: { ...record(40), struck }, contextTokens: Infinity });
    expect(joins()[0]?.notes[0]?.points).toEqual([]);
    expect(report?.abstract).toBe('');
  });

  it('tells what it was made from', async () => {
    const session = record(40);
    const captions = session.captions.map((one, at) => (at < 3 ? { ...one, original: 'heard' } : one));
    const { make, windows } = open();
    const report = await make({
      record: {
        ...session,
        captions,
        takenBack: [{ id: 'x', laneId: 'a', startMs: 1, endMs: 2 }],
        gaps: [{ laneId: 'a', startMs: 0, endMs: 9, code: 'speech-queue-full' }],
        marks: [{ id: 'm', atMs: 31_000, note: '' }],
      },
    });
    expect(report?.basis).toEqual({
      captions: 40,
      corrected: 3,
      takenBack: 1,
      gaps: 1,
      marks: 1,
      windows: windows().length,
      terms: 1,
    });
  });

  it('goes along: what the show is, with every window and the whole', async () => {
    const { make, engine } = open();
    const show = { title: 'Friday', game: 'Chess' };
    await make({ record: record(40), show });
    expect(engine.asked.every((task) => task.show === show)).toBe(true);
  });
});

describe('the way of a report', () => {
  it('says which part is read', async () => {
    const seen: (string | null)[] = [];
    const { make, windows } = open();
    await make({
      onProgress: ({ window }) => seen.push(window ? `${window.startMs}-${window.endMs}` : null),
    });
    expect(seen.slice(0, -2)).toEqual(
      windows().map(({ captions }) => `${captions[0]?.startMs}-${captions.at(-1)?.endMs}`),
    );
    // Parts are joined, and it is done.
    expect(seen.slice(-2)).toEqual([null, null]);
  });

  it('does not go on from notes of another engine than is asked now', async () => {
    const { make, store, windows, engine } = open({ engine: stumblingAt('c120') });
    await expect(make()).rejects.toMatchObject({ code: 'report-failed' });
    expect(store.notes.get(0)?.author).toEqual({ engine: 'server', model: 'scripted' });
    const before = windows().length;
    engine.script = (task) => [result(rightAnswer(task))];
    await make({ by: 'embedded' });
    expect(windows()[before]?.captions[0]?.id).toBe('c0');
  });
});
