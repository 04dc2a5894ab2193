import { expect, it } from 'vitest';
import { warmSigns } from '../../../../src/main/language/engines/embedded/signs';
import type { DigestStyle, ShowSettings } from '../../../../src/shared/settings';
import { captions, loadTranscript } from '../../../fakes/transcripts';
import { outputOf } from './asking';

const NORMAL: DigestStyle = { length: 'normal', temper: 'facts' };

const digestOf = (
  spoken: ReturnType<typeof captions>,
  style: DigestStyle = NORMAL,
  show: ShowSettings = { title: '', game: '' },
) =>
  outputOf<'digest'>({
    kind: 'digest',
    previous: null,
    captions: spoken,
    glossary: [],
    language: 'en',
    style,
    show,
  });

it('compiles its patterns one by one, once', async () => {
  let rests = 0;
  const rest = (): Promise<void> => Promise.resolve(void rests++);
  await warmSigns(rest);
  expect(rests).toBeGreaterThan(40);
  rests = 0;
  await warmSigns(rest);
  expect(rests).toBe(0);
});

it('is short where that is chosen', async () => {
  const spoken = loadTranscript('stream-en').slice(0, 40);
  const usual = await digestOf(spoken);
  const short = await digestOf(spoken, { ...NORMAL, length: 'short' });
  expect(usual.summary).toHaveLength(3);
  expect(short.summary).toHaveLength(2);
  expect(short.highlights.length).toBeLessThanOrEqual(3);
  expect(short.situation?.text.length).toBeLessThanOrEqual(usual.situation?.text.length ?? 0);
});

it('lets moods count where it is to be lively', async () => {
  const talk = [
    'The council discussed the harbour budget for the coming year.',
    'The harbour budget will pay for a new crane in March.',
    'Hahaha I can not stop laughing about that harbour budget.',
    'The crane was ordered from a company in Norway.',
  ];
  const moods = async (style: DigestStyle): Promise<boolean> => {
    const { highlights } = await digestOf(captions(talk, 9000), style);
    return highlights.some(({ text }) => text.startsWith('Hahaha'));
  };
  expect(await moods({ ...NORMAL, temper: 'lively' })).toBe(true);
});

it('weighs the words of the show like names', async () => {
  const talk = ['We look for the lantern in the cellar.', 'We look for the anchor in the cellar.'];
  const spoken = captions([...talk, ...talk, ...talk], 6000);
  const rankOf = async (title: string, word: string): Promise<number> =>
    (await digestOf(spoken, NORMAL, { title, game: '' })).keywords.findIndex((one) => one.includes(word));
  expect(await rankOf('The anchor run', 'anchor')).toBeLessThan(await rankOf('The anchor run', 'lantern'));
  expect(await rankOf('The lantern run', 'lantern')).toBeLessThan(await rankOf('The lantern run', 'anchor'));
});
