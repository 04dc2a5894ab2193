import type { Caption } from '../../shared/session/session-view';
import { formatClock } from '../../shared/time';
import { markdownText } from './markdown-text';

/** Captions that statements come from, as footnotes in GitHub's flavour of Markdown: each is noted once. */
export class Citations {
  readonly #captions: ReadonlyMap<string, Caption>;
  readonly #labelOf: (caption: Caption) => string;
  readonly #wanted: boolean;
  /** Ids in the order of their numbers, from 1. */
  readonly #cited: string[] = [];

  constructor(
    captions: ReadonlyMap<string, Caption>,
    labelOf: (caption: Caption) => string,
    wanted: boolean,
  ) {
    this.#captions = captions;
    this.#labelOf = labelOf;
    this.#wanted = wanted;
  }

  /** What stands behind a statement that comes from these captions; captions that are there no more are left out. */
  refer(captionIds: readonly string[]): string {
    if (!this.#wanted) return '';
    const captions = [...new Set(captionIds)].flatMap((id) => this.#captions.get(id) ?? []);
    return captions
      .toSorted((one, other) => one.startMs - other.startMs)
      .map(({ id }) => ` [^${this.#numberOf(id)}]`)
      .join('');
  }

  /** The footnotes for all that was referred to. */
  notes(): readonly string[] {
    return this.#cited.flatMap((id, at) => {
      const caption = this.#captions.get(id);
      if (!caption) return [];
      const said = markdownText(this.#labelOf(caption) + caption.text);
      return [`[^${at + 1}]: **${formatClock(caption.startMs)}** ${said}`];
    });
  }

  #numberOf(id: string): number {
    const at = this.#cited.indexOf(id);
    return at >= 0 ? at + 1 : this.#cited.push(id);
  }
}
