/**
 * Chromium's media objects and the speech model's libraries, as far as the capture window uses them and as they
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
  readonly audioWorklet = {
    addModule: async (): Promise<void> => {
      await this.media.loading.pass();
      if (this.media.workletError) throw this.media.workletError;
    },
  };

  constructor(
    readonly options: AudioContextOptions,
    private readonly media: FakeMedia,
  ) {}

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
  /** Whether it still holds the file of an earlier address. */
  loaded = false;
  currentTime = 0;
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

  removeAttribute(name: string): void {
    if (name === 'src') this.src = null;
  }

  /** What it had goes on until this is called. */
  load(): void {
    this.loaded = this.src !== null;
  }

  /** 'canplay', 'timeupdate', 'ended' or 'error'. */
  happens(type: string): void {
    if (type === 'canplay') this.loaded = true;
    this.dispatchEvent(new Event(type));
  }
}

/** Where the sound of a media element, or of a device's stream, enters a graph. */
class FakeSourceNode {
  /** What it is connected to. */
  readonly targets = new Set<FakeFramesNode>();

  constructor(
    readonly context: FakeAudioContext,
    private readonly options: { readonly mediaStream?: FakeStream },
  ) {}

  /** Silence once its track has ended. */
  heard(level: number): number {
    const tracks = this.options.mediaStream?.getAudioTracks();
    return !tracks || tracks.some(({ readyState }) => readyState === 'live') ? level : 0;
  }

  connect(node: FakeFramesNode): void {
    if (node.context !== this.context) throw refusal('InvalidAccessError');
    this.targets.add(node);
  }

  disconnect(): void {
    this.targets.clear();
  }
}

/** Reads a track, until that ends or nobody reads any more. */
class FakeTrackProcessor {
  readonly track: FakeTrack;
  #feed: ReadableStreamDefaultController<object> | null = null;
  readonly readable = new ReadableStream<object>({
    start: (feed) => {
      this.#feed = feed;
    },
    cancel: () => {
      this.#feed = null;
    },
  });

  constructor({ track: heard }: { readonly track: FakeTrack }) {
    this.track = heard;
    heard.addEventListener('ended', () => {
      this.#feed?.close();
      this.#feed = null;
    });
  }

  get reads(): boolean {
    return this.#feed !== null && this.track.readyState === 'live';
  }

  give(level: number, lateMs: number): void {
    if (!this.reads) return;
    const copyTo = (channel: Float32Array): Float32Array => channel.fill(level);
    const shape = { numberOfChannels: 1, numberOfFrames: 512, sampleRate: 16_000 };
    this.#feed?.enqueue({
      ...shape,
      timestamp: (performance.now() - lateMs) * 1000,
      copyTo,
      close: () => {},
    });
  }
}

/** The worklet's end in the page: gives frames while something is connected to it and its context runs. */
class FakeFramesNode {
  readonly port = {
    onmessage: null as ((event: { data: Float32Array }) => void) | null,
    postMessage: (): void => {},
  };

  constructor(readonly context: FakeAudioContext) {}
}

export class FakeMedia {
  /** Microphones that there are, by id, with their labels. */
  readonly microphones = new Map<string, string>();
  /** The system's sound; null when it gives a picture only. */
  systemSound: string | null = 'Monitor';
  /** Whether tracks of devices can be read past a graph. */
  readsTracks = true;
  /** What opening a device throws; null for nothing. */
  refuses: Error | null = null;
  /** What the model's file, its worklet or its hearing is broken by. */
  modelError: Error | null = null;
  workletError: Error | null = null;
  hearingError: Error | null = null;
  /** That somebody speaks, as the model hears it. */
  probability = 0.9;
  /** Keep devices from opening, the detector from loading, files from playing, the model from answering. */
  readonly opening = new Hold();
  readonly loading = new Hold();
  readonly playing = new Hold();
  readonly model = new Hold();
  /** Constraints that devices were asked with. */
  readonly asked: unknown[] = [];
  /** Of devices. */
  readonly tracks: FakeTrack[] = [];
  readonly contexts: FakeAudioContext[] = [];
  readonly elements: FakeElement[] = [];
  readonly sources: FakeSourceNode[] = [];
  readonly processors: FakeTrackProcessor[] = [];
  /** The level of each frame as the model heard it. */
  readonly heardByModel: number[] = [];
  /** How often the model's weights were loaded. */
  loads = 0;
  listsDevices = true;
  /** What main answers when it is asked for a file. */
  fileStatus = 206;

