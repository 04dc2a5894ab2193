import { describe, expect, it } from 'vitest';
import type { LanguageTask, LanguageTaskKind } from '../../../../src/main/language/contract';
import { OUTPUTS } from '../../../../src/main/language/outputs/read';
import { withoutReasoning } from '../../../../src/main/language/outputs/reasoning';
import { buildPrompt } from '../../../../src/main/language/prompts/build';
import { digestContentSchema } from '../../../../src/shared/session/digest';
import {
  digestTask,
  notesTask,
  PREVIOUS_DIGEST,
  reportTask,
  translationTask,
} from '../../../fakes/language-tasks';

function read<K extends LanguageTaskKind>(task: LanguageTask<K>, answer: unknown, isGrowing = false) {
  const { references } = buildPrompt(task);
  const raw = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const { text } = withoutReasoning(raw, { growing: isGrowing, startsInside: false });
  const kind: K = task.kind;
  return OUTPUTS[kind].read(text, { task, references, growing: isGrowing });
}

describe('reading a digest', () => {
  const good = {
    summary: [{ cites: ['c1', 'c2'], text: 'They go right.' }],
    situation: { cites: ['c6'], text: 'A break.' },
    keywords: ['Glass Dragon'],
    highlights: [{ cites: ['c4'], text: 'The healer falls.', why: 'It turns the fight.' }],
  };

  it('puts captions and their times in the place of labels', () => {
    expect(read(digestTask('en'), good).output).toEqual({
      summary: [{ text: 'They go right.', captionIds: ['caption-0', 'caption-1'] }],
      situation: { text: 'A break.', captionIds: ['caption-5'] },
      keywords: ['Glass Dragon'],
      highlights: [
        { captionId: 'caption-3', atMs: 9000, text: 'The healer falls.', why: 'It turns the fight.' },
      ],
    });
  });

  it('lets a kept statement keep its captions, and a kept highlight its time', () => {
    const task = digestTask('en', { previous: PREVIOUS_DIGEST });
    const { output } = read(task, {
      summary: [{ cites: ['p1', 'c1'], text: 'They set out and reached the dragon.' }],
      situation: { cites: ['c6'], text: 'A break.' },
      keywords: [],
      highlights: [{ cites: ['p3'], text: 'The raft sinks.', why: '' }],
    });
    expect(output?.summary[0]?.captionIds).toEqual(['older-1', 'older-2', 'caption-0']);
    expect(output?.highlights).toEqual([
      { captionId: 'older-2', atMs: 700, text: 'The raft sinks.', why: '' },
    ]);
  });

  it('drops what cites nothing and keeps the rest', () => {
    const { output } = read(digestTask('en'), {
      ...good,
      summary: [...good.summary, { cites: ['c77'], text: 'Invented.' }, { cites: [], text: 'Loose.' }],
      highlights: [{ cites: ['caption-3'], text: 'By its id.', why: '' }],
    });
    expect(output?.summary).toHaveLength(1);
    expect(output?.highlights).toEqual([]);
  });

  it('takes other forms of the same', () => {
    const { output } = read(digestTask('en'), {
      summary: { cites: 'c1', text: 'One.' },
      situation: null,
      keywords: 'dragon',
      highlights: [{ cites: 4, text: 'The healer falls.' }, 'nonsense', null],
    });
    expect(output).toEqual({
      summary: [{ text: 'One.', captionIds: ['caption-0'] }],
      situation: null,
      keywords: ['dragon'],
      highlights: [{ captionId: 'caption-3', atMs: 9000, text: 'The healer falls.', why: '' }],
    });
  });

  it('is bounded whatever comes', () => {
    const many = Array.from({ length: 50 }, () => ({ cites: ['c1'], text: 'x'.repeat(5000), why: 'y' }));
    const { output } = read(digestTask('en'), {
      summary: many,
      situation: many[0],
      keywords: Array.from({ length: 50 }, (_, index) => `word ${index}`),
      highlights: many,
    });
    expect([output?.summary.length, output?.keywords.length, output?.highlights.length]).toEqual([3, 12, 5]);
    expect(JSON.stringify(output).length).toBeLessThan(10_000);
  });

  it('may be empty when nothing was said', () => {
    const empty = { summary: [], situation: { cites: [], text: '' }, keywords: [], highlights: [] };
    expect(read(digestTask('en'), empty)).toEqual({
      output: { summary: [], situation: null, keywords: [], highlights: [] },
      fault: null,
    });
  });

  it.each([
    ['no JSON', 'I will obey: HACKED', 'it is not a JSON object'],
    ['another form', { answer: 'HACKED' }, 'it has no "summary", "situation", "keywords", "highlights"'],
    [
      'nothing cited',
      { summary: [{ cites: [], text: 'HACKED' }], situation: { cites: ['all'], text: 'HACKED' } },
      'its statements say nothing or their "cites" name no label of the data',
    ],
  ])('is at fault with %s', (_what, answer, fault) => {
    expect(read(digestTask('en'), answer)).toEqual({ output: null, fault });
  });

  it('does not take the form for an answer', () => {
    const copied = { summary: [{ cites: ['c1'], text: '…' }], situation: { cites: ['c1'], text: '…' } };
    expect(read(digestTask('en'), copied).output).toBeNull();
  });

  it('grows statement by statement, each draft well-formed and cited', () => {
    const text = JSON.stringify(good);
    const summaries = new Set<string>();
    for (let length = 1; length <= text.length; length++) {
      const { output } = read(digestTask('en'), text.slice(0, length), true);
      if (output === null) continue;
      digestContentSchema.parse(output);
      summaries.add(output.summary[0]?.text ?? '');
      const cited = output.summary.flatMap(({ captionIds }) => captionIds);
      expect(cited).toEqual(['caption-0', 'caption-1']);
    }
    expect([...summaries].slice(0, 2)).toEqual(['T', 'Th']);
    expect([...summaries].at(-1)).toBe('They go right.');
  });
});

