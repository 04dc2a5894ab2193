import sherpa from 'sherpa-onnx-node';
import { describe, expect, test } from 'vitest';
import { recogniseFolder } from '../../../src/main/models/recognise-folder';
import { loadRecogniser } from '../../../src/main/speech/host/recogniser';
import { onlineConfig } from '../../../src/main/speech/host/recogniser-config';
import { chunkMsOf } from '../../../src/main/speech/host/sherpa/padding';
import { isStreaming } from '../../../src/main/speech/models';
import { SAMPLE_RATE } from '../../../src/shared/sound';
import {
  toyNemotron,
  toyParakeet,
  toyStreamingTransducer,
  toyTransducer,
} from '../../fakes/sherpa/toy-models';
import { folderWith } from '../../unit/models/folder';

/** The real sherpa-onnx, with networks that hear nothing: whether it takes what our adapters tell it. */

const SOUND = new Float32Array(SAMPLE_RATE / 2);

async function load(files: Readonly<Record<string, string | Buffer>>) {
  const model = await recogniseFolder(folderWith(files, 'toy-ko'));
  const recognise = await loadRecogniser(model);
  const say = (terms: readonly string[] = [], language?: string): string =>
    recognise(SOUND, language, terms).text;
  return { model, say };
}

describe('terms', () => {
  test.each([
    ['transducer', toyTransducer()],
    ['nemo-transducer', toyParakeet()],
    ['streaming-transducer', toyStreamingTransducer()],
  ])('are heard by a %s that would say nothing', async (family, files) => {
    const { model, say } = await load(files);
    expect([model.family, say()]).toEqual([family, '']);
    expect(say(['자막'])).toMatch(/^자막/);
  });

  test.each([
    ['transducer', toyTransducer()],
    ['nemo-transducer', toyParakeet()],
    ['streaming-transducer', toyStreamingTransducer()],
  ])('that a %s cannot spell end no process', async (_, files) => {
    const { say } = await load(files);
    const told = ['뷁', 'Zürich', ':1', '자막 :x', 'a/b', '#자', '@막', '자\u00a0막', '🙂🙂'];
    expect(() => [say(told), say(['자막', ...told]), say()]).not.toThrow();
  });
});

describe('a streaming model', () => {
  test('tells its chunk before it has heard anything, and drops what does not fill one', async () => {
    const { model } = await load(toyStreamingTransducer());
    if (!isStreaming(model)) throw new Error('not so');
    const recogniser = new sherpa.OnlineRecognizer(onlineConfig(model, 1));
    // 141 frames of 10 ms, of 25 ms each.
    expect(chunkMsOf(recogniser)).toBe(1430);
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples: SOUND, sampleRate: SAMPLE_RATE });
    stream.inputFinished();
    expect(recogniser.isReady(stream)).toBe(false);
  });

  test('of Nemotron’s kind hears in the language that its stream was told', async () => {
    const { model, say } = await load(toyNemotron());
    expect([model.family, model.languages]).toEqual(['streaming-nemo-transducer', ['en', 'ko']]);
    const words = [undefined, 'ko', 'en', 'tlh'].map(
      (language) => new Set(say(['자막'], language).split(' ')),
    );
    expect(words).toEqual([['auto'], ['ko'], ['en'], ['auto']].map((each) => new Set(each)));
  });
});
