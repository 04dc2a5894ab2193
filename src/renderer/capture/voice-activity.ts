import { giveGraphBack, prepareGraph, takeGraph, type AudioGraph } from './audio-graph';
import { FrameMaker } from './frame-maker';
import type { ShapeMessage } from './frames.worklet';
import type { Shape } from './sound-shape';
import type { BlockSource, OpenSource } from './sources/source';
import { SpeechEar } from './speech-ear';
import { openSpeechModel, prepareSpeechModel } from './speech-model';

/** `probability`: that somebody speaks; null of a frame that is not to be heard. */
export type OnFrame = (samples: Float32Array, probability: number | null) => void;

/** Sound is on its way through the graph for less than this, ms. */
const WAY_MS = 64;

/** Silero's voice activity detection of what one lane hears, frame by frame. */
export class VoiceActivity {
  /** Of a source that needs one. */
  #graph: AudioGraph | null = null;
  #node: AudioWorkletNode | null = null;
  /** Where what is heard comes in blocks, past the graph. */
  #blocks: BlockSource | null = null;
  #maker: FrameMaker | null = null;
  #shape: Shape = {};
  /** Frames are heard one after the other. */
  #hearing: Promise<void> = Promise.resolve();
  #heard = false;
  #closed = false;
  #ear: SpeechEar | null = null;
  #deaf = false;
  /** When what is heard now was on its way from at the earliest, by the page's clock, ms. */
  #hearsFrom = 0;
  /** Counts `deafen` and `hearAnew`: a frame is heard only if neither came meanwhile. */
  #turns = 0;

  /** Loads what the next lane may need. */
  static prepare(): void {
    prepareSpeechModel();
    prepareGraph();
  }

  /** Where what is to be heard is connected, if that is a node. */
  get context(): AudioContext {
    this.#graph ??= takeGraph();
    return this.#graph.context;
  }

  /** Hears what `input` gives. Resolves when frames are about to come; `onError` is told of those that cannot be heard. */
  async start(input: OpenSource['output'], onFrame: OnFrame, onError: () => void): Promise<void> {
    const [model, node] = await Promise.all([openSpeechModel(), this.#graph?.frames]);
    if (this.#closed) return;
    this.#ear = new SpeechEar(model);
    const take = (frame: Float32Array): void => {
      const turns = this.#deaf ? null : this.#turns;
      this.#hearing = this.#hearing.then(() => this.#hear(frame, turns, onFrame)).catch(onError);
    };
    if ('hear' in input) {
      this.#maker = new FrameMaker(take);
      this.#tell(true);
      return this.swap(input);
    }
    await this.context.resume();
    if (this.#closed || !node) return;
    this.#node = node;
    this.#tell(true);
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => take(data);
    this.swap(input);
  }

  /** What is heard of the input, and how loud; also before it starts. */
  shape(shape: Shape): void {
    this.#shape = shape;
    this.#tell(false);
  }

  /** Hears `input` from now on, in the place of what is closed after this. */
  swap(input: OpenSource['output']): void {
    if (!('hear' in input)) {
      if (this.#node) input.connect(this.#node);
      return;
    }
    this.#blocks = input;
    input.hear((channels, rate, lateMs = 0) => {
      // Where this page was busy, what was said before it was to be heard comes after that.
      const before = !this.#deaf && performance.now() - lateMs < this.#hearsFrom;
      if (input === this.#blocks && !before) this.#maker?.add(channels, rate);
    });
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
    const wayMs = this.#blocks?.wayMs ?? WAY_MS;
    const hearsFrom = performance.now() + wayMs;
    await new Promise((resolve) => setTimeout(resolve, wayMs));
    if (turns !== this.#turns || this.#closed) return;
    this.#hearsFrom = hearsFrom;
    this.#ear = new SpeechEar(model);
    this.#deaf = false;
    this.#tell(true);
  }

  /** No more frames come. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#blocks = null;
    if (this.#node) this.#node.port.onmessage = null;
    // A graph that should have given frames and gave none would not for another lane either.
    if (this.#graph) void giveGraphBack(this.#graph, this.#node === null || this.#heard);
  }

  /** Whoever makes the frames hears of the shape. */
  #tell(begins: boolean): void {
    const { channel, gainDb } = this.#shape;
    const shape = { ...(channel && { channel }), ...(gainDb && { gainDb }) };
    this.#node?.port.postMessage({ begins, ...shape } satisfies ShapeMessage);
    if (begins) this.#maker?.begin(shape);
    else this.#maker?.set(shape);
  }

  /** `turns`: when the frame came; null when it was not to be heard. */
  async #hear(frame: Float32Array, turns: number | null, onFrame: OnFrame): Promise<void> {
    this.#heard = true;
    const probability = turns === this.#turns && this.#ear ? await this.#ear.hear(frame) : null;
    if (!this.#closed) onFrame(frame, turns === this.#turns ? probability : null);
  }
}
