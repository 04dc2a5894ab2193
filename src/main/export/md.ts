import { DEFAULT_EXPORT_OPTIONS } from '../../shared/exporting/options';
import type { Digest, Highlight, Statement } from '../../shared/session/digest';
import type { Catalogue } from '../../shared/locales';
import type { Mark } from '../../shared/session/events';
import type { SessionRecord } from '../../shared/session/record';
import type { Report } from '../../shared/session/report';
import {
  lacksTranslation,
  type Caption,
  type Gap,
  type Pause,
  type TakenBack,
} from '../../shared/session/session-view';
import { formatClock } from '../../shared/time';
import { directionOf, type Direction } from '../../shared/direction';
import type { ExportOptions } from '../../shared/exporting/options';
import { Citations } from './citations';
import { wordsOf } from './cues';
import { markdownText } from './markdown-text';
import { authorLine, firstStart, inOrder, labeller, localDate } from './text';
import type { TextSetting } from './txt';

/** What Markdown heeds of the options. */
type MdSetting = TextSetting & Pick<ExportOptions, 'citations'>;

/** Blocks are paragraphs, headings, lists and quotations; a blank line stands between any two. */
type Blocks = readonly string[];

/**
 * Markdown: the report, or the newest digest when there is none, then the transcript with the translations into the
 * language `second`, if any, and what statements come from as footnotes, if wanted. Its own words are those of `catalogue`; all that was said or written about it is escaped.
 */
export function renderMd(
  record: SessionRecord,
  catalogue: Catalogue,
  second: string | null,
  set: MdSetting = DEFAULT_EXPORT_OPTIONS,
): string {
  const { report } = record;
  const digest = record.digests.at(-1);
  const writer = new Writer(record, catalogue, second, set);
  const date = localDate(record.startedAt);
  const length = formatClock(record.durationMs);
  const blocks = [
    `# ${report ? markdownText(report.title) : date}`,
    ['Jamak', ...(report ? [date] : []), length].join(' · '),
    ...(report ? writer.report(report) : digest ? writer.digest(digest) : []),
    ...writer.transcript(),
    ...writer.footnotes(),
  ];
  return `${blocks.join('\n\n')}\n`;
}

class Writer {
  readonly #record: SessionRecord;
  readonly #words: Catalogue['document'];
  readonly #notCaptioned: string;
  readonly #paused: string;
  readonly #takenBack: string;
  readonly #labelOf: ReturnType<typeof labeller>;
  readonly #captions: ReadonlyMap<string, Caption>;
  readonly #second: string | null;
  readonly #set: TextSetting;
  readonly #citations: Citations;

  constructor(record: SessionRecord, catalogue: Catalogue, second: string | null, set: MdSetting) {
    this.#record = record;
    this.#second = second;
    this.#words = catalogue.document;
    this.#notCaptioned = catalogue.transcript.gap;
    this.#paused = catalogue.transcript.pause;
    this.#takenBack = catalogue.correct.takenBack;
    this.#set = set;
    this.#labelOf = labeller(record, set.speakers !== 'none');
    this.#captions = new Map(record.captions.map((caption) => [caption.id, caption]));
    this.#citations = new Citations(this.#captions, this.#labelOf, set.citations);
  }

