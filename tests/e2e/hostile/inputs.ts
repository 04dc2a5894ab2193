import fc from 'fast-check';
import type { RequestInput, RequestName } from '../../../src/shared/ipc';
import { ANY_SESSION } from '../../../src/shared/session/history';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';

/**
 * What a page may send that was taken over, as JavaScript to be run in that page: much of it can't be told in JSON.
 * Each is either anything at all, or a request as it should be with one part replaced.
 */

const SESSION = '0198a3c0-0000-7000-8000-000000000000';
const { language: _language, ...others } = DEFAULT_SETTINGS;
/** Where nobody listens, so that nothing is asked of a network. */
const NOBODY = 'http://127.0.0.1:9/v1';

const LANE = { id: 'more', name: 'More', colour: 'rose', muted: false, source: { kind: 'sample' } } as const;

/** A request of each name as it should be. None does harm, or takes long. */
const EXAMPLES: { readonly [N in RequestName]: RequestInput<N> } = {
  'app.state': undefined,
  'privacy.connections': undefined,
  'settings.change': {
    ...others,
    lanes: [
      {
        ...LANE,
        source: { kind: 'file', mediaId: SESSION, name: 'show.mp4' },
      },
    ],
    glossaries: [{ id: 'default', name: 'Show', terms: ['Jamak', '자막'] }],
    speech: {
      ...DEFAULT_SETTINGS.speech,
      server: { ...DEFAULT_SETTINGS.speech.server, endpoints: [{ id: 'speech-1', baseUrl: NOBODY }] },
    },
    languageEngine: { ...DEFAULT_SETTINGS.languageEngine, baseUrl: NOBODY, price: { input: 1, output: 2 } },
  },
  'updates.state': undefined,
  'updates.check': undefined,
  'updates.download': undefined,
  'updates.cancel': undefined,
  'updates.install': { when: 'quit' },
  'updates.open-page': undefined,
  'inside.state': undefined,
  'inside.choose': undefined,
  'inside.check': undefined,
  'inside.cancel': undefined,
  'inside.forget': undefined,
  'data.backups': undefined,
  'data.back-up': undefined,
  'data.restore': { id: '2026-11-22T09-30-05-007Z' },
  'data.export': undefined,
  'data.import': { mode: 'merge' },
  'overlay.state': undefined,
  'overlay.edit': { on: false },
  'overlay.done': undefined,
  'overlay.preview': { on: false },
  'overlay.pull': { handle: 'move', box: { x: 0, y: 0, width: 800, height: 300 }, done: true },
  'overlay.nudge': { dx: 0, dy: 8, size: false },
  'overlay.reset-place': undefined,
  'presets.export': { id: 'jamak' },
  'presets.import': undefined,
  'session.start': {
    lanes: [
      {
        id: 'me',
        name: 'Me',
        colour: 'sky',
        muted: false,
        source: { kind: 'microphone', deviceId: 'nobody' },
        language: 'en',
      },
      { id: 'sample', name: 'Show', colour: 'sky', muted: false, source: { kind: 'sample' } },
    ],
  },
  'recording.lanes': { sessionId: SESSION },
  'recordings.size': undefined,
  'recaption.start': { sessionId: SESSION },
  'recaption.cancel': { sessionId: SESSION },
  'recaption.state': { sessionId: SESSION },
  'recaption.accept': { sessionId: SESSION, captionIds: [SESSION] },
  'recaption.decline': { sessionId: SESSION },
  'recaption.put-back': { sessionId: SESSION },
  'session.end': undefined,
  'session.take-back': undefined,
  'caption.take-back': { sessionId: SESSION, captionId: SESSION },
  'caption.edit': { sessionId: SESSION, captionId: SESSION, base: 'one', text: 'two', editor: 'page' },
  'edit.change': {
    sessionId: SESSION,
    editor: 'page',
    change: { what: 'split', captionId: SESSION, base: 'one two', text: 'one two', at: 3 },
  },
  'edit.undo': { sessionId: SESSION, editor: 'page' },
  'edit.redo': { sessionId: SESSION, editor: 'page' },
  'edit.state': { sessionId: SESSION },
  'glossary.add': { term: 'Jamak' },
  'desktop.abilities': undefined,
  'window.wish': undefined,
  'shortcuts.state': undefined,
  'shortcuts.record': { recording: false },
  'session.mark': undefined,
  'session.note': { sessionId: SESSION, markId: SESSION, note: 'Nobody' },
  'session.pause': undefined,
  'session.resume': undefined,
  'lane.add': { lane: LANE },
  'lane.remove': { laneId: 'sample' },
  'lane.mute': { laneId: 'me', muted: true },
  'session.elapsed': undefined,
  'sessions.list': undefined,
  'history.page': { filter: ANY_SESSION, after: null, limit: 50 },
  'history.search': { words: 'Nobody "said so"', filter: ANY_SESSION, before: null, limit: 50 },
  'history.facets': undefined,
  'history.storage': undefined,
  'history.describe': { sessionId: SESSION, details: { name: 'Nobody', pinned: true, tags: ['none'] } },
  'history.discard': { sessionId: SESSION },
  'history.restore': { sessionId: SESSION },
  'history.leave': undefined,
  'session.export': { sessionId: SESSION, format: 'srt' },
  'export.preview': { sessionId: SESSION, format: 'srt', options: DEFAULT_SETTINGS.export, offsetMs: 0 },
  'export.save': { sessionId: SESSION, format: 'jamak', options: DEFAULT_SETTINGS.export, offsetMs: 0 },
  'export.cancel': undefined,
  'export.copy': { sessionId: SESSION, format: 'csv', options: DEFAULT_SETTINGS.export, offsetMs: 0 },
  'auto-export.choose-folder': undefined,
  'auto-export.open-folder': undefined,
  'session-file.choose': undefined,
  'session-file.add': { path: '/nowhere/show.srt' },
  'session-file.opened': undefined,
  'archive.text': { sessionId: SESSION, format: 'youtube', video: { of: 'offset', offsetMs: 0 } },
  'archive.save': { sessionId: SESSION, format: 'youtube', video: { of: 'known', index: 0 } },
  'sound-check.start': {
    lanes: [
      { id: 'me', name: '', colour: 'sky', muted: false, source: { kind: 'microphone', deviceId: 'nobody' } },
    ],
  },
  'sound-check.stop': undefined,
  'sound-settings.open': undefined,
  'media.choose': undefined,
  'media.tracks': { mediaId: 'nobody' },
  'media.add': { path: '/nowhere/show.mp4' },
  'import.queue': undefined,
  'import.add': { paths: ['/nowhere/show.mp4'] },
  'import.choose': { what: 'files' },
  'import.media': { mediaId: 'nobody', track: 1 },
  'import.pause': { paused: true },
  'import.act': { id: 'nobody', action: 'remove' },
  'import.track': { id: 'nobody', track: 1 },
  'import.clear': undefined,
  'applications.list': undefined,
  'stream.check': { url: 'https://nobody.invalid/live.mp3' },
  'devices.list': undefined,
  'notices.list': undefined,
  'notices.dismiss': { id: SESSION },
  'session.load': { sessionId: SESSION },
  'session.delete': { sessionId: SESSION },
  'sessions.delete-all': undefined,
  'digest.make': undefined,
  'digest.catch-up': { language: 'en' },
  'report.make': { sessionId: SESSION, by: 'chosen' },
  'report.choose': { sessionId: SESSION, madeAt: 1 },
  'report.delete': { sessionId: SESSION, madeAt: 1 },
  'statement.strike': { sessionId: SESSION, text: 'wrong', captionIds: ['nobody'], struck: true },
  'report.cancel': { sessionId: SESSION },
  'glossary.proposals': undefined,
  'language.test': undefined,
  'language.models': undefined,
  'usage.month': undefined,
  'translation.costs': undefined,
  'speech.test': undefined,
  'models.list': undefined,
  'models.download': { id: 'nobody' },
  'models.pause': { id: 'moonshine-base-en' },
  'models.delete': { id: 'moonshine-base-en' },
  'models.add-folder': undefined,
  'broadcast.held': undefined,
  'text-files.choose-folder': undefined,
  'text-files.open-folder': undefined,
  'models.measure': { id: 'moonshine-base-en' },
  'keys.list': undefined,
  'server.state': undefined,
  'server.tokens': undefined,
  'server.renew': { access: 'view' },
  'server.open': { page: 'dashboard' },
  'keys.set': { id: 'speech-1', key: 'secret', keep: false },
  'obs.status': undefined,
  'obs.add-source': undefined,
  'obs.allow': undefined,
  'surface.painted': { seq: 1, paintedAt: 1 },
};

