import { compact } from '../compact';

/** More in a row make nothing more doubtful. */
const MOST = 8;

/** Counts how many utterances of a lane in a row are the same text. */
export class GhostRun {
  #text = '';
  readonly #utterances = new Set<string>();

  /** Another final of an utterance; returns how many in a row say the same, this one among them. */
  count(text: string, utteranceId: string): number {
    const compared = compact(text);
    if (compared !== this.#text) this.#utterances.clear();
    this.#text = compared;
    if (this.#utterances.size < MOST) this.#utterances.add(utteranceId);
    return this.#utterances.size;
  }
}
