import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ZodError } from 'zod';
import { JamakError, type MessageCode } from '../../shared/errors';

/** Node's and undici's names for a connection that took too long. */
const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Failures that may be over when the same call is made again. */
const RETRYABLE: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'server-unreachable',
  'server-rate-limited',
  'server-timeout',
  'server-failed',
]);

/** What stays wrong until somebody changes the settings, the account or a file. */
const LASTING: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'server-key-refused',
  'server-forbidden',
  'server-quota',
  'server-model-missing',
  'inside-addon-missing',
  'inside-model-missing',
  'inside-model-unusable',
]);

/** Whether an error stays until the settings or the account change. */
export function isLasting({ code }: JamakError): boolean {
  return LASTING.has(code);
}

/**
 * Whether the same call may do better when it is made again. A server that was too slow is not asked the same
 * once more: whoever waits for the answer has waited long enough.
 */
export function isWorthRetrying({ retryable, code }: JamakError): boolean {
  return retryable && code !== 'server-timeout';
}

/** The wait that a server asked for with its refusal (Retry-After), ms; null when it did not. */
export function askedWaitMs({ params }: JamakError): number | null {
  const asked = params['retryAfterMs'];
  return typeof asked === 'number' ? asked : null;
}

/** Whether somebody ended the call on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof APIUserAbortError || (error instanceof Error && error.name === 'AbortError');
}

/** The longest wait that a server may ask for, ms: one that names a year must not be left alone for a year. */
const LONGEST_ASKED_WAIT_MS = 600_000;

/**
 * What a failed call of a server means to the user. Neither the answer's words nor the key are kept, only
 * the HTTP status or the system's code, as the cause; `params.retryAfterMs` is there when the server asked to
 * wait. Our own deadlines are errors named 'TimeoutError',
 * as those of `AbortSignal.timeout`; an answer that a zod schema or `JSON.parse` refused is a bad answer.
 *
 * @throws `error` itself when it is an abort
 */
export function toServerError(error: unknown, server: string): JamakError {
  const own = ownError(error);
  if (own) return own;
  if (isAbort(error)) throw error;
  const { code, detail } = meaningOf(error);
  const waitMs = retryAfterMs(error);
  return new JamakError(code, {
    params: { server, ...(waitMs !== null && { retryAfterMs: waitMs }) },
    retryable: RETRYABLE.has(code),
    cause: new Error(detail),
  });
}

/**
 * How long the server asks to wait before the next call, ms, ten minutes at most; null when it does not say. A date
 * is compared with the server's own clock where it tells it, because ours may be wrong.
 */
export function retryAfterMs(error: unknown, now: () => number = Date.now): number | null {
  const ms = askedMs(error, now);
  return ms === null ? null : Math.min(LONGEST_ASKED_WAIT_MS, Math.max(0, ms));
}

function askedMs(error: unknown, now: () => number): number | null {
  const headers = isApiError(error) ? error.headers : undefined;
  const milliseconds = toNumber(headers?.get('retry-after-ms'));
  if (milliseconds !== null) return milliseconds;
  const after = headers?.get('retry-after');
  const seconds = toNumber(after);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(after ?? '');
  const serverNow = Date.parse(headers?.get('date') ?? '');
  return Number.isNaN(date) ? null : date - (Number.isNaN(serverNow) ? now() : serverNow);
}

function meaningOf(error: unknown): { code: MessageCode; detail: string } {
  if (isApiError(error)) {
    const status = statusOf(error);
    if (status !== null) return { code: codeOfStatus(status, error), detail: `HTTP ${status}` };
  }
  if (error instanceof ZodError || error instanceof SyntaxError) {
    return { code: 'server-bad-answer', detail: 'answer refused' };
  }
  if (isTimeout(error)) return { code: 'server-timeout', detail: 'deadline passed' };
  if (isUnfitForHeaders(error)) return { code: 'server-key-refused', detail: 'key unfit for a header' };
  if (error instanceof APIConnectionError || error instanceof TypeError) {
    return { code: 'server-unreachable', detail: systemCode(error) ?? 'connection lost' };
  }
  return { code: 'server-failed', detail: error instanceof Error ? error.name : typeof error };
}

