import { comparableWords } from '../../../src/main/text/words';
import type { BenchLog, Run, Span, Viewers, Whole } from '../log/schema';
import { captionLags, type CaptionLags } from './caption-lag';
import { editsAfterFinal, finalCaptions, shownStates } from './captions';
import { addTallies, characterTally, wordTally, type ErrorTally } from './errors';
import { flicker, type Flicker } from './erasure';
import { firstPaints } from './first-paints';
import { ghosts, type Ghosts } from './ghosts';
import { growth, type Growth } from './growth';
import { leftOut, type LeftOut } from './left-out';
import { matchWords } from './matches';
import { memory, type Memory } from './memory';
import { emptyFinals, isLoop, passTally, type PassTally } from './passes';
import { loads, loadWithin, samplesOf, settled } from './processor';
import { spread, type Spread } from './statistics';
import { entriesOf, soundClock, type HeardAt, type SoundClock } from './timeline';
import { voiceFound } from './voice';
import { wordLags, type WordLags } from './word-lag';

/** What one model made of the same clips, each decoded in one piece without the app. */
export interface WholeResults {
  readonly model: string;
  readonly words: ErrorTally;
  readonly characters: ErrorTally;
  readonly empty: number;
  /** Decode time ÷ sound. */
  readonly realTimeFactor: number;
}

export interface SpeechResults extends WordLags {
  readonly captions: CaptionLags & { readonly count: number };
  readonly flicker: Flicker;
  readonly editsAfterFinal: number;
  readonly words: ErrorTally;
  readonly characters: ErrorTally;
  readonly wholes: readonly WholeResults[];
  readonly emptyFinals: number;
  /** Final captions that repeat themselves. */
  readonly loops: number;
  /** Stretches that were given up, and how long they are together, ms. */
  readonly gaps: { readonly count: number; readonly ms: number };
  readonly leftOut: LeftOut;
  readonly passes: { readonly interim: PassTally; readonly final: PassTally };
  readonly voiceFound: Spread | null;
  /** What the app itself said its lag was, ms. */
  readonly saidLag: Spread | null;
}

export interface RunResults {
  readonly name: string;
  readonly kind: 'speech' | 'nonspeech';
  readonly durationMs: number;
  readonly loops: number;
  readonly lanes: number;
  /** Processor time while speaking, by that of the same in one lane; null where it was not played in several. */
  readonly lanesCost: number | null;
  /** From the start of the app's process to the first lane that listens, ms. */
  readonly coldStartMs: number | null;
  /** How much longer the sound took than it lasts, ms; see `SoundClock`. */
  readonly driftMs: number | null;
  readonly speech: SpeechResults | null;
  readonly ghosts: Ghosts | null;
  /** % of one core, of all of the app's processes. */
  readonly processor: {
    readonly speaking: Spread | null;
    /** The process that draws the overlay, while somebody speaks; and the control window's. */
    readonly overlay: Spread | null;
    readonly control: Spread | null;
    readonly silent: Spread | null;
    /** Main's, while the file was played. */
    readonly main: Spread | null;
    /** While the file was played, whatever it held. */
    readonly all: Spread | null;
    /** Of everything else on the machine: how much the run was disturbed. */
    readonly others: Spread | null;
  };
  readonly memory: Memory | null;
  readonly viewers: Viewers | null;
  /** Only in a soak. */
  readonly growth: Growth | null;
  /** Why numbers may be missing or wrong. */
  readonly problems: readonly string[];
}

export function resultsOf(log: BenchLog): RunResults[] {
  const results = log.runs.map((run) =>
    runResults(
      run,
      log.wholes.filter((whole) => whole.run === run.header.name),
    ),
  );
  return results.map((result) => ({ ...result, lanesCost: lanesCost(result, results) }));
}

function lanesCost(of: RunResults, results: readonly RunResults[]): number | null {
  const alone = results.find(({ name, lanes }) => name === of.name && lanes === 1)?.processor.speaking;
  const { speaking } = of.processor;
  return of.lanes > 1 && alone && speaking ? speaking.mean / alone.mean : null;
}

export function runResults(run: Run, wholes: readonly Whole[]): RunResults {
  const { header, trace, samples } = run;
  const { kind, loops } = header;
  const clock = soundClock(trace);
  const listeningAt = entriesOf(trace, 'lane-listening')[0]?.at;
  const endedAt =
    entriesOf(trace, 'event').find(({ event }) => event.happening.type === 'session-ended')?.at ?? Infinity;
  const { name, durationMs, lanes, viewers } = header;
  const known = { name, kind, durationMs, loops, lanes, viewers, lanesCost: null };
  const coldStartMs = listeningAt === undefined ? null : listeningAt - header.spawnedAt;
  const problems = problemsOf(run, clock);
  if (clock === null) {
    const processor = {
      speaking: null,
      overlay: null,
      control: null,
      silent: null,
      main: null,
      all: null,
      others: null,
    };
    return {
      ...known,
      coldStartMs,
      driftMs: null,
      speech: null,
      ghosts: null,
      processor,
      memory: null,
      growth: null,
      problems,
    };
  }
  const captions = finalCaptions(trace);
  return {
    ...known,
    coldStartMs,
    driftMs: clock.driftMs,
    speech: kind === 'speech' ? speechResults(run, wholes, clock.heardAt) : null,
    ghosts: kind === 'nonspeech' ? ghosts(trace) : null,
    processor: processorResults(run, clock.heardAt),
    memory: listeningAt === undefined ? null : memory(samples, listeningAt, endedAt),
    growth:
      header.soak || loops > 1 ? growth({ trace, samples, captions, heardAt: clock.heardAt, endedAt }) : null,
    problems,
  };
}

