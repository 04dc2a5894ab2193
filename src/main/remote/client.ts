import OpenAI from 'openai';
import { guardFetch } from './guarded-fetch';

export interface ServerAddress {
  /** Up to and with the version, such as `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  /** Empty or missing for servers that want none. */
  readonly apiKey?: string | null;
}

export interface ClientOptions extends ServerAddress {
  readonly fetch?: typeof fetch;
  /** The longest answer that is taken, bytes. */
  readonly maxBytes?: number;
}

/**
 * Larger than any list of models and than 100 000 letters that are streamed one by one with what belongs to them.
 */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Servers without keys ignore it; the SDK will not start with none. */
const NO_KEY = 'no-key';

/**
 * A client of one OpenAI-compatible server. It never retries, is sent nowhere else, takes nothing from the
 * environment and logs nothing: its own log would hold what was said.
 */
export function createClient({
  baseUrl,
  apiKey,
  fetch = globalThis.fetch,
  maxBytes = MAX_ANSWER_BYTES,
}: ClientOptions): OpenAI {
  forgetEnvironment();
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey || NO_KEY,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: guardFetch({ fetch, server: serverName(baseUrl), maxBytes }),
  });
}

/**
 * The SDK takes keys, headers and more from variables that other tools were given; not all of them can be overruled
 * by its options.
 */
function forgetEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (name.toUpperCase().startsWith('OPENAI_')) delete process.env[name];
  }
}

/** What messages call the server: its host, and its port unless it is the usual one. */
export function serverName(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