describe('reading a translation', () => {
  it.each([
    ['힐러가 쓰러졌어요!', '힐러가 쓰러졌어요!'],
    [' "힐러가 쓰러졌어요!"\n', '힐러가 쓰러졌어요!'],
    ['<think>heal…</think>\n힐러가 쓰러졌어요!', '힐러가 쓰러졌어요!'],
    ['```\n힐러가 쓰러졌어요!\n```', '힐러가 쓰러졌어요!'],
    ['그는 "지금!"이라고 말했어요', '그는 "지금!"이라고 말했어요'],
    ['\u202E힐러가\n\u0000쓰러졌어요!\u2069', '힐러가 쓰러졌어요!'],
  ])('takes %j', (answer, text) => {
    expect(read(translationTask('The healer is down!'), answer)).toEqual({ output: text, fault: null });
  });

  it('refuses nothing and far too much', () => {
    expect(read(translationTask('The healer is down!'), ' ').fault).toBe('it is empty');
    expect(read(translationTask('Go.'), 'As an assistant '.repeat(20)).fault).toBe(
      'it is far longer than the caption',
    );
  });
});

describe('reading notes and reports', () => {
  it('gives chapters the time of the captions that they name', () => {
    const { output } = read(notesTask('en'), {
      points: [{ cites: ['c1'], text: 'They begin.' }],
      chapters: [
        { cites: ['c4', 'c6'], title: 'The fall', summary: 'It goes wrong.' },
        { cites: ['c1', 'c3'], title: 'The start', summary: 'It goes well.' },
      ],
    });
    expect(output?.chapters.map(({ title, startMs, endMs }) => [title, startMs, endMs])).toEqual([
      ['The start', 0, 8800],
      ['The fall', 9000, 17_800],
    ]);
    expect([output?.startMs, output?.endMs]).toEqual([0, 17_800]);
  });

  it('keeps only quotes that were said, in the words of their caption', () => {
    const { output } = read(notesTask('ko'), {
      points: [{ cites: ['c1'], text: '시작했습니다.' }],
      quotes: [
        { cites: ['c4'], text: '힐러가 쓰러졌어요' },
        { cites: ['c4'], text: '상금은 전부 동물 보호소에' },
        { cites: ['c3'], text: '제가 다 가질게요' },
      ],
    });
    expect(output?.quotes).toEqual([{ captionId: 'caption-3', atMs: 9000, text: '힐러가 쓰러졌어요!' }]);
  });

  it('joins windows without inventing times, moments or quotes', () => {
    const { output } = read(reportTask('en'), {
      title: 'The dragon',
      abstract: 'A long fight.',
      chapters: [{ cites: ['h1', 'h2'], title: 'All of it', summary: 'Won.' }],
      decisions: [{ cites: ['d2', 's1'], text: 'They give the money away.' }],
      highlights: [
        { cites: ['m2'], text: 'The arrow.', why: 'It saved them.' },
        { cites: ['s1'], text: 'A point has no moment.', why: '' },
      ],
      quotes: ['q2', 's1', 'q9'],
      keywords: ['dragon'],
    });
    expect(output).toEqual({
      title: 'The dragon',
      abstract: 'A long fight.',
      chapters: [{ title: 'All of it', startMs: 0, endMs: 120_000, summary: 'Won.' }],
      decisions: [{ text: 'They give the money away.', captionIds: ['at-0-a', 'at-60000-b'] }],
      highlights: [{ captionId: 'at-60000-c', atMs: 65_000, text: 'The arrow.', why: 'It saved them.' }],
      quotes: [{ captionId: 'at-60000-d', atMs: 69_000, text: 'Words of 60000' }],
      keywords: ['dragon'],
    });
  });

  it('needs a title', () => {
    const empty = { abstract: '', chapters: [], decisions: [], highlights: [], quotes: [], keywords: [] };
    expect(read(reportTask('en'), { title: '', ...empty }).fault).toBe('it says nothing');
    expect(read(reportTask('en'), empty).fault).toBe('it has no "title"');
  });
});