function speechResults({ header, trace }: Run, wholes: readonly Whole[], heardAt: HeardAt): SpeechResults {
  const captions = finalCaptions(trace);
  const shown = shownStates(trace);
  const paints = firstPaints(captions, shown);
  const { clips, words } = header;
  const { errors, words: matches } = matchWords(header, captions);
  const text = (parts: readonly { readonly text: string }[]): string =>
    parts.map((part) => part.text).join(' ');
  const happenings = entriesOf(trace, 'event').map(({ event }) => event.happening);
  const gaps = happenings.filter((happening) => happening.type === 'gap');
  return {
    ...wordLags(matches, paints, heardAt),
    captions: {
      ...captionLags({ captions, clips, words, matches, shown, paints, heardAt }),
      count: captions.length,
    },
    flicker: flicker(shown),
    editsAfterFinal: editsAfterFinal(trace),
    words: errors,
    characters: header.loops === 1 ? characterTally(text(clips), text(captions)) : addTallies([]),
    wholes: wholeResults(wholes, clips),
    emptyFinals: emptyFinals(trace),
    loops: captions.filter((caption) => isLoop(caption.words)).length,
    gaps: { count: gaps.length, ms: gaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) },
    leftOut: leftOut(header, trace),
    passes: { interim: passTally(trace, 'interim'), final: passTally(trace, 'final') },
    voiceFound: voiceFound(trace, clips),
    saidLag: spread(happenings.flatMap((happening) => (happening.type === 'lag' ? [happening.lagMs] : []))),
  };
}

export function wholeResults(
  wholes: readonly Whole[],
  clips: readonly { readonly text: string }[],
): WholeResults[] {
  return [...new Set(wholes.map(({ model }) => model))].map((model) => {
    const own = wholes.filter((whole) => whole.model === model);
    const said = ({ clip }: Whole): string => clips[clip]?.text ?? '';
    return {
      model,
      words: addTallies(own.map((whole) => wordTally(said(whole), whole.text))),
      characters: addTallies(own.map((whole) => characterTally(said(whole), whole.text))),
      empty: own.filter(({ text }) => comparableWords(text).length === 0).length,
      realTimeFactor:
        own.reduce((sum, { decodeMs }) => sum + decodeMs, 0) /
        own.reduce((sum, { soundMs }) => sum + soundMs, 0),
    };
  });
}

function processorResults({ header, trace, samples }: Run, heardAt: HeardAt): RunResults['processor'] {
  const all = loads(samples);
  const whole: Span = { startMs: 0, endMs: header.durationMs };
  const speech = header.clips.map((clip) => ({ startMs: clip.speechStartMs, endMs: clip.speechEndMs }));
  const vitals = entriesOf(trace, 'vitals');
  const drawing = (name: string): Spread | null => {
    const pids = new Set(vitals.flatMap(({ page, pid }) => (page === name ? (pid ?? []) : [])));
    return loadWithin(loads(samplesOf(samples, pids)), speech, heardAt);
  };
  const main = new Set(
    samples.flatMap(({ processes }) => processes.flatMap(({ pid, role }) => (role === 'browser' ? pid : []))),
  );
  const playing = all.filter(
    ({ fromAt, toAt }) => fromAt >= heardAt(whole.startMs) && toAt <= heardAt(whole.endMs),
  );
  return {
    speaking: loadWithin(all, speech, heardAt),
    overlay: drawing('overlay'),
    control: drawing('control'),
    silent: loadWithin(all, settled(header.silences), heardAt),
    main: loadWithin(loads(samplesOf(samples, main)), [whole], heardAt),
    all: loadWithin(all, [whole], heardAt),
    others: spread(playing.map(({ othersPercent }) => othersPercent)),
  };
}

function problemsOf({ header, trace, exitCode, unreadable }: Run, clock: SoundClock | null): string[] {
  const problems: string[] = [];
  if (exitCode !== 0) problems.push(`The app ended with exit code ${exitCode}.`);
  if (unreadable > 0) problems.push(`${unreadable} lines of the trace could not be read.`);
  if (clock === null) problems.push('No sound was heard.');
  if (header.kind === 'speech' && entriesOf(trace, 'painted').length === 0) {
    problems.push('The overlay painted nothing.');
  }
  return problems;
}
