import { FRAME_MS, SAMPLE_RATE } from '../../shared/sound';
// oxlint-disable-next-line import/default -- the query makes it an address
import worklet from './frames.worklet?worker&url';
import { SpeechEar } from './speech-ear';
import type { ShapeMessage } from './frames.worklet';
import type { Shape } from './sound-shape';
import type { FrameSource } from './sources/source';
import { openSpeechModel, prepareSpeechModel } from './speech-model';

export type OnFrame = (samples: Float32Array, probability: number) => void;

interface Graph {
  readonly context: AudioContext;
  /** Gives frames of what is connected to it. */
  readonly frames: Promise<AudioWorkletNode>;
}

function makeGraph(): Graph {
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

/** Silero's voice activity detection of one audio graph, frame by frame. */
export class VoiceActivity {
  /** Not in use. They serve again: of each that is closed, Chromium keeps megabytes for ever. */
  static readonly #spares: Graph[] = [];

  readonly #graph: Graph;
  #node: AudioWorkletNode | null = null;
  #shape: Shape = {};
  /** Frames are heard one after the other. */
  #hearing: Promise<void> = Promise.resolve();
  #heard = false;
  #closed = false;

  /** Loads what the next lane needs. */
  static prepare(): void {
    prepareSpeechModel();
    if (VoiceActivity.#spares.length === 0) VoiceActivity.#spares.push(makeGraph());
  }

  constructor() {
    this.#graph = VoiceActivity.#spares.shift() ?? makeGraph();
  }

  /** Where the graph of what is to be heard is made. */
  get context(): AudioContext {
    return this.#graph.context;
  }

  /** Hears what `input` gives. Resolves when frames are about to come; `onError` is told of those that cannot be heard. */
  async start(input: AudioNode | FrameSource, onFrame: OnFrame, onError: () => void): Promise<void> {
    const [model, node] = await Promise.all([openSpeechModel(), this.#graph.frames]);
    if (this.#closed) return;
    const ear = new SpeechEar(model);
    const take = (frame: Float32Array): void => {
      this.#hearing = this.#hearing.then(() => this.#hear(ear, frame, onFrame)).catch(onError);
    };
    // What comes in frames needs no graph.
    if (typeof input === 'function') return input(take);
    await this.context.resume();
    if (this.#closed) return;
    this.#tell(node, true);
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => take(data);
    input.connect(node);
    this.#node = node;
  }

  /** What is heard of the input, and how loud; also before it starts. */
  tune(shape: Shape): void {
    this.#shape = shape;
    if (this.#node) this.#tell(this.#node, false);
  }

  /** Hears `input` in the place of what is closed after this, without a break. */
  swap(input: AudioNode): void {
    if (this.#node) input.connect(this.#node);
  }

  /** No more frames come. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#node) this.#node.port.onmessage = null;
    // A graph that should have given frames and gave none would not for another lane either.
    void this.#giveBack(this.#node === null || this.#heard);
  }

  #tell({ port }: AudioWorkletNode, begins: boolean): void {
    const { channel, gainDb } = this.#shape;
    const message: ShapeMessage = { begins, ...(channel && { channel }), ...(gainDb && { gainDb }) };
    port.postMessage(message);
  }

  async #hear(ear: SpeechEar, frame: Float32Array, onFrame: OnFrame): Promise<void> {
    this.#heard = true;
    const probability = await ear.hear(frame);
    if (!this.#closed) onFrame(frame, probability);
  }

  async #giveBack(works: boolean): Promise<void> {
    const loaded = await this.#graph.frames.then(
      () => true,
      () => false,
    );
    if (!loaded || !works) return this.context.close();
    await this.context.suspend();
    VoiceActivity.#spares.push(this.#graph);
  }
}
