import { describe, expect, it, onTestFinished } from 'vitest';
import { Corrections } from '../../../../src/main/app/corrections/corrections';
import { currentGlossary } from '../../../../src/shared/settings';
import { MIC, openController, SENTENCE, SYSTEM } from '../session/open-controller';

const SPOKEN = [
  [10, 0],
  [60, 0.9],
] as const;

async function open(lanes = [MIC]) {
  const scene = openController();
  const cancelled: string[] = [];
  const corrections = new Corrections({
    controller: scene.controller,
    sessions: scene.sessions,
    language: { cancelReport: (id) => cancelled.push(id) },
    notices: scene.notices,
    settings: scene.settings,
    changeSettings: (patch) => Promise.resolve(scene.change(patch as object)),
  });
  const { sessionId } = scene.controller.start(lanes);
  onTestFinished(() => scene.controller.end());
  for (const { id } of lanes) scene.listen(id);
  const edit = (
    base: string,
    text: string,
    editor = 'me',
    captionId = scene.controller.view.captions.at(-1)?.id,
  ) => corrections.edit(sessionId, captionId ?? '', { base, text, editor });
  return { ...scene, corrections, sessionId, cancelled, edit };
}

/** Every word anywhere in memory that a surface or the disk gets. */
function wordsIn({ controller, sessions, saved }: Awaited<ReturnType<typeof open>>): string {
  return JSON.stringify([
    controller.view,
    sessions.unsaved,
    saved.filter(({ happening }) => happening.type !== 'caption-final'),
  ]);
}

describe('what was just said', () => {
  it('is taken back, also what is being said; what is said next is captioned', async () => {
    const scene = await open();
    const first = await scene.say(MIC.id);
    expect(scene.happened('caption-final')).toHaveLength(1);
    await scene.say(MIC.id, SPOKEN);
    expect(scene.controller.view.interims).toHaveLength(1);
    expect(await scene.corrections.takeBackRecent()).toBe(2);
    expect(scene.spooled.size).toBe(0);
    expect(wordsIn(scene)).not.toContain(first);
    expect(scene.controller.view.captions).toEqual([]);
    expect(scene.controller.view.interims).toEqual([]);
    expect(scene.log).toContain('language forgets 2');
    expect(scene.shownNotices()).toContain('info taken-back');
    const next = await scene.say(MIC.id, SENTENCE);
    const finals = scene.controller.view.captions.map(({ text }) => text);
    expect(finals).toEqual([next]);
  });

  it('is as much as the settings say, in all lanes', async () => {
    const scene = await open([MIC, SYSTEM]);
    const old = await scene.say(MIC.id);
    scene.change({ broadcast: { ...scene.settings().broadcast, takeBackSeconds: 5 } });
    await scene.say(MIC.id, [[200, 0]]);
    scene.listen(SYSTEM.id);
    await scene.say(SYSTEM.id);
    await scene.say(MIC.id);
    expect(await scene.corrections.takeBackRecent()).toBe(2);
    expect(scene.controller.view.captions.map(({ text }) => text)).toEqual([old]);
  });

  it('is one caption, if only one is meant', async () => {
    const scene = await open();
    const first = await scene.say(MIC.id);
    await scene.say(MIC.id);
    const id = scene.controller.view.captions.at(-1)?.id ?? '';
    await scene.corrections.takeBack(scene.sessionId, id);
    expect(scene.controller.view.captions.map(({ text }) => text)).toEqual([first]);
    expect(scene.controller.view.takenBack.map((place) => place.id)).toEqual([id]);
    await expect(scene.corrections.takeBack(scene.sessionId, id)).rejects.toMatchObject({
      code: 'caption-missing',
    });
  });
});

describe('a correction', () => {
  it('is merged with that of another editor, who is told of what gave way', async () => {
    const scene = await open();
    await scene.say(MIC.id);
    const heard = scene.controller.view.captions[0]?.text ?? '';
    const [one = '', two = '', ...rest] = heard.split(' ');
    const [first, second] = await Promise.all([
      scene.edit(heard, ['Ann', two, ...rest].join(' '), 'ann'),
      scene.edit(heard, [one, 'Bob', ...rest].join(' '), 'bob'),
    ]);
    expect([first.replaced, second.replaced]).toEqual([[], []]);
    expect(second.text).toBe(['Ann', 'Bob', ...rest].join(' '));
    const third = await scene.edit(heard, ['Cid', two, ...rest].join(' '), 'cid');
    expect(third).toMatchObject({ text: ['Cid', 'Bob', ...rest].join(' '), replaced: ['Ann'] });
    expect(scene.controller.view.captions[0]).toMatchObject({ text: third.text, original: heard });
  });

  it('is cleaned, and needs words', async () => {
    const scene = await open();
    await scene.say(MIC.id);
    const heard = scene.controller.view.captions[0]?.text ?? '';
    expect((await scene.edit(heard, ' new\u202E \u0000words ')).text).toBe('new words');
    await expect(scene.edit('new words', '\u0000')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(scene.edit('a', 'b', 'me', 'nobody')).rejects.toMatchObject({ code: 'caption-missing' });
  });

  it('offers a term to the glossary once, and the next final spells it', async () => {
    const scene = await open();
    await scene.say(MIC.id);
    const heard = scene.controller.view.captions[0]?.text ?? '';
    await scene.edit(heard, 'welcome to jam ack');
    const edited = await scene.edit('welcome to jam ack', 'welcome to Jamak');
    expect(edited.term).toBe('Jamak');
    await scene.edit('welcome to Jamak', 'welcome to jam ack');
    expect((await scene.edit('welcome to jam ack', 'welcome to Jamak')).term).toBeNull();
    await scene.corrections.teach('Jamak');
    await scene.corrections.teach('jamak');
    expect(currentGlossary(scene.settings())).toEqual(['Jamak']);
  });
});
