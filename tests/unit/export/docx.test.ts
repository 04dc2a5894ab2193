import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { open } from 'yauzl';
import { writeFormat, type FormatOptions } from '../../../src/main/export/write-format';
import type { SessionRecord } from '../../../src/shared/session/record';
import { temporaryFolder } from '../scripts/temporary-folder';
import { digest, record, report } from './records';

/** The text of each paragraph of the document. */
async function paragraphs(session: SessionRecord, options: FormatOptions = {}): Promise<string[]> {
  const path = join(temporaryFolder(), 'a.docx');
  await writeFormat(path, session, 'docx', options);
  const xml = await new Promise<string>((resolve, reject) => {
    open(path, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('entry', (entry) => {
        if (entry.fileName !== 'word/document.xml') return;
        zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream))));
      });
    });
  });
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([found]) =>
    [...found.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, said]) => said).join(''),
  );
}

const session = record(
  [
    {
      text: 'Hi & <b>hello</b>\u0007\uFFFF.',
      translations: [{ language: 'ko', text: '안녕.', final: true }],
    },
    { text: 'שלום, חברים.', laneId: 'sys' },
  ],
  {
    gaps: [{ laneId: 'mic', startMs: 9000, endMs: 9500, code: 'speech-queue-full' }],
    marks: [{ id: 'm', atMs: 900, note: 'here' }],
  },
);

describe('a Word document', () => {
  it('has the report and the transcript', async () => {
    const found = await paragraphs({ ...session, report: report(), digests: [digest()] });
    expect(found).toContain('A greeting');
    expect(found).toContain('Chapters');
    expect(found).toContain('00:00 · Hello');
    expect(found).toContain('To meet again.  00:02');
    expect(found).toContain('Transcript');
    expect(found).toContain('00:00  Hi &amp; &lt;b&gt;hello&lt;/b&gt;\uFFFD.');
    expect(found).toContain('안녕.');
    expect(found).toContain('00:02  Guests: שלום, חברים.');
    expect(found).toContain('00:00  ★ here');
    expect(found.join('\n')).toContain('speech-queue-full');
    expect(found).not.toContain('They greet each other.  00:00');
  });

  it('has the newest digest where there is no report, in the language of the interface', async () => {
    const found = await paragraphs({ ...session, digests: [digest()] }, { language: 'ko', words: 'spoken' });
    expect(found).toContain('They greet each other.  00:00');
    expect(found).toContain('요약');
    expect(found).not.toContain('안녕.');
  });

  it('says of a model inside that it chose, beside a mark what was written to it, and nothing that no XML may hold', async () => {
    const highlights = [
      { captionId: 'c1', atMs: 2000, text: 'Hello.', why: 'marked', note: 'for the intro' },
    ];
    const author = { engine: 'inside', model: 'small\u0001\ud800' } as const;
    const found = await paragraphs({ ...session, digests: [digest({ author, highlights })] });
    expect(found).toContain('Chosen from the captions on this computer, by: small\uFFFD');
    expect(found).toContain('Hello. — for the intro  00:02');
  });

  it('takes a statement of however many captions', async () => {
    const captionIds = Array.from({ length: 300_000 }, (_, at) => `c${at}`);
    const found = await paragraphs({
      ...session,
      digests: [digest({ summary: [{ text: 'All of it.', captionIds }] })],
    });
    expect(found).toContain('All of it.  00:00');
  });

  it('is one without words too', async () => {
    expect((await paragraphs(record([]))).length).toBeGreaterThan(1);
  });
});
