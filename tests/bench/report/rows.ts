import { errorRate, type ErrorTally } from '../metrics/errors';
import type { PassTally } from '../metrics/passes';
import type { RunResults, SpeechResults } from '../metrics/results';
import type { Spread } from '../metrics/statistics';

export type Column = 'value' | 'p50' | 'p95' | 'max';

/** A line of the table. A column that is null could not be measured; one that is missing makes no sense here. */
export interface Row {
  readonly label: string;
  readonly unit: 'ms' | '%' | 'MB' | 'MB/h' | 'ms/h' | '/h' | '';
  readonly cells: Readonly<Partial<Record<Column, number | null>>>;
  /** The most that issue 3 allows. */
  readonly wanted?: Readonly<Partial<Record<Column, number>>>;
  readonly note?: string;
}

/** The file whose word error rate issue 3 sets. */
const SHARED_LIVE = 'en-live.flac';
const SHARED_LIVE_ERRORS = 15.5;
/** How many points live captions may be worse than the same clips decoded whole. */
const WHOLE_MARGIN = 1;

export function rowsOf(run: RunResults): Row[] {
  return [
    ...(run.speech ? speechRows(run, run.speech) : []),
    ...(run.ghosts ? ghostRows(run.ghosts) : []),
    ...processRows(run),
    ...(run.viewers ? viewerRows(run.viewers) : []),
    ...(run.growth ? growthRows(run.growth) : []),
  ];
}

function speechRows(run: RunResults, speech: SpeechResults): Row[] {
  const { firstSeen, stable, captions, flicker, passes } = speech;
  const per = (count: number): number | null =>
    flicker.finalWords === 0 ? null : count / flicker.finalWords;
  return [
    {
      label: 'first seen after a word',
      unit: 'ms',
      cells: spreadCells(firstSeen.spread),
      wanted: { p50: 700, p95: 2500 },
      note: `${firstSeen.missed} of ${firstSeen.said} words never came right`,
    },
    {
      label: 'stable after a word',
      unit: 'ms',
      cells: spreadCells(stable.spread),
      note: `${stable.missed} of ${stable.said} never`,
    },
    {
      label: 'final after the end of speech',
      unit: 'ms',
      cells: spreadCells(captions.final),
      wanted: { p50: 900, p95: 1300, max: 3000 },
      note: `${captions.unfinished} clips without a final`,
    },
    {
      label: '  after the last word of a caption',
      unit: 'ms',
      cells: spreadCells(captions.finalOfCaption),
      note: `${captions.count} captions, ${captions.unpainted} never painted`,
    },
    { label: 'first text after the start of speech', unit: 'ms', cells: spreadCells(captions.firstText) },
    {
      label: 'erasure, all shown text',
      unit: '',
      cells: { value: per(flicker.erased) },
      wanted: { value: 0.6 },
    },
    {
      label: 'erasure, stable text',
      unit: '',
      cells: { value: per(flicker.erasedStable) },
      wanted: { value: 0.25 },
    },
    { label: 'unstable partial words', unit: '', cells: { value: per(flicker.unstable) } },
    { label: 'edits after final', unit: '', cells: { value: speech.editsAfterFinal }, wanted: { value: 0 } },
    ...accuracyRows(run, speech),
    { label: 'empty finals', unit: '', cells: { value: speech.emptyFinals }, wanted: { value: 0 } },
    { label: 'loops', unit: '', cells: { value: speech.loops }, wanted: { value: 0 } },
    { label: 'captions of nothing that was said', unit: '', cells: { value: captions.speechless } },
    {
      label: 'gaps',
      unit: '',
      cells: { value: speech.gaps.count },
      wanted: { value: 0 },
      note: `${Math.round(speech.gaps.ms)} ms of sound`,
    },
    {
      label: 'speech in no caption and no gap',
      unit: 'ms',
      cells: { value: speech.leftOut.ms },
      wanted: { value: 0 },
      ...noteOfTimes(speech.leftOut.startsMs),
    },
    passRow('real-time factor, interims', passes.interim),
    passRow('real-time factor, finals', passes.final),
    { label: 'voice found after its start', unit: 'ms', cells: spreadCells(speech.voiceFound) },
    { label: 'lag, as the app says', unit: 'ms', cells: spreadCells(speech.saidLag) },
  ];
}

function accuracyRows(run: RunResults, { words, characters, wholes }: SpeechResults): Row[] {
  const best = Math.min(...wholes.map((whole) => percent(whole.words) ?? Infinity));
  const most = run.name === SHARED_LIVE ? SHARED_LIVE_ERRORS : best + WHOLE_MARGIN;
  const row = (label: string, tally: ErrorTally, extra: string[] = []): Row => ({
    label,
    unit: '%',
    cells: { value: percent(tally) },
    note: [errorKinds(tally), ...extra].join(', '),
  });
  return [
    { ...row('word errors', words), ...(Number.isFinite(most) ? { wanted: { value: most } } : {}) },
    ...wholes.map((whole) =>
      row(`  whole clips, ${whole.model}`, whole.words, [
        `${whole.empty} empty`,
        `real-time factor ${whole.realTimeFactor.toFixed(3)}`,
      ]),
    ),
    ...(characters.reference > 0 ? [row('character errors', characters)] : []),
    ...wholes.map((whole) => row(`  whole clips, ${whole.model}`, whole.characters)),
  ];
}

