import { align } from './align';
import type { FinalCaption, ShownState } from './captions';

/** When (epoch ms) each word of a final, by its index, was first painted at its place. */
export interface CaptionPaints {
  readonly seen: ReadonlyMap<number, number>;
  readonly stable: ReadonlyMap<number, number>;
}

/** A caption that begins this soon after the one before goes on where that was cut, ms. */
const SEAM_MS = 100;

/**
 * The first paints of every word of every final caption. The words that a paint showed of a caption are
 * aligned with those of its final, whose end is left open as the utterance goes on (`align`, `openEnd`); a
 * word was there when it is in an equal pair. Where an utterance was cut while speech went on, the words after
 * the cut were first shown in the caption before it, so what that showed is aligned with both finals in a row.
 */
export function firstPaints(
  captions: readonly FinalCaption[],
  shown: ReadonlyMap<string, readonly ShownState[]>,
): Map<string, CaptionPaints> {
  const paints = new Map(
    captions.map(({ id }) => [id, { seen: new Map<number, number>(), stable: new Map<number, number>() }]),
  );
  const note = (kind: 'seen' | 'stable', places: readonly Place[], step: number, at: number): void => {
    const place = places[step];
    const known = place && paints.get(place.id)?.[kind];
    if (known) known.set(place.index, Math.min(at, known.get(place.index) ?? Infinity));
  };
  for (const [order, caption] of captions.entries()) {
    const next = captions[order + 1];
    const goesOn = next !== undefined && Math.abs(next.startMs - caption.endMs) <= SEAM_MS;
    const places = goesOn ? [...placesOf(caption), ...placesOf(next)] : placesOf(caption);
    const words = places.map(({ word }) => word);
    for (const state of shown.get(caption.id) ?? []) {
      for (const step of align(words, state.words, { openEnd: true })) {
        if (step.kind !== 'equal') continue;
        note('seen', places, step.reference, state.at);
        if (step.hypothesis < state.stableCount) note('stable', places, step.reference, state.at);
      }
    }
  }
  return paints;
}

interface Place {
  readonly id: string;
  readonly index: number;
  readonly word: string;
}

function placesOf({ id, words }: FinalCaption): Place[] {
  return words.map((word, index) => ({ id, index, word }));
}
