import { APIError, toFile, type OpenAI } from 'openai';
import { Stream } from 'openai/streaming';
import { toServerError } from '../../../remote/errors';
import type { AnswerSegment } from '../../answer/answer';
import { languageCode } from '../../language-code';
import { answerSchema, streamEventSchema, type Tokens } from './answers';

/** One server, and which of the answers it can give: found out by asking. */
export interface Endpoint {
  readonly baseUrl: string;
  /** What messages call it. */
  readonly name: string;
  readonly client: OpenAI;
  /** Whether it streams its answer. */
  streams: boolean;
  /** Whether it can add language and doubt to its answer ('verbose_json'). */
  verbose: boolean;
}

export interface TranscriptionRequest {
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly model: string;
  /** Null for the server to detect it. */
  readonly language: string | null;
  /** Empty for none. */
  readonly prompt: string;
  readonly temperature: number | null;
  /** Called with all of the text that has come so far, where the server streams. */
  readonly onText: (textSoFar: string) => void;
}

export interface Transcription {
  readonly text: string;
  /** What the server detected; null when it does not say. */
  readonly language: string | null;
  /** Its parts with the server's own doubt; none when it does not say. */
  readonly segments: readonly AnswerSegment[];
  readonly tokens: Tokens | null;
}

/** Statuses of a server that does not know a parameter. */
const REFUSALS: readonly unknown[] = [400, 415, 422];

/**
 * One call of `/audio/transcriptions`. A server that refuses to stream, or to tell more than the text, is
 * asked for less, and remembered to be like that.
 *
 * @throws JamakError 'server-…', whose params hold `retryAfterMs` when the server asked to wait; the signal's
 * reason when it aborts
 */
export async function transcribe(
  endpoint: Endpoint,
  request: TranscriptionRequest,
  signal: AbortSignal,
): Promise<Transcription> {
  try {
    return await asPossible(endpoint, request, signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw toServerError(cause, endpoint.name);
  }
}

async function asPossible(
  endpoint: Endpoint,
  request: TranscriptionRequest,
  signal: AbortSignal,
): Promise<Transcription> {
  const { streams, verbose } = endpoint;
  try {
    return await call(endpoint, request, signal);
  } catch (error) {
    if (!(error instanceof APIError && REFUSALS.includes(error.status)) || !(streams || verbose)) throw error;
    const modest = { ...endpoint, streams: false, verbose: streams && verbose };
    const transcript = await asPossible(modest, request, signal);
    // With fewer parameters it worked, so the server does not know those that were left out.
    endpoint.streams = modest.streams;
    endpoint.verbose = modest.verbose;
    return transcript;
  }
}

async function call(
  { client, streams, verbose }: Endpoint,
  { wav, model, language, prompt, temperature, onText }: TranscriptionRequest,
  signal: AbortSignal,
): Promise<Transcription> {
  const body = {
    file: await toFile(wav, 'speech.wav', { type: 'audio/wav' }),
    model,
    ...(language !== null && { language }),
    ...(prompt !== '' && { prompt }),
    ...(temperature !== null && { temperature }),
  };
  const { transcriptions } = client.audio;
  const request = streams
    ? transcriptions.create({ ...body, response_format: 'json', stream: true }, { signal })
    : transcriptions.create({ ...body, response_format: verbose ? 'verbose_json' : 'json' }, { signal });
  const response = await request.asResponse();
  if (response.headers.get('content-type')?.includes('text/event-stream')) {
    return await readStream(client, response, onText, signal);
  }
  const { text, language: detected, segments, usage } = answerSchema.parse(await response.json());
  return {
    text: text.trim(),
    language: detected ? languageCode(detected) : null,
    segments: (segments ?? []).map(({ text: part, no_speech_prob, avg_logprob }) => ({
      text: part,
      noSpeech: no_speech_prob ?? null,
      logProbability: avg_logprob ?? null,
    })),
    tokens: usage ?? null,
  };
}

async function readStream(
  client: OpenAI,
  response: Response,
  onText: (textSoFar: string) => void,
  signal: AbortSignal,
): Promise<Transcription> {
  let text = '';
  let tokens: Tokens | null = null;
  let expectsDone = false;
  let done = false;
  // Given the client, the stream logs as the client does: nothing.
  for await (const data of Stream.fromSSEResponse<unknown>(response, new AbortController(), client)) {
    const event = streamEventSchema.parse(data);
    if ('delta' in event) {
      expectsDone = true;
      text += event.delta;
    } else if ('choices' in event) {
      text += event.choices[0]?.delta.content ?? '';
    } else if ('text' in event) {
      done = 'type' in event;
      text = done ? event.text : text + event.text;
      if ('usage' in event) tokens = event.usage ?? null;
    }
    if (!done) onText(text.trim());
  }
  // A stream that is aborted ends without an error.
  signal.throwIfAborted();
  if (expectsDone && !done) throw new SyntaxError('the stream has no end');
  return { text: text.trim(), language: null, segments: [], tokens };
}
