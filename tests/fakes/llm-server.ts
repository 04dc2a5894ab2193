import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { answerTo } from './llm-answers';

/** A request as it came. */
export interface LlmRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** null for a GET. */
  readonly body: ChatBody | null;
  /** Resolves when the connection's answer is over: true when it was sent whole, false when it was broken off. */
  readonly over: Promise<boolean>;
}

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: unknown;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly reasoning_effort?: string;
  readonly chat_template_kwargs?: unknown;
}

/** What servers refuse, each in the words of one that does. */
const REFUSALS = {
  system: 'System role not supported',
  json_schema: "'response_format.type' json_schema is not known",
  json_object: "'response_format.type' must be 'text'",
  stream_options: 'stream_options is not supported',
  max_length:
    "Invalid schema for response_format: In context=('properties', 'text'), 'maxLength' is not permitted.",
  max_tokens:
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  reasoning_effort: "reasoning_effort: Input should be 'low', 'medium' or 'high'",
  chat_template_kwargs: 'Unrecognized request argument supplied: chat_template_kwargs',
} as const;
type Feature = keyof typeof REFUSALS;

/** How one request is answered. */
export type Scenario =
  | {
      readonly type: 'answer';
      /** Without it: a right answer, made from the prompt. */
      readonly text?: string;
      readonly usage?: boolean;
      /** Before the first letter, ms. */
      readonly firstAfterMs?: number;
      /** Between pieces, ms. */
      readonly everyMs?: number;
      /** Features that are refused with 400. */
      readonly without?: readonly Feature[];
      readonly finish?: 'stop' | 'length';
      /** Cuts longer prompts to so many tokens, and counts what is left, as Ollama does. */
      readonly keeps?: number;
      /** Ends after so many letters, with a closed connection or as if all were well. */
      readonly cut?: { readonly after: number; readonly how: 'broken' | 'ended' };
    }
  /** Sends exactly this, piece by piece, and then ends; or `stays` open. */
  | {
      readonly type: 'raw';
      readonly pieces: readonly (string | Buffer)[];
      readonly contentType?: string;
      readonly stays?: boolean;
    }
  /** Takes the request and says nothing. */
  | { readonly type: 'stall' }
  | {
      readonly type: 'refuse';
      readonly status: number;
      readonly code?: string;
      /** Its own words; otherwise those of who repeats what was asked. */
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** What something else than such a server answers. */
  | { readonly type: 'page' }
  /** A stream that is no JSON. */
  | { readonly type: 'noise' }
  /** An error inside a stream that began well. */
  | { readonly type: 'late-error'; readonly code: number };

const WELL: Scenario = { type: 'answer' };
const PIECE = 12;

/** An OpenAI-compatible server on loopback whose faults are scripted. It really streams, over real sockets. */
export class LlmServer {
  /** Every request, oldest first. */
  readonly requests: LlmRequest[] = [];
  models: readonly string[] = ['fake-small', 'fake-large'];
  readonly #server: Server;
  #script: Scenario[] = [];
  #otherwise: Scenario = WELL;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<LlmServer> {
    const llm = new LlmServer();
    await new Promise<void>((resolve) => llm.#server.listen(0, '127.0.0.1', resolve));
    return llm;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  get chats(): ChatBody[] {
    return this.requests.flatMap(({ body }) => body ?? []);
  }

  /** The next chats are answered so, one each; those after them as `otherwise` says, which is well. */
  script(...scenarios: readonly Scenario[]): void {
    this.#script = [...scenarios];
  }

  set otherwise(scenario: Scenario) {
    this.#otherwise = scenario;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    this.requests.push({
      path: request.url ?? '',
      headers: request.headers,
      body,
      over: new Promise((resolve) => response.on('close', () => resolve(response.writableFinished))),
    });
    if (request.url === '/v1/models') {
      const scenario = this.#otherwise;
      if (scenario.type === 'refuse') return refuse(response, scenario, request, null);
      if (scenario.type === 'page') return page(response);
      if (scenario.type === 'stall') return;
      return sendJson(response, 200, {
        object: 'list',
        data: this.models.map((id) => ({ id, object: 'model' })),
      });
    }
    if (request.url !== '/v1/chat/completions' || !body) {
      return refuse(response, { type: 'refuse', status: 404 }, request, body);
    }
    const scenario = this.#script.shift() ?? this.#otherwise;
    switch (scenario.type) {
      case 'stall':
        return;
      case 'refuse':
        return refuse(response, scenario, request, body);
      case 'page':
        return page(response);
      case 'raw':
        return sendRaw(response, scenario);
      case 'noise':
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(`data: ${JSON.stringify(body.messages).slice(0, 200)}\n\n`);
        return;
      case 'late-error':
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(event({ choices: [{ index: 0, delta: { content: '{"' } }] }));
        response.end(event({ error: { code: scenario.code, message: lastWords(body) } }));
        return;
      case 'answer':
        return answer(response, body, scenario, request);
    }
  }
}