const nested = (depth: number): string =>
  `(() => { let value = {}; for (let at = 0; at < ${depth}; at++) value = { value, sessionId: value, lanes: [value] }; return value; })()`;

const NASTY = [
  'undefined',
  'null',
  `''`,
  `'x'.repeat(1e6)`,
  `'자'.repeat(5e5)`,
  `'../'.repeat(20) + 'etc/passwd'`,
  `'../victim'`,
  `'../../victim'`,
  `'..\\\\victim'`,
  `'victim\\0.mp4'`,
  `'\\\\\\\\host\\\\share\\\\show.mp4'`,
  `'//host/share/show.mp4'`,
  `'file:///etc/passwd'`,
  `'/dev/zero'`,
  `'/proc/self/mem'`,
  `'\\ud800'`,
  `'\\u202e\\u0000\\n'`,
  `'__proto__'`,
  `'constructor'`,
  'NaN',
  'Infinity',
  '-Infinity',
  '-0',
  '1e308',
  '2 ** 53',
  '10n ** 30n',
  'new Date(NaN)',
  'new Date(0)',
  `new Map([['sessionId', new Map()]])`,
  'new Set([1, [2]])',
  'new Uint8Array(1e6)',
  'new Float64Array([NaN])',
  'new ArrayBuffer(1e6)',
  'new DataView(new ArrayBuffer(8))',
  '/(a+)+$/',
  `new Error('no')`,
  'new Boolean(false)',
  'new Array(2 ** 32 - 1)',
  'Array.from({ length: 1e5 }, () => ({}))',
  `Array.from({ length: 1000 }, () => 'x'.repeat(1000))`,
  '(() => { const value = {}; value.self = value; value.sessionId = value; return value; })()',
  '(() => { const value = []; value.push(value); return value; })()',
  `JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}')`,
  'Object.create(null)',
  'Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [at, at]))',
  nested(20),
  '(() => { let value = []; for (let at = 0; at < 1e3; at++) value = [value]; return value; })()',
  '(() => { let value = []; for (let at = 0; at < 1e5; at++) value = [value]; return value; })()',
  '() => {}',
  `Symbol('no')`,
  'Promise.resolve()',
  'new Proxy({}, { get: () => () => {} })',
];

