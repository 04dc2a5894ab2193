import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpokenCaption } from '../../src/main/text/spoken-caption';

const FOLDER = join(__dirname, '../fixtures/language');

/** A caption that says `text`, two seconds long. */
export function caption(id: string, text: string, startMs = 0, speaker = ''): SpokenCaption {
  return { id, startMs, endMs: startMs + 2000, text, speaker };
}

/** One caption after the other, with pauses of `pauseMs` between them. */
export function captions(texts: readonly string[], pauseMs = 3000): SpokenCaption[] {
  return texts.map((text, index) => caption(`c${index}`, text, index * (2000 + pauseMs)));
}

/** The captions of `tests/fixtures/language/NAME.tsv`, with ids c0, c1 … */
export function loadTranscript(
  name: 'stream-en' | 'stream-ko' | 'kennedy-1961' | 'moonshine-en',
): SpokenCaption[] {
  const [, ...lines] = readFileSync(join(FOLDER, `${name}.tsv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const [start, end, speaker = '', text = ''] = line.split('\t');
    return {
      id: `c${index}`,
      startMs: Math.round(Number(start) * 1000),
      endMs: Math.round(Number(end) * 1000),
      speaker,
      text,
    };
  });
}
