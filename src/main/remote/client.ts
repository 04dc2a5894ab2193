import OpenAI from 'openai';

export interface ServerAddress {
  /** Up to and with the version, such as `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  /** Empty or missing for servers that want none. */
  readonly apiKey?: string | null;
}

export interface ClientOptions extends ServerAddress {
  readonly fetch?: typeof fetch;
}

/** Servers without keys ignore it; the SDK will not start with none. */
const NO_KEY = 'no-key';

/**
 * A client of one OpenAI-compatible server. It never retries, takes nothing from the environment and
 * logs nothing: its own log would hold what was said.
 */
export function createClient({ baseUrl, apiKey, fetch }: ClientOptions): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey || NO_KEY,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    ...(fetch && { fetch }),
  });
}

/** What messages call the server: its host, and its port unless it is the usual one. */
export function serverName(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