  report(report: Report): Blocks {
    const words = this.#words;
    const chapters = report.chapters.flatMap(({ title, startMs, summary }) => [
      `### ${formatClock(startMs)} · ${markdownText(title)}`,
      ...paragraph(summary),
    ]);
    const quotes = report.quotes.map(({ captionId, atMs, text }) => {
      const caption = this.#captions.get(captionId);
      return timed(atMs, `${caption ? this.#labelOf(caption) : ''}“${text}”`);
    });
    return [
      authorLine(report, this.#words, markdownText),
      ...paragraph(report.abstract),
      ...section(words.chapters, chapters),
      ...section(words.decisions, this.#statements(report.decisions)),
      ...section(words.highlights, this.#highlights(report.highlights)),
      ...section(words.quotes, list(quotes)),
      ...section(words.keywords, keywords(report.keywords)),
    ];
  }

  digest(digest: Digest): Blocks {
    const words = this.#words;
    return [
      authorLine(digest, this.#words, markdownText),
      ...section(words.summary, this.#statements(digest.summary)),
      ...section(words.highlights, this.#highlights(digest.highlights)),
      ...section(words.keywords, keywords(digest.keywords)),
    ];
  }

  /** Of what was written before. */
  footnotes(): Blocks {
    return this.#citations.notes();
  }

  transcript(): Blocks {
    const blocks = inOrder(this.#record.captions, this.#record).flatMap((entry) => {
      if (entry.type === 'mark') return [mark(entry.item)];
      if (entry.type === 'pause') return [this.#pause(entry.item)];
      if (entry.type === 'taken-back') return [this.#takenBackAt(entry.item)];
      return entry.type === 'gap' ? [this.#gap(entry.item)] : this.#caption(entry.item);
    });
    return section(this.#words.transcript, blocks);
  }

  #takenBackAt(place: TakenBack): string {
    return timed(place.startMs, this.#labelOf(place) + this.#takenBack);
  }

  #pause({ startMs, endMs }: Pause): string {
    const span = `${formatClock(startMs)}–${formatClock(endMs ?? this.#record.durationMs)}`;
    return timed(startMs, `⏸ ${this.#paused}: ${span}`);
  }

  #caption(caption: Caption): Blocks {
    const { text, below } = wordsOf(caption, this.#set.words, this.#second);
    const spoken = timed(caption.startMs, this.#labelOf(caption) + text, directionOf(text));
    const lacks = this.#set.words !== 'spoken' && lacksTranslation(caption, this.#second);
    if (lacks) return [spoken, `> ⚠ ${this.#words.noTranslation}`];
    return below === '' ? [spoken] : [spoken, `> ${markdownText(below)}`];
  }

  #gap(gap: Gap): string {
    const { startMs, endMs, code } = gap;
    const span = `${formatClock(startMs)}–${formatClock(endMs)}`;
    return timed(startMs, `${this.#labelOf(gap)}⚠ ${this.#notCaptioned}: ${span} (${code})`);
  }

  /** Each with the time of the first caption that it comes from. */
  #statements(statements: readonly Statement[]): Blocks {
    return list(
      statements.map(({ text, captionIds }) => {
        const first = firstStart(captionIds, (id) => this.#captions.get(id)?.startMs);
        const time = first === null ? '' : ` (${formatClock(first)})`;
        return markdownText(text) + time + this.#citations.refer(captionIds);
      }),
    );
  }

  #highlights(all: readonly Highlight[]): Blocks {
    return list(
      all.map(({ captionId, atMs, text, why, note }) => {
        const reason = note ?? why;
        const said = timed(atMs, reason === '' ? text : `${text} — ${reason}`);
        return said + this.#citations.refer([captionId]);
      }),
    );
  }
}

/** A heading with what belongs to it, or nothing where nothing does. */
function section(title: string, blocks: Blocks): Blocks {
  return blocks.length > 0 ? [`## ${title}`, ...blocks] : [];
}

function paragraph(text: string): Blocks {
  const line = markdownText(text);
  return line === '' ? [] : [line];
}

/** `items` are Markdown already. */
function list(items: readonly string[]): Blocks {
  return items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : [];
}

function timed(ms: number, text: string, direction?: Direction): string {
  return `**${formatClock(ms)}** ${markdownText(text, direction)}`.trimEnd();
}

/** A moment that the user marked. */
function mark({ atMs, note }: Mark): string {
  return timed(atMs, `★ ${note}`);
}

function keywords(all: readonly string[]): Blocks {
  return paragraph(all.join(' · '));
}
