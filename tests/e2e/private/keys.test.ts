import { FakeSttServer } from '../../fakes/stt-server';
import { expect, test, type JamakApp } from '../jamak';

/** Answers the next dialogs of the system with that button, and keeps what they said. */
async function answerDialogs(app: JamakApp, button: number): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ dialog }, response) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    dialog.showMessageBox = (...[, options]: unknown[]) => {
      said.push((options as { message: string }).message);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
  return () => app.electron.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

async function moveTo(app: JamakApp, baseUrl: string): Promise<void> {
  await app.change(({ speech }) => ({
    speech: {
      ...speech,
      engine: 'server',
      server: { preset: 'custom', model: 'fake', endpoints: [{ id: 'speech-1', baseUrl }] },
    },
  }));
}

const SEND = 0;
const CANCEL = 1;

test('a page can have a key sent to nobody but the server that it was given for', async ({ launch }) => {
  const [own, other] = [
    await FakeSttServer.start({ hear: () => 'Heard.' }),
    await FakeSttServer.start({ hear: () => 'Heard.' }),
  ];
  try {
    const app = await launch();
    const saidInDialogs = await answerDialogs(app, CANCEL);
    await moveTo(app, own.baseUrl);
    await app.ask((jamak) => jamak.setKey({ id: 'speech-1', key: 'sk-own', keep: false }));
    await app.ask((jamak) => jamak.testSpeech());
    await moveTo(app, other.baseUrl);
    await app.ask((jamak) => jamak.testSpeech());
    expect(own.received.map(({ authorization }) => authorization)).toContain('Bearer sk-own');
    expect(other.received.map(({ authorization }) => authorization)).toContain('Bearer no-key');
    expect(other.received.map(({ authorization }) => authorization)).not.toContain('Bearer sk-own');
    // Both are on this machine.
    expect(await saidInDialogs()).toEqual([]);
  } finally {
    await own.down();
    await other.down();
  }
});

test('a server elsewhere gets a key only when the user agrees, who is asked in their language', async ({
  launch,
}) => {
  const app = await launch();
  await moveTo(app, 'https://speech.example/v1');
  const refused = await answerDialogs(app, CANCEL);
  await expect(
    app.ask((jamak) => jamak.setKey({ id: 'speech-1', key: 'sk-e2e', keep: false })),
  ).resolves.toMatchObject({
    ok: false,
    error: { code: 'key-not-sent', params: { address: 'https://speech.example' } },
  });
  expect(await refused()).toEqual(['Send this key to https://speech.example?']);
  await expect(app.ask((jamak) => jamak.listKeys())).resolves.toMatchObject({ value: { ids: [] } });

  await app.change(() => ({ language: 'ko' }));
  const agreed = await answerDialogs(app, SEND);
  await expect(
    app.ask((jamak) => jamak.setKey({ id: 'speech-1', key: 'sk-e2e', keep: false })),
  ).resolves.toMatchObject({ value: { origins: { 'speech-1': 'https://speech.example' } } });
  expect(await agreed()).toEqual(['이 서버에 키를 보낼까요? https://speech.example']);
});
