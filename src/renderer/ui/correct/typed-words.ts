/** Words that are typed in the place of others, and what is to be kept of them once their field is left, in whatever way. */
export class TypedWords {
  /** What the editor saw. */
  readonly base: string;
  #done = false;

  constructor(base: string) {
    this.base = base;
  }

  /** Whether they were kept, or given up. */
  get done(): boolean {
    return this.#done;
  }

  /** What is to be kept of `draft`, once; null where nothing in it is new, or all is done already. */
  keep(draft: string): string | null {
    const words = draft.trim();
    if (this.#done || words === '' || words === this.base) return null;
    this.#done = true;
    return words;
  }

  /** Nothing more is to be kept of them. */
  end(): void {
    this.#done = true;
  }
}
