import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../../src/main/app/run/unattended-run';
import { captionFile } from '../../../../src/main/app/run/caption-file';
import { JamakError } from '../../../../src/shared/errors';
import { CATALOGUES, type Language } from '../../../../src/shared/locales';
import type { Source } from '../../../../src/shared/source';

const GOOD: RunResult = { sessionId: 's', gaps: 0, failure: null, delays: [100], unpainted: 0 };

/** Captions "/talks/a.wav" with nobody at the keyboard, and what came of it. */
async function caption(outcome: Partial<RunResult> | Error, language: Language = 'en') {
  const lines: string[] = [];
  const sources: Source[] = [];
  const ok = await captionFile(
    {
      media: {
        choose: () => {
          if (outcome instanceof JamakError) return Promise.reject(outcome);
          return Promise.resolve({ mediaId: 'm1', name: 'a.wav', tracks: [] });
        },
      },
      run: {
        run: (source) => {
          sources.push(source);
          return outcome instanceof Error
            ? Promise.reject(outcome)
            : Promise.resolve({ ...GOOD, ...outcome });
        },
      },
      words: () => CATALOGUES[language],
    },
    ['/talks/a.wav'],
    (line) => lines.push(line),
  );
  return { ok, lines, sources };
}

describe('a file that is captioned with nobody at the keyboard', () => {
  it('has nothing to complain of when all went well, or nobody spoke in it', async () => {
    expect(await caption({})).toMatchObject({ ok: true, lines: [] });
    expect(await caption({ delays: [] })).toMatchObject({ ok: true, lines: [] });
  });

  it('is played as the source that it is', async () => {
    expect((await caption({})).sources).toEqual([{ kind: 'file', mediaId: 'm1', name: 'a.wav' }]);
  });

  it('is said to be missing, silent or of a kind that cannot be read, without being played', async () => {
    const params = { name: 'a.wav', kind: 'ADPCM' };
    const { ok, lines, sources } = await caption(new JamakError('media-kind', { params }));
    expect(ok).toBe(false);
    expect(lines).toEqual([expect.stringMatching(/a\.wav.*ADPCM/u)]);
    expect(sources).toEqual([]);
  });

  it('is said to be unreadable when it turns out to be, by its name and in the language of the interface', async () => {
    const failed: Partial<RunResult> = { failure: 'media-unreadable', delays: [] };
    expect(await caption(failed)).toEqual({
      ok: false,
      sources: [expect.anything()],
      lines: [
        'Can’t play a.wav. It may be damaged, or not a sound or video file. MP3, WAV, MP4 and WebM work well.',
      ],
    });
    expect((await caption(failed, 'ko')).lines).toEqual([
      expect.stringMatching(/^재생할 수 없음: a\.wav\. /u),
    ]);
  });

  it('counts as captioned as far as it was, and the rest is said', async () => {
    const { ok, lines } = await caption({ failure: 'media-unreadable' });
    expect(ok).toBe(true);
    expect(lines).toHaveLength(1);
    expect(await caption({ failure: 'media-unreadable', delays: [], unpainted: 1 })).toMatchObject({
      ok: true,
    });
  });

  it('is not captioned when there are gaps alone', async () => {
    const { ok, lines } = await caption({ gaps: 3, failure: 'speech-failed', delays: [] });
    expect(ok).toBe(false);
    expect(lines).toHaveLength(1);
  });

  it('ends with a line also when something else goes wrong', async () => {
    const { ok, lines } = await caption(new Error('out of luck'));
    expect(ok).toBe(false);
    expect(lines).toEqual([expect.not.stringContaining('{{')]);
  });
});
