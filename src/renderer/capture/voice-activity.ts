import { FRAME_MS, SAMPLE_RATE } from '../../shared/sound';
// oxlint-disable-next-line import/default -- the query makes it an address
import worklet from './frames.worklet?worker&url';
import { SpeechEar } from './speech-ear';
import type { ShapeMessage } from './frames.worklet';
import type { Shape } from './sound-shape';
import type { FrameSource } from './sources/source';
import { openSpeechModel, prepareSpeechModel } from './speech-model';

/** `probability`: that somebody speaks; null of a frame that is not to be heard. */
export type OnFrame = (samples: Float32Array, probability: number | null) => void;

/** Sound is on its way through a device and the graph for less than this, ms. */
const ON_ITS_WAY_MS = 64;
/** The same from another program over the sound server and main, which waits for each of its streams. */
const FRAMES_ON_THEIR_WAY_MS = 500;

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
  /** Whether what is heard comes in frames, past the graph. */
  #byFrames = false;
  /** Frames are heard one after the other. */
  #hearing: Promise<void> = Promise.resolve();
  #heard = false;
  #closed = false;
  #ear: SpeechEar | null = null;
  #deaf = false;
  /** Counts `deafen` and `hearAnew`: a frame is heard only if neither came meanwhile. */
  #turns = 0;

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
    this.#ear = new SpeechEar(model);
    const take = (frame: Float32Array): void => {
      const turns = this.#deaf ? null : this.#turns;
      this.#hearing = this.#hearing.then(() => this.#hear(frame, turns, onFrame)).catch(onError);
    };
    // What comes in frames needs no graph.
    if (typeof input === 'function') {
      this.#byFrames = true;
      return input(take);
    }
    await this.context.resume();
    if (this.#closed) return;
    this.#tell(node, true);
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => take(data);
    input.connect(node);
    this.#node = node;
  }

  /** What is heard of the input, and how loud; also before it starts. */
  shape(shape: Shape): void {
    this.#shape = shape;
    if (this.#node) this.#tell(this.#node, false);
  }

  /** Hears `input` in the place of what is closed after this, without a break. */
  swap(input: AudioNode): void {
    if (this.#node) input.connect(this.#node);
  }

  /** Frames still come, but none is heard until `hearAnew`. */
  deafen(): void {
    this.#deaf = true;
    this.#turns++;
  }

  /** Once it has resolved, frames are heard again unless it was deafened meanwhile: none holds sound from before this call. */
  async hearAnew(): Promise<void> {
    if (!this.#deaf) return;
    const turns = ++this.#turns;
    const model = await openSpeechModel();
    const wayMs = this.#byFrames ? FRAMES_ON_THEIR_WAY_MS : ON_ITS_WAY_MS;
    await new Promise((resolve) => setTimeout(resolve, wayMs));
    if (turns !== this.#turns || this.#closed) return;
    this.#ear = new SpeechEar(model);
    this.#deaf = false;
    if (this.#node) this.#tell(this.#node, true);
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

  /** `turns`: when the frame came; null when it was not to be heard. */
  async #hear(frame: Float32Array, turns: number | null, onFrame: OnFrame): Promise<void> {
    this.#heard = true;
    const probability = turns === this.#turns && this.#ear ? await this.#ear.hear(frame) : null;
    if (!this.#closed) onFrame(frame, turns === this.#turns ? probability : null);
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
