import { MicVAD, type FrameProcessor } from '@ricky0123/vad-web';
import { FRAME_MS, SAMPLE_RATE } from '../../shared/sound';
import { restInQuiet } from './quiet-gate';

export type OnFrame = (samples: Float32Array, probability: number) => void;

/** A model that may be loaded ahead of time, and what it needs when sound comes. */
interface Slot {
  readonly vad: MicVAD;
  stream: MediaStream | null;
  onFrame: OnFrame | null;
}

const ASSETS = new URL('/vad/', window.location.origin).href;

async function load(context: AudioContext): Promise<Slot> {
  const slot: { vad?: MicVAD; stream: MediaStream | null; onFrame: OnFrame | null } = {
    stream: null,
    onFrame: null,
  };
  slot.vad = await MicVAD.new({
    model: 'v5',
    baseAssetPath: ASSETS,
    onnxWASMBasePath: ASSETS,
    audioContext: context,
    processorType: 'AudioWorklet',
    startOnLoad: false,
    getStream: () => Promise.resolve(slot.stream as MediaStream),
    resumeStream: () => Promise.resolve(slot.stream as MediaStream),
    pauseStream: () => Promise.resolve(),
    onFrameProcessed: (probabilities, frame) => slot.onFrame?.(frame, probabilities.isSpeech),
    // Only its probabilities are used: Jamak segments by itself. A threshold out of reach keeps the library
    // from gathering the sound of an utterance that it would never end.
    positiveSpeechThreshold: 1,
    negativeSpeechThreshold: 0,
    preSpeechPadMs: 0,
  });
  restInQuiet((slot.vad as unknown as { readonly frameProcessor: FrameProcessor }).frameProcessor);
  return slot as Slot;
}

interface Prepared {
  readonly context: AudioContext;
  readonly slot: Promise<Slot>;
}

/** Silero's voice activity detection of one stream, frame by frame. */
export class VoiceActivity {
  /** Loaded and not in use. Several, when several lanes gave theirs back unused. */
  static readonly #spares: Prepared[] = [];

  /** Chromium resamples to the model's rate with a proper filter when the context itself runs at it. */
  readonly context: AudioContext;
  readonly #slot: Promise<Slot>;
  /** Null until it is used. */
  #starting: Promise<void> | null = null;
  #closing: Promise<void> | null = null;

  /** Loads a model for the next lane that opens. */
  static prepare(): void {
    if (VoiceActivity.#spares.length === 0) VoiceActivity.#spares.push(VoiceActivity.#load());
  }

  static #load(): Prepared {
    // A buffer of one frame: shorter ones only wake more threads more often.
    const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: FRAME_MS / 1000 });
    // An idle context would keep the audio device and its thread busy.
    void context.suspend();
    return { context, slot: load(context) };
  }

  constructor() {
    const { context, slot } = VoiceActivity.#spares.shift() ?? VoiceActivity.#load();
    this.context = context;
    this.#slot = slot;
  }

  /** Resolves when frames are about to come. */
  start(stream: MediaStream, onFrame: OnFrame): Promise<void> {
    this.#starting = this.#start(stream, onFrame);
    return this.#starting;
  }

  /** No more frames come. A second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #start(stream: MediaStream, onFrame: OnFrame): Promise<void> {
    const slot = await this.#slot;
    slot.stream = stream;
    slot.onFrame = onFrame;
    await this.context.resume();
    await slot.vad.start();
  }

  async #close(): Promise<void> {
    try {
      const slot = await this.#slot;
      slot.onFrame = null;
      if (!this.#starting) {
        // Never used: it serves the next lane.
        VoiceActivity.#spares.push({ context: this.context, slot: this.#slot });
        return;
      }
      // The library cannot stop what is still starting.
      await this.#starting;
      await slot.vad.destroy();
    } catch {
      // It never came to hear anything, and would not for another lane either.
      return this.context.close();
    }
    await this.context.close();
    VoiceActivity.prepare();
  }
}
