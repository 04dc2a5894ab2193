import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SAMPLE_RATE } from '../../src/shared/sound';
import { readWav } from '../bench/sound/wav';

/** What the server does with a request that it understood. */
export type Scenario =
  | { readonly type: 'ok' }
  /** Answers with an error of this status, and with `code` where OpenAI has one. */
  | {
      readonly type: 'status';
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Never answers. */
  | { readonly type: 'stall' }
  /** Breaks the connection off: before the answer, or where it streams in the middle of it. */
  | { readonly type: 'cut' }
  /** Answers 200 with this body. */
  | { readonly type: 'body'; readonly body: string; readonly contentType?: string };

export interface FakeSttServerOptions {
  /** The text of some sound. */
  readonly hear: (samples: Float32Array) => string;
  /** Time that a second of sound takes, ms, beside the time of the network. */
  readonly msPerSecond?: number;
  /** Requests that are worked on at a time; others wait. */
  readonly workers?: number;
  /** Whether it streams its answers when asked to, and in whose words. */
  readonly streams?: 'openai' | 'vllm' | null;
  /** Whether it knows `verbose_json`; a server that does not answers 400. */
  readonly verbose?: boolean;
  /** What it says it heard in a verbose answer, or how it finds that out. */
  readonly language?: string | ((request: Received) => string | undefined);
  readonly noSpeech?: number;
}

/** A request as it came. */
export interface Received {
  readonly authorization: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly samples: Float32Array;
}

/** A real HTTP server on loopback with `/v1/audio/transcriptions`, whose behaviour and speed are known. */
export class FakeSttServer {
  /** What happens to the next requests, one after the other; then `otherwise`. */
  readonly next: Scenario[] = [];
  otherwise: Scenario = { type: 'ok' };
  readonly received: Received[] = [];
  /** Seconds of sound that were answered. */
  answeredSeconds = 0;
  /** Requests that were worked on at the same time, at most. */
  mostAtOnce = 0;
  readonly #options: FakeSttServerOptions;
  #server: Server | null = null;
  #port = 0;
  #open = 0;
  #busy = 0;
  #queue: (() => void)[] = [];

  private constructor(options: FakeSttServerOptions) {
    this.#options = options;
  }

  static async start(options: FakeSttServerOptions): Promise<FakeSttServer> {
    const server = new FakeSttServer(options);
    await server.up();
    return server;
  }

  /** Requests that it works on, or that wait for it. */
  get working(): number {
    return this.#open;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** What messages call it. */
  get name(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Listens, the second time where it listened before. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request, response).catch(() => response.destroy());
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Goes away: connections break, new ones are refused. */
  async down(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') {
      refuse(response, 404);
      return;
    }
    const received = await readRequest(request);
    this.received.push(received);
    const scenario = this.next.shift() ?? this.otherwise;
    switch (scenario.type) {
      case 'ok':
        this.#open++;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
        await this.#work(received.samples.length / SAMPLE_RATE);
        this.#open--;
        this.#transcribe(received, response, false);
        return;
      case 'status':
        refuse(response, scenario.status, scenario.code, scenario.headers);
        return;
      case 'stall':
        return;
      case 'cut':
        if (this.#streamsTo(received)) this.#transcribe(received, response, true);
        else request.socket.destroy();
        return;
      case 'body':
        response.writeHead(200, { 'content-type': scenario.contentType ?? 'application/json' });
        response.end(scenario.body);
    }
  }

  /** Takes as long as the sound's length says, once a worker is free. */
  async #work(seconds: number): Promise<void> {
    const { msPerSecond = 0, workers = Infinity } = this.#options;
    if (this.#busy >= workers) await new Promise<void>((free) => this.#queue.push(free));
    this.#busy++;
    if (msPerSecond > 0) await new Promise((resolve) => setTimeout(resolve, seconds * msPerSecond));
    this.#busy--;
    this.#queue.shift()?.();
    this.answeredSeconds += seconds;
  }

  #streamsTo({ fields }: Received): boolean {
    return fields['stream'] === 'true' && (this.#options.streams ?? null) !== null;
  }

  #transcribe(received: Received, response: ServerResponse, cut: boolean): void {
    const { hear, verbose = true, language = 'english', noSpeech = 0.01 } = this.#options;
    const text = hear(received.samples);
    if (this.#streamsTo(received)) {
      this.#stream(text, response, cut);
      return;
    }
    const wantsVerbose = received.fields['response_format'] === 'verbose_json';
    if (wantsVerbose && !verbose) {
      refuse(response, 400);
      return;
    }
    const more = {
      language: typeof language === 'string' ? language : language(received),
      duration: received.samples.length / SAMPLE_RATE,
      segments: [{ id: 0, text, no_speech_prob: noSpeech }],
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ text, ...(wantsVerbose && more) }));
  }

  #stream(text: string, response: ServerResponse, cut: boolean): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (data: unknown): void => void response.write(`data: ${JSON.stringify(data)}\n\n`);
    const pieces = text.match(/\S+\s*/g) ?? [];
    const vllm = this.#options.streams === 'vllm';
    for (const piece of cut ? pieces.slice(0, 2) : pieces) {
      send(
        vllm ? { choices: [{ delta: { content: piece } }] } : { type: 'transcript.text.delta', delta: piece },
      );
    }
    if (cut) {
      // What was written goes out before the connection breaks.
      setImmediate(() => response.destroy());
      return;
    }
    if (!vllm) {
      const usage = { type: 'tokens', input_tokens: 14, output_tokens: pieces.length };
      send({ type: 'transcript.text.done', text, usage });
    }
    response.end('data: [DONE]\n\n');
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  code?: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message: 'refused by the fake server', code: code ?? null } }));
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('no file was sent');
  const { samples, sampleRate } = readWav(Buffer.from(await file.arrayBuffer()));
  if (sampleRate !== SAMPLE_RATE) throw new Error(`the sound has ${sampleRate} Hz`);
  return { authorization: request.headers.authorization, fields, fileName: file.name, samples };
}
