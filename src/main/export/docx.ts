import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { directionOf } from '../../shared/direction';
import type { Catalogue } from '../../shared/locales';
import type { Digest, Statement } from '../../shared/session/digest';
import type { SessionRecord } from '../../shared/session/record';
import type { Report } from '../../shared/session/report';
import { formatClock } from '../../shared/time';
import { cleanText } from '../text/clean-text';
import { wordsOf } from './cues';
import { authorLine, firstStart, inOrder, labeller, localDate } from './text';
import type { TextSetting } from './txt';

/** Characters that no XML may hold, which words are clean of but for these. */
const NOT_XML = /[\uFFFE\uFFFF]/gu;
/** Of times and of what is not said, without a `#`. */
const SOFT = '6b7280';
/** Half points. */
const SMALL = 19;

export interface DocxOptions {
  readonly catalogue: Catalogue;
  /** Language of the translations; null for none. */
  readonly second: string | null;
  readonly set: TextSetting;
}

/** A document of Office Open XML: the report, or the newest digest when there is none, then the transcript. */
export async function renderDocx(record: SessionRecord, options: DocxOptions): Promise<Uint8Array> {
  const { report } = record;
  const digest = record.digests.at(-1);
  const writer = new Writer(record, options);
  const date = localDate(record.startedAt);
  const title = report ? cleanText(report.title) : date;
  const facts = ['Jamak', ...(report ? [date] : []), formatClock(record.durationMs)].join(' · ');
  const document = new Document({
    title: inXml(title),
    creator: 'Jamak',
    // Word has it for Korean, and puts its own in place where it is missing.
    styles: { default: { document: { run: { font: 'Malgun Gothic', size: 22 } } } },
    sections: [
      {
        children: [
          heading(title, HeadingLevel.TITLE),
          line([soft(facts)]),
          ...(report ? writer.report(report) : digest ? writer.digest(digest) : []),
          ...writer.transcript(),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

class Writer {
  readonly #record: SessionRecord;
  readonly #options: DocxOptions;
  readonly #labelOf: ReturnType<typeof labeller>;

  constructor(record: SessionRecord, options: DocxOptions) {
    this.#record = record;
    this.#options = options;
    this.#labelOf = labeller(record, options.set.speakers !== 'none');
  }

  get #words(): Catalogue['document'] {
    return this.#options.catalogue.document;
  }

  report(report: Report): Paragraph[] {
    const words = this.#words;
    return [
      this.#author(report),
      said(report.abstract),
      ...section(
        words.chapters,
        report.chapters.flatMap(({ title, startMs, summary }) => [
          heading(`${formatClock(startMs)} · ${title}`, HeadingLevel.HEADING_2),
          said(summary),
        ]),
      ),
      ...section(words.decisions, this.#statements(report.decisions)),
      ...section(words.highlights, report.highlights.map(highlight)),
      ...section(
        words.quotes,
        report.quotes.map(({ atMs, text }) => item(`“${text}”`, atMs)),
      ),
      ...section(words.keywords, report.keywords.length > 0 ? [said(report.keywords.join(' · '))] : []),
    ];
  }

  digest(digest: Digest): Paragraph[] {
    const words = this.#words;
    return [
      this.#author(digest),
      ...section(words.summary, this.#statements(digest.summary)),
      ...section(words.highlights, digest.highlights.map(highlight)),
      ...section(words.keywords, digest.keywords.length > 0 ? [said(digest.keywords.join(' · '))] : []),
    ];
  }

  transcript(): Paragraph[] {
    const { catalogue, set, second } = this.#options;
    const record = this.#record;
    const blocks = inOrder(record.captions, record).flatMap((entry): Paragraph[] => {
      switch (entry.type) {
        case 'caption': {
          const { text, below } = wordsOf(entry.item, set.words, second);
          const spoken = timed(entry.item.startMs, this.#labelOf(entry.item) + text);
          return below === '' ? [spoken] : [spoken, said(below, true)];
        }
        case 'gap': {
          const { startMs, endMs, code } = entry.item;
          const label = `${this.#labelOf(entry.item)}⚠ ${catalogue.transcript.gap}`;
          return [timed(startMs, `${label}: ${span(startMs, endMs)} (${code})`)];
        }
        case 'pause': {
          const { startMs, endMs } = entry.item;
          const length = span(startMs, endMs ?? record.durationMs);
          return [timed(startMs, `⏸ ${catalogue.transcript.pause}: ${length}`)];
        }
        case 'taken-back':
          return [timed(entry.item.startMs, this.#labelOf(entry.item) + catalogue.correct.takenBack)];
        default:
          return [timed(entry.item.atMs, `★ ${entry.item.note}`)];
      }
    });
    return section(this.#words.transcript, blocks);
  }

  #author(made: Pick<Digest, 'author' | 'incomplete'>): Paragraph {
    return line([soft(authorLine(made, this.#words, cleanText))]);
  }

  /** Each with the time of the first caption that it comes from. */
  #statements(statements: readonly Statement[]): Paragraph[] {
    const starts = new Map(this.#record.captions.map(({ id, startMs }) => [id, startMs]));
    return statements.map(({ text, captionIds }) =>
      item(
        text,
        firstStart(captionIds, (id) => starts.get(id)),
      ),
    );
  }
}

function highlight({ atMs, text, why, note }: Digest['highlights'][number]): Paragraph {
  const reason = note ?? why;
  return item(reason === '' ? text : `${text} — ${reason}`, atMs);
}

function section(title: string, blocks: Paragraph[]): Paragraph[] {
  return blocks.length > 0 ? [heading(title, HeadingLevel.HEADING_1), ...blocks] : [];
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return new Paragraph({ heading: level, children: [run(text)], ...turned(text) });
}

function said(text: string, below = false): Paragraph {
  return line([run(text)], { ...turned(text), ...(below && { indent: { left: 720 } }) });
}

function timed(ms: number, text: string): Paragraph {
  return line([soft(`${formatClock(ms)}  `), run(text)], turned(text));
}

function item(text: string, ms: number | null): Paragraph {
  const time = ms === null ? [] : [soft(`  ${formatClock(ms)}`)];
  return line([run(text), ...time], { ...turned(text), bullet: { level: 0 } });
}

function line(children: TextRun[], more: object = {}): Paragraph {
  return new Paragraph({ children, spacing: { after: 80 }, ...more });
}

/** Of a paragraph whose words are read from right to left. */
function turned(text: string): object {
  return directionOf(cleanText(text)) === 'rtl'
    ? { bidirectional: true, alignment: AlignmentType.START }
    : {};
}

function run(text: string): TextRun {
  const clean = inXml(cleanText(text));
  return new TextRun({ text: clean, rightToLeft: directionOf(clean) === 'rtl' });
}

function soft(text: string): TextRun {
  return new TextRun({ text: inXml(text), color: SOFT, size: SMALL });
}

function inXml(text: string): string {
  return text.replaceAll(NOT_XML, '\uFFFD');
}

function span(startMs: number, endMs: number): string {
  return `${formatClock(startMs)}–${formatClock(endMs)}`;
}
