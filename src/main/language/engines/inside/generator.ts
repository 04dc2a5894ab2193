/** What the model is given room for, tokens: what it reads is bounded by lines, and room is memory. */
export const CONTEXT_TOKENS = 4096;

/** What a model inside is asked once. */
export interface Wanted {
  readonly system: string;
  readonly user: string;
  /** GBNF that the answer must obey, so that it can only choose; it ends by itself. */
  readonly grammar: string;
  /** An answer is cut there, tokens. */
  readonly maxTokens: number;
}

export interface Generated {
  readonly text: string;
  /** Tokens that it read and wrote. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface GenerateOptions {
  /** Ends it; what was asked is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
  /** Whether somebody waits for it right now: such an answer is given up rather than held for long. */
  readonly live: boolean;
}

/** Whoever runs the model. One answer is made at a time, in the order in which they were asked for. */
export interface TextGenerator {
  /** @throws JamakError 'inside-…'; the signal's reason after an abort */
  generate(wanted: Wanted, options: GenerateOptions): Promise<Generated>;
}
