import { APIError } from 'openai';

/** What not every server knows, in the order in which it is given up when a server refuses a call. */
const FEATURES = ['json_schema', 'json_object', 'stream_options'] as const;
export type Feature = (typeof FEATURES)[number];

/**
 * What servers have refused, by server and model. A feature counts as refused once a call was accepted
 * without it, so a call that is refused for another reason teaches nothing.
 */
export class RefusedFeatures {
  readonly #refused = new Map<string, ReadonlySet<Feature>>();

  of(server: string): ReadonlySet<Feature> {
    return this.#refused.get(server) ?? new Set();
  }

  remember(server: string, refused: ReadonlySet<Feature>): void {
    this.#refused.set(server, refused);
  }
}

/**
 * The feature to try next without, after `error`: the one that it names, else the first of those `used`.
 * null when the error has nothing to do with features, or none is left.
 */
export function featureToDrop(error: unknown, used: ReadonlySet<Feature>): Feature | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const named = `${error.param} ${error.message}`.includes('stream_options');
  if (named && used.has('stream_options')) return 'stream_options';
  return FEATURES.find((feature) => used.has(feature)) ?? null;
}
