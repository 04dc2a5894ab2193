/**
 * Chromium's media objects and the voice detector's library, as far as the capture window uses them and as they
 * behave. A test gives devices, sound and faults; nothing happens by itself.
 */

/** An error as the browser throws it. */
export function refusal(name: string): DOMException {
  return new DOMException('for a reason of its own', name);
}

/** A wait that a test ends, for as many as wait. */
class Hold {
  #held = false;
  #waiting: (() => void)[] = [];

  on(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  pass(): Promise<void> {
    return this.#held ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }
}

class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';

  constructor(
    readonly kind: 'audio' | 'video',
    readonly label: string,
  ) {
    super();
  }

  /** Ends it without an event, as the specification says. */
  stop(): void {
    this.readyState = 'ended';
  }

  /** Its device is gone. */
  vanish(): void {
    if (this.readyState === 'ended') return;
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeStream {
  constructor(private readonly tracks: readonly FakeTrack[]) {}

  getTracks(): readonly FakeTrack[] {
    return this.tracks;
  }

  getAudioTracks(): readonly FakeTrack[] {
    return this.tracks.filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks(): readonly FakeTrack[] {
    return this.tracks.filter(({ kind }) => kind === 'video');
  }
}

class FakeAudioContext {
  state: 'running' | 'suspended' | 'closed' = 'running';

  constructor(readonly options: AudioContextOptions) {}

  resume(): Promise<void> {
    return this.#to('running');
  }

  suspend(): Promise<void> {
    return this.#to('suspended');
  }

  close(): Promise<void> {
    return this.#to('closed');
  }

  #to(state: FakeAudioContext['state']): Promise<void> {
    if (this.state === 'closed') return Promise.reject(refusal('InvalidStateError'));
    this.state = state;
    return Promise.resolve();
  }
}

class FakeElement extends EventTarget {
  preload = '';
  src: string | null = null;
  paused = true;
  webkitAudioDecodedByteCount = 1000;
  #interrupt = (): void => {};

  constructor(private readonly playing: Hold) {
    super();
  }

  play(): Promise<void> {
    this.paused = false;
    return Promise.race([
      this.playing.pass(),
      new Promise<void>((_resolve, reject) => {
        this.#interrupt = () => reject(refusal('AbortError'));
      }),
    ]);
  }

  pause(): void {
    this.paused = true;
    this.#interrupt();
  }

  /** It goes on with what it had: only a new address loads anything. */
  removeAttribute(name: string): void {
    if (name === 'src') this.src = null;
  }

  /** 'canplay', 'ended' or 'error'. */
  happens(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}

interface VadOptions {
  readonly audioContext: FakeAudioContext;
  readonly getStream: () => Promise<FakeStream>;
  readonly onFrameProcessed: (
    probabilities: { isSpeech: number; notSpeech: number },
    frame: Float32Array,
  ) => void;
}

/** The library's detector: its states, and what it does in each, are those of vad-web 0.0.31. */
class FakeVad {
  listening = false;
  /** Whether the memory of its model was given back. */
  released = false;
  readonly frameProcessor = {
    modelProcessFunc: async (_frame: Float32Array) => {
      await this.media.model.pass();
      return { isSpeech: this.media.probability, notSpeech: 1 - this.media.probability };
    },
  };
  #stream: FakeStream | null = null;
  #connected = false;
  #state: 'uninitialized' | 'initializing' | 'initialized' | 'destroyed' = 'uninitialized';

  constructor(
    private readonly options: VadOptions,
    private readonly media: FakeMedia,
  ) {}

  async start(): Promise<void> {
    if (this.#state === 'uninitialized') {
      this.#state = 'initializing';
      this.#stream = await this.options.getStream();
      await this.media.worklet.pass();
      if (this.media.workletError) throw this.media.workletError;
      this.#connected = true;
      this.listening = true;
      this.#state = 'initialized';
    } else if (this.#state === 'initialized' && !this.listening) {
      throw new Error('not used: a paused detector is resumed');
    }
  }

  destroy(): Promise<void> {
    this.#state = 'destroyed';
    if (!this.#connected) {
      return Promise.reject(new Error('MicVAD has null stream, audio context, or processor adapter'));
    }
    this.listening = false;
    this.#connected = false;
    this.released = true;
    return Promise.resolve();
  }

  /** The graph gives a frame of what its stream holds: silence once its track has ended. */
  async frame(level: number): Promise<void> {
    if (!this.#connected || this.options.audioContext.state !== 'running') return;
    const live = this.#stream?.getAudioTracks().some(({ readyState }) => readyState === 'live') ?? false;
    const frame = new Float32Array(512).fill(live ? level : 0);
    this.options.onFrameProcessed(await this.frameProcessor.modelProcessFunc(frame), frame);
  }
}

export class FakeMedia {
  /** Microphones that there are, by id, with their labels. */
  readonly microphones = new Map<string, string>();
  /** The system's sound; null when it gives a picture only. */
  systemSound: string | null = 'Monitor';
  /** What opening a device throws; null for nothing. */
  refuses: Error | null = null;
  /** What the model's file or its worklet is broken by. */
  modelError: Error | null = null;
  workletError: Error | null = null;
  /** That somebody speaks, as the model hears it. */
  probability = 0.9;
  /** Keep devices from opening, the worklet from loading, files from playing, the model from answering. */
  readonly opening = new Hold();
  readonly worklet = new Hold();
  readonly playing = new Hold();
  readonly model = new Hold();
  /** Constraints that devices were asked with. */
  readonly asked: unknown[] = [];
  /** Of devices. */
  readonly tracks: FakeTrack[] = [];
  readonly contexts: FakeAudioContext[] = [];
  readonly elements: FakeElement[] = [];
  readonly vads: FakeVad[] = [];
  /** Nodes between a media element and its stream. */
  connections = 0;
  listsDevices = true;

  readonly mediaDevices = Object.assign(new EventTarget(), {
    getUserMedia: (constraints: { audio: { deviceId?: { exact: string } } }) =>
      this.#openMicrophone(constraints),
    getDisplayMedia: (constraints: unknown) => this.#openSystem(constraints),
    enumerateDevices: () => this.#enumerate(),
  });

  /** To be put in the place of the browser's own. */
  get globals(): Record<string, unknown> {
    const { contexts, elements, playing } = this;
    const connected = (by: 1 | -1): void => {
      this.connections += by;
    };
    return {
      window: { location: { origin: 'jamak://app' } },
      navigator: { mediaDevices: this.mediaDevices },
      AudioContext: class extends FakeAudioContext {
        constructor(options: AudioContextOptions) {
          super(options);
          contexts.push(this);
        }
      },
      Audio: class extends FakeElement {
        constructor() {
          super(playing);
          elements.push(this);
        }
      },
      MediaStreamAudioDestinationNode: class {
        readonly stream = new FakeStream([new FakeTrack('audio', '')]);
      },
      MediaElementAudioSourceNode: class {
        connect(): void {
          connected(1);
        }
        disconnect(): void {
          connected(-1);
        }
      },
    };
  }

  /** In the place of the library. */
  get MicVAD(): { new: (options: VadOptions) => Promise<FakeVad> } {
    return {
      new: (options) => {
        if (this.modelError) return Promise.reject(this.modelError);
        const vad = new FakeVad(options, this);
        this.vads.push(vad);
        return Promise.resolve(vad);
      },
    };
  }

  /** Devices that are being heard. */
  get live(): string[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }

  /** Contexts that hold the sound card. */
  get running(): number {
    return this.contexts.filter(({ state }) => state === 'running').length;
  }

  /** The device is pulled out: its tracks end. */
  unplug(id: string): void {
    const label = this.microphones.get(id);
    this.microphones.delete(id);
    for (const each of this.tracks) if (each.label === label) each.vanish();
  }

  /** Every graph that runs gives so many frames. */
  async sound(level: number, count = 1): Promise<void> {
    const running = this.vads.filter(({ listening }) => listening);
    for (let frame = 0; frame < count; frame++) for (const vad of running) await vad.frame(level);
  }

  async #openMicrophone(constraints: { audio: { deviceId?: { exact: string } } }): Promise<FakeStream> {
    this.asked.push(constraints);
    await this.opening.pass();
    if (this.refuses !== null) throw this.refuses;
    const wanted = constraints.audio.deviceId?.exact;
    const id = wanted ?? [...this.microphones.keys()][0];
    const label = id === undefined ? undefined : this.microphones.get(id);
    if (label === undefined) throw refusal(wanted === undefined ? 'NotFoundError' : 'OverconstrainedError');
    return new FakeStream([track('audio', label, this.tracks)]);
  }

  async #openSystem(constraints: unknown): Promise<FakeStream> {
    this.asked.push(constraints);
    await this.opening.pass();
    if (this.refuses !== null) throw this.refuses;
    const picture = track('video', 'Screen', this.tracks);
    return new FakeStream(
      this.systemSound === null ? [picture] : [track('audio', this.systemSound, this.tracks), picture],
    );
  }

  #enumerate(): Promise<{ kind: string; deviceId: string; label: string }[]> {
    if (!this.listsDevices) return Promise.reject(refusal('NotAllowedError'));
    const microphones = [...this.microphones].map(([deviceId, label]) => ({ deviceId, label }));
    const aliases = ['default', 'communications', ''].map((deviceId) => ({ deviceId, label: 'An alias' }));
    return Promise.resolve([
      ...[...aliases, ...microphones].map((device) => ({ kind: 'audioinput', ...device })),
      { kind: 'audiooutput', deviceId: 'speaker', label: 'Speaker' },
      { kind: 'videoinput', deviceId: 'camera', label: 'Camera' },
    ]);
  }
}

function track(kind: FakeTrack['kind'], label: string, tracks: FakeTrack[]): FakeTrack {
  const made = new FakeTrack(kind, label);
  tracks.push(made);
  return made;
}
