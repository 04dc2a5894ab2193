import { JamakError } from '../../../../shared/errors';
import type { DigestLanguage } from '../../../../shared/session/digest';
import { startDeadline } from '../../../remote/deadline';
import { Chooser } from './choosing/chooser';
import { sheetOf, type Line } from './choosing/lines';
import { CONTEXT_TOKENS } from './generator';
import { HostKeeper, type HostProcess, type ModelFile } from './host/keeper';
import type { After } from './host/host-process';

/** Loading and two answers of a few words: longer only where there is no hope, ms. */
const PROBE_MS = 240_000;

/** What a model must be able to tell apart, in both languages. */
const PROBES: Readonly<Record<DigestLanguage, { said: readonly string[]; question: string; right: number }>> =
  {
    en: {
      said: ['My tea is already cold again.', 'We win the final two to one!', 'Can you hear the music?'],
      question: '"result": Which line tells how the final ended?',
      right: 1,
    },
    ko: {
      said: ['차가 벌써 다 식었네요.', '음악 소리 잘 들리시나요?', '저희가 결승에서 2 대 1로 이겼어요!'],
      question: '"result": 결승이 어떻게 끝났는지 알려 주는 줄은 무엇입니까?',
      right: 2,
    },
  };

export interface ProbeOptions {
  readonly spawn: () => HostProcess;
  readonly threads: number;
  readonly signal: AbortSignal;
  /** How much of the model is loaded, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly after?: After;
}

export interface Probed {
  /** That it reads and writes here, together. */
  readonly tokensPerSecond: number;
  /** Which of the languages it chose right in. */
  readonly languages: DigestLanguage[];
}

/**
 * Loads a model in a language host of its own and has it choose in both languages.
 * @throws JamakError 'inside-model-unusable' when it chooses wrong in both, 'inside-…' otherwise; the signal's reason
 */
export async function probeModel(
  model: ModelFile,
  { spawn, threads, signal, onProgress, after }: ProbeOptions,
): Promise<Probed> {
  let tokens = 0;
  let tookMs = 0;
  const keeper = new HostKeeper({
    spawn,
    threads,
    contextTokens: CONTEXT_TOKENS,
    onLoading: (share) => share !== null && onProgress?.(share),
    onAnswer: (answer) => {
      tokens += answer.inputTokens + answer.outputTokens;
      tookMs += answer.tookMs;
    },
    ...(after && { after }),
  });
  const deadline = startDeadline(PROBE_MS, signal);
  try {
    keeper.use(model);
    const languages: DigestLanguage[] = [];
    for (const language of ['en', 'ko'] as const) {
      const { said, question, right } = PROBES[language];
      const sheet = sheetOf(said.map((text): Line => ({ text, captionIds: ['probe'], atMs: 0 })));
      const chooser = new Chooser({
        generator: keeper,
        model: model.name,
        language,
        glossary: [],
        signal: deadline.signal,
        live: false,
      });
      const chosen = await chooser.choose(sheet, question, { result: { type: 'line', from: sheet.labels } });
      if (chosen.result[0] === sheet.labels[right]) languages.push(language);
    }
    if (languages.length === 0)
      throw new JamakError('inside-model-unusable', { params: { model: model.name } });
    return { languages, tokensPerSecond: tookMs > 0 ? (tokens * 1000) / tookMs : 0 };
  } catch (error) {
    if (!deadline.passed) throw error;
    throw new JamakError('inside-too-slow', { params: { model: model.name }, cause: error });
  } finally {
    deadline.release();
    keeper.close();
  }
}
