import { describe, expect, it } from 'vitest';
import type { SpokenCaption } from '../../../../src/main/text/spoken-caption';
import type { DigestLanguage } from '../../../../src/shared/session/digest';
import { reportNotesSchema, reportSchema, type ReportNotes } from '../../../../src/shared/session/report';
import { captions, loadTranscript } from '../../../fakes/transcripts';
import { outputOf } from './asking';

function notesOf(spoken: readonly SpokenCaption[], language: DigestLanguage = 'en'): Promise<ReportNotes> {
  return outputOf<'report-notes'>({ kind: 'report-notes', captions: spoken, glossary: [], language });
}

async function reportOf(windows: readonly (readonly SpokenCaption[])[], language: DigestLanguage = 'en') {
  const notes: ReportNotes[] = [];
  for (const window of windows) notes.push(await notesOf(window, language));
  return outputOf<'report'>({ kind: 'report', notes, glossary: [], language });
}

describe('report-notes', () => {
  it.each(['stream-en', 'stream-ko', 'kennedy-1961', 'moonshine-en'] as const)(
    'holds to what was said in %s',
    async (name) => {
      const spoken = loadTranscript(name);
      const notes = await notesOf(spoken);
      reportNotesSchema.parse(notes);
      const texts = new Map(spoken.map(({ id, text }) => [id, text]));
      for (const { captionId, text } of notes.quotes) expect(texts.get(captionId)).toContain(text);
      for (const { captionIds } of [...notes.points, ...notes.decisions])
        expect(captionIds.every((id) => texts.has(id))).toBe(true);
      expect(notes.highlights.length).toBeGreaterThanOrEqual(3);
      expect(notes.points.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('parts the session into chapters without a gap, by topic', async () => {
    const { chapters } = await notesOf(loadTranscript('stream-en'));
    expect(chapters.length).toBeGreaterThanOrEqual(3);
    const said = loadTranscript('stream-en')
      .map(({ text }) => text)
      .join(' ');
    for (const { title } of chapters) expect(said).toContain(title.replace(/…$/, ''));
    expect(chapters.map(({ title, summary }) => `${title} ${summary}`).join(' ')).toMatch(
      /grappling hook.*Bell Warden.*OBS/,
    );
    for (const [index, { startMs, endMs }] of chapters.entries()) {
      expect(endMs - startMs).toBeGreaterThan(60_000);
      if (index > 0) expect(startMs).toBeGreaterThan(chapters[index - 1]!.startMs);
    }
  });

  it('finds a change of topic', async () => {
    const cave = ['The mushroom cave has a waterfall.', 'Behind the waterfall the mushroom cave is dark.'];
    const sound = ['My microphone filter is too loud.', 'The limiter tames the loud microphone filter.'];
    const talk = [...Array.from({ length: 8 }, () => cave), ...Array.from({ length: 8 }, () => sound)].flat();
    const { chapters } = await notesOf(captions(talk, 10_000));
    expect(chapters).toHaveLength(2);
    expect(chapters[1]?.startMs).toBe(16 * 12_000);
    expect(chapters[0]?.title).toContain('waterfall');
    expect(chapters[1]?.title).toContain('microphone');
  });

  it('finds decisions in both languages', async () => {
    const english = await notesOf(loadTranscript('stream-en'));
    expect(english.decisions.map(({ text }) => text).join(' ')).toContain(
      "move the Friday stream to eight o'clock",
    );
    const korean = await notesOf(loadTranscript('stream-ko'));
    const texts = korean.decisions.map(({ text }) => text);
    expect(texts).toContain('첫 번째, 다음 주부터 방송 시간을 저녁 여덟 시로 옮기기로 했습니다.');
    expect((await notesOf(loadTranscript('moonshine-en'))).decisions).toEqual([]);
  });
});

describe('report', () => {
  it('is titled by what the session was about', async () => {
    const english = await reportOf([loadTranscript('stream-en')]);
    expect(english.title).toContain('Bell Warden');
    expect(english.title).toContain(' · ');
    reportSchema.omit({ language: true, author: true, madeAt: true }).parse(english);
    const korean = await reportOf([loadTranscript('stream-ko')], 'ko');
    expect(korean.title).toContain('딸기');
  });

  it('tells of the beginning, the middle and the end in its abstract', async () => {
    const spoken = loadTranscript('kennedy-1961');
    const { abstract } = await reportOf([spoken]);
    expect(abstract.length).toBeGreaterThan(150);
    const half = spoken.slice(0, spoken.length / 2).map(({ text }) => text);
    expect(half.some((text) => abstract.includes(text))).toBe(true);
    expect(abstract).toContain('Since this country was founded');
  });

  it('joins several windows in the order of time', async () => {
    const spoken = loadTranscript('stream-en');
    const windows = [spoken.slice(50), spoken.slice(0, 50)];
    const { chapters, highlights, quotes } = await reportOf(windows);
    for (const times of [
      chapters.map(({ startMs }) => startMs),
      highlights.map(({ atMs }) => atMs),
      quotes.map(({ atMs }) => atMs),
    ])
      expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(chapters[0]?.startMs).toBe(spoken[0]?.startMs);
    expect(chapters.at(-1)?.endMs).toBe(spoken.at(-1)?.endMs);
  });

  it('stays short however many windows there are', async () => {
    const spoken = loadTranscript('stream-en');
    const notes = await notesOf(spoken);
    const windows = Array.from({ length: 12 }, (_, hour): ReportNotes => {
      const shift = hour * 3_600_000;
      const chapters = notes.chapters.map((chapter) => ({
        ...chapter,
        title: `${chapter.title} ${hour}`,
        startMs: chapter.startMs + shift,
        endMs: chapter.endMs + shift,
      }));
      return { ...notes, chapters, startMs: shift, endMs: shift + 3_600_000 };
    });
    const report = await outputOf<'report'>({ kind: 'report', notes: windows, glossary: [], language: 'en' });
    expect(report.chapters).toHaveLength(24);
    expect(report.chapters.at(-1)?.endMs).toBe(windows.at(-1)?.chapters.at(-1)?.endMs);
    expect(report.highlights.length).toBeLessThanOrEqual(12);
    expect(report.quotes.length).toBeLessThanOrEqual(5);
    expect(report.keywords.length).toBeLessThanOrEqual(40);
  });

  it('has a title in the language asked for when nothing was said that makes one', async () => {
    const spoken = captions(['Um.', 'Yeah, okay.']);
    expect((await reportOf([spoken])).title).toBe('Session');
    expect((await reportOf([spoken], 'ko')).title).toBe('세션');
    expect((await reportOf([])).title).toBe('Session');
  });
});

it('keeps what the user marked among the highlights, in notes and in the report of many windows', async () => {
  const spoken = loadTranscript('stream-en').map((caption, at) =>
    at === 8 ? { ...caption, marked: true } : caption,
  );
  const marked = spoken[8]?.id;
  const whys = ({ highlights }: Pick<ReportNotes, 'highlights'>) =>
    highlights.flatMap(({ captionId, why }) => (captionId === marked ? [why] : []));
  expect(whys(await notesOf(spoken))).toEqual(['You marked it']);
  const halves = [spoken.slice(0, 20), spoken.slice(20)];
  expect(whys(await reportOf(halves))).toEqual(['You marked it']);
  expect(whys(await reportOf(halves, 'ko'))).toEqual(['직접 표시한 순간']);
  // Without the mark nothing would be found there.
  expect(whys(await notesOf(loadTranscript('stream-en')))).toEqual([]);
});