class Source {
  constructor(readonly text: string) {}
}

/** JavaScript for a value with sources in it. */
function write(value: unknown): string {
  if (value instanceof Source) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return fc.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `[${JSON.stringify(key)}]: ${write(part)}`)
    .join(', ')} }`;
}

type Path = readonly string[];

/** Where there is a part of `value`, itself among them. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replace(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.with(Number(key), replace(value[Number(key)], rest, part));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replace(object[key], rest, part) };
}

const anything = fc
  .anything({
    maxDepth: 4,
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  })
  .map((value) => new Source(fc.stringify(value)));
const part = fc.oneof(
  { arbitrary: fc.constantFrom(...NASTY).map((text) => new Source(text)), weight: 2 },
  anything,
);

/**
 * Inputs of a request, always the same for the same count. The first is as it should be; of requests that take
 * nothing, only the first is.
 */
export function hostileInputs(name: RequestName, count: number): string[] {
  const example: unknown = EXAMPLES[name];
  const broken = fc
    .tuple(fc.constantFrom(...pathsOf(example)), part)
    .map(([path, replaced]) => write(replace(example, path, replaced)));
  const added = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'extra'), part)
    .map(([key, more]) => `{ ...${write(example)}, ['${key}']: ${more.text} }`);
  const input =
    example === undefined
      ? part.map(({ text }) => text).filter((text) => text !== 'undefined')
      : fc.oneof({ arbitrary: broken, weight: 4 }, { arbitrary: added, weight: 1 }, part.map(write));
  return [write(example), ...fc.sample(input, { numRuns: count - 1, seed: 20_261_126 })];
}
