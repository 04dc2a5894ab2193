import type { ServerAddress } from '../../../remote/client';

/** The server as the user has set it up. */
export interface LanguageServerConfig extends ServerAddress {
  /** Empty when none was chosen yet. */
  readonly model: string;
  /** For reports; empty for the same. */
  readonly reportModel: string;
  /** What the models can take in at once, tokens. */
  readonly contextTokens: number;
  /** US dollars for a million tokens, where the user knows better than the price list; null for the list's. */
  readonly price: Price | null;
}

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}