async function readBody(request: IncomingMessage): Promise<ChatBody | null> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text === '' ? null : (JSON.parse(text) as ChatBody);
}

async function answer(
  response: ServerResponse,
  body: ChatBody,
  scenario: Extract<Scenario, { type: 'answer' }>,
  request: IncomingMessage,
): Promise<void> {
  const {
    usage = true,
    firstAfterMs = 0,
    everyMs = 0,
    without = [],
    finish = 'stop',
    keeps = Infinity,
    cut,
  } = scenario;
  const refused = without.find((feature) => uses(body, feature));
  if (refused) {
    return refuse(response, { type: 'refuse', status: 400, message: REFUSALS[refused] }, request, body);
  }
  const text = scenario.text ?? answerTo(body.messages.find(({ role }) => role === 'user')?.content ?? '');
  const tokens = {
    prompt_tokens: Math.min(keeps, promptTokensOf(body)),
    completion_tokens: Math.ceil(text.length / 4),
  };
  if (!body.stream) {
    const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }];
    return sendJson(response, 200, { object: 'chat.completion', model: body.model, choices, usage: tokens });
  }
  const { signal } = closing(response);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(event({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] }));
  await sleep(firstAfterMs, undefined, { signal });
  const letters = Array.from(text);
  const most = cut ? cut.after : letters.length;
  for (let at = 0; at < most; at += PIECE) {
    const content = letters.slice(at, Math.min(at + PIECE, most)).join('');
    response.write(event({ choices: [{ index: 0, delta: { content } }] }));
    // Even at full speed the other side gets its turn to close.
    await (everyMs > 0 ? sleep(everyMs, undefined, { signal }) : setImmediate());
    if (signal.aborted) return;
  }
  if (cut?.how === 'broken') return void response.destroy();
  if (cut?.how === 'ended') return void response.end();
  response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: finish }] }));
  if (usage && body.stream_options) response.write(event({ choices: [], usage: tokens }));
  response.end('data: [DONE]\n\n');
}

async function sendRaw(
  response: ServerResponse,
  { pieces, contentType = 'text/event-stream', stays }: Extract<Scenario, { type: 'raw' }>,
): Promise<void> {
  const { signal } = closing(response);
  response.writeHead(200, { 'content-type': contentType });
  for (const part of pieces) {
    response.write(part);
    await setImmediate();
    if (signal.aborted) return;
  }
  if (!stays) response.end();
}

function uses(body: ChatBody, feature: Feature): boolean {
  switch (feature) {
    case 'system':
      return body.messages.some(({ role }) => role === 'system');
    case 'json_schema':
    case 'json_object':
      return body.response_format?.type === feature;
    case 'max_length':
      return JSON.stringify(body.response_format ?? null).includes('"maxLength"');
    default:
      return body[feature] !== undefined;
  }
}

/** Repeats the key and what was asked, as real servers do: none of it may reach a message or a log. */
function refuse(
  response: ServerResponse,
  { status, code, message: own, headers = {} }: Extract<Scenario, { type: 'refuse' }>,
  request: IncomingMessage,
  body: ChatBody | null,
): void {
  const message = own ?? `refused ${code ?? ''} for ${request.headers.authorization}: ${lastWords(body)}`;
  sendJson(response, status, { error: { message, type: 'error', code: code ?? null } }, headers);
}

function lastWords(body: ChatBody | null): string {
  return body?.messages.at(-1)?.content ?? '';
}

/** About what a real model counts: as many letters of Latin and fewer of other scripts make a token. */
export function promptTokensOf({ messages }: { readonly messages: readonly object[] }): number {
  return Math.ceil(Buffer.byteLength(JSON.stringify(messages)) / 4);
}

/** One event of a stream, as its bytes go over the line. */
export function piece(delta: object, finish: string | null = null): string {
  return event({ choices: [{ index: 0, delta, finish_reason: finish }] });
}

function event(data: object): string {
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', ...data })}\n\n`;
}

/** Aborts when the other side has gone. */
function closing(response: ServerResponse): AbortController {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  return controller;
}

function page(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Welcome</title>');
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
