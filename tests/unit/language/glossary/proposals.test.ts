import { describe, expect, it } from 'vitest';
import { proposeTerms } from '../../../../src/main/language/glossary/proposals';
import { captions, loadTranscript } from '../../../fakes/transcripts';

describe('proposeTerms', () => {
  it('proposes the names of an English stream, and nothing else', async () => {
    const terms = await proposeTerms(loadTranscript('stream-en'), { known: [], limit: 10 });
    expect(terms).toEqual(['Bell Warden', 'Hollow Lantern', 'OBS', 'Theo']);
  });

  it('proposes names, compounds and Latin words of a Korean stream', async () => {
    const terms = await proposeTerms(loadTranscript('stream-ko'), { known: [], limit: 20 });
    for (const term of ['별빛 농장', '박쥐 여왕', '위스퍼 모델', '스프링클러', 'Jamak', 'OBS'])
      expect(terms).toContain(term);
    for (const ordinary of ['딸기', '자막', '농장', '방송', '그래서', '겨울'])
      expect(terms).not.toContain(ordinary);
  });

  it('leaves out what the glossary has, whatever its case and spaces', async () => {
    const known = ['bell warden', 'obs', '별빛농장', 'Jamak'];
    const spoken = [...loadTranscript('stream-en'), ...loadTranscript('stream-ko')];
    const terms = await proposeTerms(spoken, { known, limit: 20 });
    for (const term of ['Bell Warden', 'OBS', '별빛 농장', 'Jamak', 'Warden'])
      expect(terms).not.toContain(term);
    expect(terms).toContain('Hollow Lantern');
  });

  it('gives as many as it is asked for, best first', async () => {
    const all = await proposeTerms(loadTranscript('stream-ko'), { known: [], limit: 20 });
    expect(await proposeTerms(loadTranscript('stream-ko'), { known: [], limit: 3 })).toEqual(all.slice(0, 3));
    expect(await proposeTerms([], { known: [], limit: 3 })).toEqual([]);
  });

  it('knows that a capital at the beginning is no name, nor are days and ordinary words', async () => {
    const spoken = captions([
      'Monday is fine. Water is good. On Monday we swim.',
      'Monday again! Water again! See you on Monday.',
      'Water helps. The Game is on, and the Game is long.',
    ]);
    expect(await proposeTerms(spoken, { known: [], limit: 10 })).toEqual([]);
  });

  it('takes a name of unusual words at once, a single one when it comes back', async () => {
    const once = captions(['Then came Nusrat Alzaman, and Ryzen was there.']);
    expect(await proposeTerms(once, { known: [], limit: 10 })).toEqual(['Nusrat Alzaman']);
    const twice = captions(['I have a Ryzen here.', 'This Ryzen is fast.']);
    expect(await proposeTerms(twice, { known: [], limit: 10 })).toEqual(['Ryzen']);
  });
});