/** An answer of a server that refused. */
export function isApiError(error: unknown): error is APIError {
  return error instanceof APIError;
}

/** An error inside a stream has no status of its own; some servers put it where others have a word. */
function statusOf(error: APIError): number | null {
  const status = error.status ?? toNumber(error.code);
  return status !== null && status >= 400 && status < 600 ? status : null;
}

function codeOfStatus(status: number, error: APIError): MessageCode {
  switch (status) {
    case 401:
      return 'server-key-refused';
    case 402:
      return 'server-quota';
    case 403:
      return 'server-forbidden';
    case 404:
      return codeOfNotFound(error);
    case 408:
      return 'server-timeout';
    case 429:
      return [error.code, error.type].includes('insufficient_quota') ? 'server-quota' : 'server-rate-limited';
    default:
      if (error.code === 'model_not_found') return 'server-model-missing';
      return status >= 500 ? 'server-failed' : 'server-bad-answer';
  }
}

/** What a server says of itself in a refusal. */
export interface Refusal {
  readonly code?: unknown;
  readonly param?: unknown;
  readonly message: string;
}

/** The word for a model, in languages that servers speak. */
const MODEL = String.raw`(?:(?<![\p{L}-])mod(?:el|èle|ell|elo|elle)s?(?![\p{L}-])|모델|モデル|模型|модел|โมเดล)`;
const NAMES_MODEL = new RegExp(MODEL, 'iu');
/** Words that say of a model that it is not there. */
const MISSING_MODEL = new RegExp(
  [
    String.raw`${MODEL}(?:[^.!?\n]|\.(?=\S)){0,80}?(?:not (?:\w+ )?(?:found|exist|installed|available|loaded|known)|does ?n[o'’]t exist|is unknown)`,
    String.raw`(?:unknown|invalid|no such|unsupported|could not (?:load|find)|can(?:not|['’]t) (?:load|find)) (?:the )?${MODEL}`,
  ].join('|'),
  'iu',
);
/** Words for the way to something, which is what is missing where a refusal has them. */
const PLACE =
  /\b(?:endpoint|method|page|path|route|ur[il])\b|경로|주소|페이지|엔드포인트|ページ|パス|路径|页面/iu;

/**
 * Without paths, which tell nothing, as that of the list of models has its name in it. A model may be named like one:
 * "models/x".
 */
function wordsOf(message: string): string {
  return message.replaceAll(/\S*\/\S*/g, (path) => (/^["'`]?models\/\w/.test(path) ? 'model' : ' '));
}

/** Whether a refusal says that there is no such model. */
export function isMissingModel({ code, param, message }: Refusal): boolean {
  if (code === 'model_not_found') return true;
  return (param ?? 'model') === 'model' && MISSING_MODEL.test(wordsOf(message));
}

/** Whether a refusal says that there is nothing at this address. */
export function isMissingPlace({ message }: Refusal): boolean {
  return PLACE.test(wordsOf(message));
}

/** What is not there: the model when the server says so by code, parameter or words, else the address. */
export function codeOfNotFound(refusal: Refusal): 'server-model-missing' | 'server-wrong-address' {
  const named = NAMES_MODEL.test(wordsOf(refusal.message)) && !isMissingPlace(refusal);
  const ofModel = refusal.param === 'model' || isMissingModel(refusal) || named;
  return ofModel ? 'server-model-missing' : 'server-wrong-address';
}

/** Our own error, where the SDK took it for one of the connection. */
function ownError(error: unknown): JamakError | null {
  if (error instanceof JamakError) return error;
  return error instanceof APIConnectionError && error.cause instanceof JamakError ? error.cause : null;
}

function isTimeout(error: unknown): boolean {
  if (error instanceof APIConnectionTimeoutError) return true;
  if (error instanceof Error && error.name === 'TimeoutError') return true;
  return TIMEOUT_CODES.has(systemCode(error) ?? '');
}

/** A key with letters that no HTTP header can carry: no server ever gave it out. */
function isUnfitForHeaders(error: unknown): boolean {
  return error instanceof TypeError && /ByteString|invalid header value/i.test(error.message);
}

/** The first `code` along the chain of causes that looks like one of the system's, such as ECONNREFUSED. */
function systemCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code } = each as { code?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code)) return code;
  }
  return null;
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}
