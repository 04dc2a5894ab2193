import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCrashes } from '../../../src/main/app/diagnostics/crash-log';
import { RunMarker } from '../../../src/main/app/diagnostics/run-marker';
import { readPreset } from '../../../src/main/app/overlay/preset-files';
import { readGguf } from '../../../src/main/models/inside/gguf';
import { readOnnxMetadata } from '../../../src/main/models/onnx-metadata';
import { recogniseFolder } from '../../../src/main/models/recognise-folder';
import { openSettings } from '../../../src/main/storage/settings-file';
import { openUsage } from '../../../src/main/storage/usage-file';
import { decodeText } from '../../../src/main/subtitles/decode-text';
import { parseSubtitles } from '../../../src/main/subtitles/parse-subtitles';
import { BUILT_IN_PRESETS } from '../../../src/shared/overlay/presets';
import { crashSchema } from '../../../src/shared/requests/diagnostics';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../src/shared/settings';
import { writeTinyGguf } from '../../fakes/inside/gguf-file';
import { onnxFile } from '../../fakes/onnx-file';
import { temporaryFolder } from '../scripts/temporary-folder';
import { damaged, json, nearly, outcomeOf, tries } from './fuzz';

const SRT = Buffer.from(
  '1\n00:00:01,000 --> 00:00:02,500\n<i>Hello</i>, world.\n\n2\n00:00:03,000 --> 00:00:04,000\n안녕.\n',
);
const VTT = Buffer.from('WEBVTT\n\nNOTE no\n\n00:01.000 --> 00:02.000 line:5%\n<v Ann>Hello &amp; bye</v>\n');
const UTF16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SRT.toString(), 'utf16le')]);

describe('files of others, whatever is in them', () => {
  it('subtitles are cues in order, or a reason', async () => {
    const file = fc.oneof(damaged(SRT), damaged(VTT), damaged(UTF16));
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const outcome = await outcomeOf(async () => {
          const { cues } = await parseSubtitles(await decodeText(bytes), 'a.srt');
          for (const [index, { startMs, endMs, text }] of cues.entries()) {
            expect(startMs).toBeGreaterThanOrEqual(cues[index - 1]?.startMs ?? 0);
            expect(endMs).toBeGreaterThanOrEqual(startMs);
            expect(text).not.toMatch(/^\s*$|[\n\r\0]/u);
          }
        });
        expect(['taken', 'subtitles-unreadable']).toContain(outcome);
      }),
      tries(150),
    );
  });

  it('a style is one that the overlay can show, or a reason', async () => {
    const path = join(temporaryFolder(), 'style.json');
    const style = Object.values(BUILT_IN_PRESETS)[0];
    const file = { format: 'jamak-overlay-preset', version: 1, name: 'Mine', style };
    const text = Buffer.from(JSON.stringify(file));
    const content = fc.oneof(
      nearly(file).map((value) => Buffer.from(JSON.stringify(value) ?? '')),
      damaged(text),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        writeFileSync(path, bytes);
        expect(['taken', 'preset-unreadable']).toContain(await outcomeOf(() => readPreset(path)));
      }),
      tries(80),
    );
  });

  it('settings are always such as the schema allows, and a file that made no sense is kept', async () => {
    const folder = temporaryFolder();
    let files = 0;
    const content = fc.oneof(
      nearly(DEFAULT_SETTINGS).map((value) => Buffer.from(JSON.stringify(value) ?? '')),
      json.map((value) => Buffer.from(JSON.stringify(value) ?? '')),
      damaged(Buffer.from(JSON.stringify(DEFAULT_SETTINGS))),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        const path = join(folder, `settings-${++files}.json`);
        writeFileSync(path, bytes);
        const told: string[] = [];
        const settings = openSettings({ path, onNotice: ({ code }) => told.push(code) });
        expect(settingsSchema.safeParse(settings.get()).success).toBe(true);
        if (!settings.intact) expect(told.length).toBeGreaterThan(0);
        // Written to the disk, which takes its time.
        if (files % 8 !== 0) return;
        await settings.change({ theme: 'dark' });
        expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'dark' });
      }),
      tries(40),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('what servers cost, what crashed and whether the last run was closed are read or begun anew', async () => {
    const folder = temporaryFolder();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          json.map((value) => JSON.stringify(value) ?? ''),
          fc.string(),
        ),
        async (text) => {
          const path = join(folder, `usage-${++files}.json`);
          writeFileSync(path, text);
          await openUsage({ path, onNotice: () => undefined }).settled();
          for (const crash of parseCrashes(text)) expect(crashSchema.safeParse(crash).success).toBe(true);
          const marker = join(folder, `running-${files}.json`);
          writeFileSync(marker, text);
          expect(crashSchema.safeParse(new RunMarker(marker, '1.0.0', 5).left).success).toBe(true);
        },
      ),
      tries(60),
    );
  });

  it('models are known or not', async () => {
    const folder = temporaryFolder();
    const gguf = join(folder, 'model.gguf');
    writeTinyGguf(gguf);
    const whole = readFileSync(gguf).subarray(0, 20_000);
    const onnx = Buffer.from(onnxFile({ model_type: 'EncDecRNNTBPEModel', vocab_size: '500' }));
    const model = join(folder, 'encoder.int8.onnx');
    await fc.assert(
      fc.asyncProperty(damaged(whole), damaged(onnx), async (headBytes, onnxBytes) => {
        writeFileSync(gguf, headBytes);
        const facts = await readGguf(gguf);
        if (facts) expect(facts.name.length + facts.licence.length).toBeLessThan(1200);
        writeFileSync(model, onnxBytes);
        const metadata = await readOnnxMetadata(model);
        expect([...metadata.keys()].every((key) => key !== '')).toBe(true);
      }),
      tries(120),
    );
  });

  it('a folder is a model whose files lie in it, or none', async () => {
    const name = fc.constantFrom(
      'encoder.int8.onnx',
      'decoder.int8.onnx',
      'joiner.int8.onnx',
      'model.int8.onnx',
      'model.onnx',
      'tokens.txt',
      'tokenizer',
      'bpe.vocab',
      'tiny-encoder.onnx',
      'tiny-decoder.onnx',
      '-encoder.onnx',
      'encoder..onnx',
    );
    const content = fc.oneof(
      damaged(Buffer.from(onnxFile({ model_type: 'EncDecRNNTBPEModel' }))),
      fc.constant(Buffer.from(onnxFile({ with_itn: '1' }))),
      fc.constant(Buffer.from('<blk> 0\n▁the 1\n')),
      // A folder of that name.
      fc.constant(null),
    );
    const files = fc.array(fc.tuple(name, content), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const folder = temporaryFolder();
        for (const [file, bytes] of new Map(all)) {
          if (bytes) writeFileSync(join(folder, file), bytes);
          else mkdirSync(join(folder, file));
        }
        const outcome = await outcomeOf(() => recogniseFolder(folder));
        expect(['taken', 'model-folder-unknown']).toContain(outcome);
      }),
      tries(60),
    );
  });
});
