import { FRAME_MS, SAMPLE_RATE } from '../../shared/sound';
// oxlint-disable-next-line import/default -- the query makes it an address
import worklet from './frames.worklet?worker&url';

/** Where a node is made that is to be heard. */
export interface Graph {
  readonly context: AudioContext;
}

export interface AudioGraph extends Graph {
  /** Gives frames of what is connected to it. */
  readonly frames: Promise<AudioWorkletNode>;
}

/** Not in use. They serve again: of each that is closed, Chromium keeps megabytes for ever. */
const spares: AudioGraph[] = [];

/** Makes the next one ahead of time. */
export function prepareGraph(): void {
  if (spares.length === 0) spares.push(makeGraph());
}

/** One that rests. */
export function takeGraph(): AudioGraph {
  return spares.shift() ?? makeGraph();
}

/** `works`: whether it may serve again. */
export async function giveGraphBack(graph: AudioGraph, works: boolean): Promise<void> {
  const loaded = await graph.frames.then(
    () => true,
    () => false,
  );
  if (!loaded || !works) return graph.context.close();
  await graph.context.suspend();
  spares.push(graph);
}

function makeGraph(): AudioGraph {
  // Chromium resamples to the model's rate with a proper filter when the context itself runs at it.
  // A buffer of one frame: shorter ones only wake more threads more often.
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: FRAME_MS / 1000 });
  // An idle context would keep the audio device and its thread busy.
  void context.suspend();
  const frames = context.audioWorklet
    .addModule(worklet)
    .then(() => new AudioWorkletNode(context, 'frames', { numberOfOutputs: 0 }));
  // Whoever starts it is told.
  frames.catch(() => undefined);
  return { context, frames };
}