  readonly mediaDevices = Object.assign(new EventTarget(), {
    getUserMedia: (constraints: { audio: { deviceId?: { exact: string } } }) =>
      this.#openMicrophone(constraints),
    getDisplayMedia: (constraints: unknown) => this.#openSystem(constraints),
    enumerateDevices: () => this.#enumerate(),
  });

  readonly navigator = { mediaDevices: this.mediaDevices, userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' };

  /** To be put in the place of the browser's own. */
  get globals(): Record<string, unknown> {
    const node = maker((context: FakeAudioContext, options: { mediaStream?: FakeStream }) =>
      kept(this.sources, new FakeSourceNode(context, options)),
    );
    return {
      window: { location: { origin: 'jamak://app' } },
      navigator: this.navigator,
      fetch: () => Promise.resolve({ status: this.fileStatus, body: null }),
      AudioContext: maker((options: AudioContextOptions) =>
        kept(this.contexts, new FakeAudioContext(options, this)),
      ),
      Audio: maker(() => kept(this.elements, new FakeElement(this.playing))),
      AudioWorkletNode: FakeFramesNode,
      MediaStream: FakeStream,
      MediaStreamAudioSourceNode: node,
      MediaElementAudioSourceNode: node,
      MediaStreamTrackProcessor: maker((options: { readonly track: FakeTrack }) => {
        if (!this.readsTracks) throw refusal('NotSupportedError');
        return kept(this.processors, new FakeTrackProcessor(options));
      }),
    };
  }

  /** In the place of the model's libraries. */
  get libraries(): Record<string, object> {
    const process = async (frame: Float32Array): Promise<{ isSpeech: number }> => {
      this.heardByModel.push(frame[0] ?? 0);
      await this.model.pass();
      if (this.hearingError) throw this.hearingError;
      return { isSpeech: this.probability };
    };
    const create = async (): Promise<object> => {
      this.loads++;
      await this.loading.pass();
      if (this.modelError) throw this.modelError;
      return {};
    };
    return {
      '@ricky0123/vad-web/dist/models/silero': { Silero: maker(() => ({ process })) },
      'onnxruntime-web/wasm': { env: { wasm: {} }, Tensor: maker(() => ({})), InferenceSession: { create } },
    };
  }

  /** Devices that are being heard. */
  get live(): string[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }

  /** Sources that something is heard of. */
  get connections(): number {
    const nodes = this.sources.filter(({ targets }) => targets.size > 0);
    return nodes.length + this.processors.filter(({ reads }) => reads).length;
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

  /** Every graph that runs, and every device that is read, gives so many frames; of a device they may come late. */
  async sound(level: number, count = 1, lateMs = 0): Promise<void> {
    for (let frame = 0; frame < count; frame++) {
      for (const source of this.sources) {
        if (source.context.state !== 'running') continue;
        const data = new Float32Array(512).fill(source.heard(level));
        for (const { port } of source.targets) port.onmessage?.({ data });
      }
      for (const processor of this.processors) processor.give(level, lateMs);
      await settle();
    }
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

/** A constructor of what `make` makes. */
function maker<A extends readonly unknown[]>(make: (...args: A) => object) {
  return function construct(...args: A): object {
    return make(...args);
  };
}

function kept<T>(all: T[], one: T): T {
  all.push(one);
  return one;
}

function track(kind: FakeTrack['kind'], label: string, tracks: FakeTrack[]): FakeTrack {
  return kept(tracks, new FakeTrack(kind, label));
}

/** Lets everything happen that is due now. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
