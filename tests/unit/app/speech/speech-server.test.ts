import { expect, onTestFinished, test } from 'vitest';
import { serverConfig } from '../../../../src/main/app/speech/speech-server';
import { createSpeechServerEngine } from '../../../../src/main/speech/engines/server';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';
import { FakeSttServer } from '../../../fakes/stt-server';

async function startServer(): Promise<FakeSttServer> {
  const server = await FakeSttServer.start({ hear: () => 'heard' });
  onTestFinished(() => server.down());
  return server;
}

test('each address gets the key that is for it, and one that was moved gets none', async () => {
  const [own, other] = [await startServer(), await startServer()];
  // The key store's promise: a key is for one address.
  const key = (id: string, baseUrl: string): string | undefined =>
    id === 'speech-1' && baseUrl === own.baseUrl ? 'sk-own' : undefined;
  for (const { baseUrl } of [own, other]) {
    const speech: Settings['speech'] = {
      ...DEFAULT_SETTINGS.speech,
      server: { preset: 'custom', model: 'm', endpoints: [{ id: 'speech-1', baseUrl }] },
    };
    const engine = createSpeechServerEngine({ config: () => serverConfig(speech, key), terms: () => [] });
    const session = engine.startSession({ laneId: 'lane' });
    const samples = new Float32Array(16_000);
    session.submit({ utteranceId: 'a', laneId: 'lane', kind: 'final', pass: 0, samples });
    await session.results[Symbol.asyncIterator]().next();
  }
  const sent = [own, other].map(({ received }) => received.map(({ authorization }) => authorization));
  expect(sent).toEqual([['Bearer sk-own'], ['Bearer no-key']]);
});
