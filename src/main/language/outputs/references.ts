/** What a label in a prompt stands for. */
export interface Referent {
  /** Oldest first. */
  readonly captionIds: readonly string[];
  /** Its place in the session, ms; null when it has no single one. */
  readonly span: { readonly startMs: number; readonly endMs: number } | null;
  /** The words as they were said or written down. */
  readonly text: string;
}

/**
 * The labels of one prompt: `c1`, `c2` … for captions, other letters for what was made of captions before.
 * Labels are short to save tokens, and since an answer names labels only, it cannot invent a caption.
 */
export class References {
  readonly #referents = new Map<string, Referent>();
  readonly #counts = new Map<string, number>();

  /** All labels, in the order in which they were added. */
  get labels(): string[] {
    return [...this.#referents.keys()];
  }

  /** The label under which `referent` can be cited from now on. `letter` is one small letter. */
  add(letter: string, referent: Referent): string {
    const count = (this.#counts.get(letter) ?? 0) + 1;
    this.#counts.set(letter, count);
    const label = `${letter}${count}`;
    this.#referents.set(label, referent);
    return label;
  }

  /**
   * Every referent that `cites` name, once, in the order in which they were added. Labels that do not exist
   * are passed over, and with `letter` those that begin with another one.
   */
  cited(cites: readonly string[], letter = ''): Referent[] {
    const labels = new Set(cites.flatMap(labelsIn).filter((label) => label.startsWith(letter)));
    return [...this.#referents].flatMap(([label, referent]) => (labels.has(label) ? [referent] : []));
  }
}

/** Models write `c3`, `[c3]`, `C3`, `c3, c4` or `[c3][c4]`, and sometimes only the number. */
function labelsIn(cite: string): string[] {
  if (/^\s*\d+\s*$/.test(cite)) return [`c${Number(cite)}`];
  return [...cite.matchAll(/\b([a-z])(\d+)\b/gi)].map(
    ([, letter, number]) => `${letter?.toLowerCase()}${number}`,
  );
}

/** `text` without labels that a model put into it in brackets, such as `We won [c3, c4].` */
export function withoutLabels(text: string): string {
  return text.replaceAll(/\s*[[(]\s*[a-z]\d+(?:\s*[,;]\s*[a-z]\d+)*\s*[\])]/g, '').trim();
}
