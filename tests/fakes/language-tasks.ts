import type { LanguageTask } from '../../src/main/language/contract';
import type { SpokenCaption } from '../../src/main/text/spoken-caption';
import type { Digest } from '../../src/shared/session/digest';
import type { ReportNotes } from '../../src/shared/session/report';

/** Language tasks over two short sessions, one in English and one in Korean. */

const SPOKEN = {
  en: [
    'Welcome back everyone, tonight we finally fight the Glass Dragon.',
    'Chat says the left bridge is a trap, so we go right.',
    'Okay, we decided: the prize pool goes to the animal shelter.',
    'Oh no, the healer is down! We have to run right now.',
    'That was close. Minji saved the whole run with one arrow.',
    'We take a five minute break and then try the last room.',
  ],
  ko: [
    '여러분 다시 오신 것을 환영해요, 오늘은 드디어 유리 드래곤을 잡습니다.',
    '채팅에서 왼쪽 다리가 함정이라고 하니까 오른쪽으로 갈게요.',
    '자 결정했어요, 상금은 전부 동물 보호소에 기부합니다.',
    '어어 힐러가 쓰러졌어요! 지금 바로 도망쳐야 해요.',
    '진짜 아슬아슬했네요. 민지가 화살 한 발로 살렸어요.',
    '5분만 쉬고 마지막 방에 도전하겠습니다.',
  ],
} as const;

export type Spoken = keyof typeof SPOKEN;

export function spokenCaptions(language: Spoken): SpokenCaption[] {
  return captionsOf(SPOKEN[language]);
}

/** Captions `caption-0`, `caption-1` …, three seconds each. */
export function captionsOf(texts: readonly string[]): SpokenCaption[] {
  return texts.map((text, index) => ({
    id: `caption-${index}`,
    startMs: index * 3000,
    endMs: index * 3000 + 2800,
    speaker: '',
    text,
  }));
}

export const PREVIOUS_DIGEST: Digest = {
  id: 'digest-0',
  fromMs: 0,
  untilMs: 2000,
  language: 'en',
  author: { engine: 'server', model: 'fake-small' },
  summary: [{ text: 'The group set out for the tower.', captionIds: ['older-1', 'older-2'] }],
  situation: { text: 'They are crossing the river.', captionIds: ['older-3'] },
  keywords: ['tower'],
  highlights: [{ captionId: 'older-2', atMs: 700, text: 'The raft sinks.', why: 'Nobody expected it.' }],
};

export function digestTask(
  language: Spoken,
  changes: Partial<LanguageTask<'digest'>> = {},
): LanguageTask<'digest'> {
  const captions = spokenCaptions(language);
  return { kind: 'digest', glossary: [], previous: null, captions, language, ...changes };
}

export function translationTask(
  text: string,
  changes: Partial<LanguageTask<'translation'>> = {},
): LanguageTask<'translation'> {
  const [before, caption] = captionsOf(['Good evening.', text]);
  if (!before || !caption) throw new Error('no captions');
  return { kind: 'translation', glossary: [], caption, before: [before], language: 'ko', ...changes };
}

export function catchUpTask(language: Spoken): LanguageTask<'catch-up'> {
  const captions = spokenCaptions(language).slice(-2);
  return { kind: 'catch-up', glossary: [], digests: [PREVIOUS_DIGEST], captions, language };
}

export function notesTask(language: Spoken): LanguageTask<'report-notes'> {
  return { kind: 'report-notes', glossary: [], captions: spokenCaptions(language), language };
}

/** The notes of a window that begins at `startMs`. */
export function windowNotes(startMs: number): ReportNotes {
  const id = `at-${startMs}`;
  return {
    startMs,
    endMs: startMs + 60_000,
    points: [{ text: `Point of ${startMs}`, captionIds: [`${id}-a`] }],
    chapters: [
      { title: `Chapter of ${startMs}`, startMs, endMs: startMs + 60_000, summary: 'What happened.' },
    ],
    decisions: [{ text: `Decision of ${startMs}`, captionIds: [`${id}-b`] }],
    highlights: [
      { captionId: `${id}-c`, atMs: startMs + 5000, text: `Moment of ${startMs}`, why: 'It counts.' },
    ],
    quotes: [{ captionId: `${id}-d`, atMs: startMs + 9000, text: `Words of ${startMs}` }],
    keywords: ['dragon'],
  };
}

export function reportTask(language: Spoken): LanguageTask<'report'> {
  return { kind: 'report', glossary: [], notes: [windowNotes(0), windowNotes(60_000)], language };
}