function ghostRows({ finals, flashes, utterances, startsMs }: NonNullable<RunResults['ghosts']>): Row[] {
  return [
    {
      label: 'ghosts',
      unit: '',
      cells: { value: finals },
      wanted: { value: 0 },
      ...noteOfTimes(startsMs),
    },
    {
      label: 'ghosts that were withdrawn',
      unit: '',
      cells: { value: flashes },
      wanted: { value: 0 },
      note: `voice was found ${utterances} times`,
    },
  ];
}

function processRows(run: RunResults): Row[] {
  const { kind, processor, memory, coldStartMs, driftMs, lanes, lanesCost } = run;
  const load = (label: string, of: Spread | null, most?: number): Row => ({
    label,
    unit: '%',
    cells: { value: of?.mean ?? null, ...spreadCells(of) },
    ...(most === undefined ? {} : { wanted: { value: most } }),
    ...(of ? { note: `${of.count} s` } : {}),
  });
  return [
    ...(kind === 'speech' ? [load('processor while speaking', processor.speaking, 85)] : []),
    ...(lanes > 1 && lanesCost !== null
      ? [
          {
            label: 'the same, by that of one lane',
            unit: '' as const,
            cells: { value: lanesCost },
            wanted: { value: 1.6 },
          },
        ]
      : []),
    ...(processor.overlay ? [load('processor of the overlay while speaking', processor.overlay, 5)] : []),
    ...(processor.control ? [load('processor of the control window while speaking', processor.control)] : []),
    ...(processor.silent ? [load('processor in silence', processor.silent, 6)] : []),
    load('processor of main', processor.main),
    load('processor, all the time', processor.all),
    load('processor of other programs', processor.others),
    { label: 'memory at start', unit: 'MB', cells: { value: memory?.start ?? null } },
    {
      label: 'memory at its peak',
      unit: 'MB',
      cells: { value: memory?.peak ?? null },
      wanted: { value: 1100 },
      ...(memory ? { note: roles(memory.peakByRole) } : {}),
    },
    { label: 'memory at the end', unit: 'MB', cells: { value: memory?.end ?? null } },
    { label: 'cold start to listening', unit: 'ms', cells: { value: coldStartMs } },
    { label: 'sound fell behind the clock', unit: 'ms', cells: { value: driftMs } },
  ];
}

function viewerRows({ count, events, bytes, again }: NonNullable<RunResults['viewers']>): Row[] {
  return [
    {
      label: 'events that viewers read',
      unit: '',
      cells: { value: events },
      note: `${count} viewers, ${(bytes / 1e6).toFixed(1)} MB`,
    },
    { label: 'viewers that were let go', unit: '', cells: { value: again }, wanted: { value: 0 } },
  ];
}

function growthRows(growth: NonNullable<RunResults['growth']>): Row[] {
  return [
    {
      label: 'growth of memory',
      unit: 'MB/h',
      cells: { value: growth.memory },
      wanted: { value: 5 },
      note: `over the last ${growth.minutes.toFixed(1)} min`,
    },
    ...Object.entries(growth.memoryByRole).map(([role, value]): Row => ({
      label: `  ${shortRole(role)}`,
      unit: 'MB/h',
      cells: { value },
    })),
    { label: 'growth of the database', unit: 'MB/h', cells: { value: growth.database } },
    { label: 'growth of lag', unit: 'ms/h', cells: { value: growth.lag } },
    { label: 'growth of lag, as the app says', unit: 'ms/h', cells: { value: growth.saidLag } },
    { label: 'growth of DOM nodes', unit: '/h', cells: { value: growth.domNodes } },
    { label: 'growth of handles', unit: '/h', cells: { value: growth.handles } },
  ];
}

function passRow(label: string, pass: PassTally): Row {
  const { count, aborted, empty, loops } = pass;
  return {
    label,
    unit: '',
    cells: { value: pass.realTimeFactor },
    note: `${count} passes, ${aborted} aborted, ${empty} empty, ${loops} loops`,
  };
}

/** When something happened that should not have, if it did. */
function noteOfTimes(startsMs: readonly number[]): { note?: string } {
  const times = startsMs.map((ms) => `${(ms / 1000).toFixed(1)} s`);
  return times.length > 0 ? { note: `at ${times.join(', ')}` } : {};
}

function percent(tally: ErrorTally): number | null {
  const rate = errorRate(tally);
  return rate === null ? null : rate * 100;
}

function errorKinds({ substitutions, deletions, insertions, reference }: ErrorTally): string {
  return `${substitutions} wrong, ${deletions} left out, ${insertions} added, of ${reference}`;
}

function spreadCells(of: Spread | null): Record<'p50' | 'p95' | 'max', number | null> {
  return { p50: of?.p50 ?? null, p95: of?.p95 ?? null, max: of?.max ?? null };
}

function roles(byRole: Readonly<Record<string, number>>): string {
  return Object.entries(byRole)
    .sort(([, a], [, b]) => b - a)
    .map(([role, mb]) => `${shortRole(role)} ${Math.round(mb)}`)
    .join(', ');
}

function shortRole(role: string): string {
  return role.replace(/^utility:.*\.(\w+)$/, '$1');
}
