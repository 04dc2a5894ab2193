import type { Page } from 'playwright';
import type { ControlApi } from '../../../src/shared/window-api';

/** From asking for another word to its paint, ms, of captions in sight. */
export async function timeEdits(page: Page, sessionId: string, times: number): Promise<number[]> {
  return page.evaluate(
    async ({ session, count }) => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      const took: number[] = [];
      const loaded = await jamak.loadSession({ sessionId: session });
      const texts = new Map(loaded.ok ? loaded.value.captions.map(({ id, text }) => [id, text]) : []);
      for (let time = 0; time < count; time++) {
        const rows = [...document.querySelectorAll<HTMLElement>('[data-caption-id]')].filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
        const row = rows[time % rows.length];
        const captionId = row?.dataset['captionId'] ?? '';
        const base = texts.get(captionId) ?? '';
        const word = `edited${time}`;
        const text = `${base.replace(/\s*edited\d+$/u, '')} ${word}`;
        texts.set(captionId, text);
        const at = performance.now();
        const reply = await jamak.editCaption({
          sessionId: session,
          captionId,
          base,
          text,
          editor: 'bench',
        });
        if (!reply.ok) throw new Error(`not edited: ${reply.error.code} ${captionId}`);
        await new Promise<void>((done, failed) => {
          const look = (): void => {
            const shown = document.querySelector(`[data-caption-id="${captionId}"]`)?.textContent ?? '';
            if (performance.now() - at > 10_000) failed(new Error(`never shown: ${captionId}`));
            else if (shown.includes(word)) requestAnimationFrame(() => setTimeout(done));
            else requestAnimationFrame(look);
          };
          look();
        });
        took.push(performance.now() - at);
        await new Promise((done) => setTimeout(done, 250));
      }
      return took;
    },
    { session: sessionId, count: times },
  );
}

/** Frames while the transcript is scrolled through: the time from each to the next, ms. */
export async function timeScroll(page: Page, pxInAFrame: number, ms: number): Promise<number[]> {
  return page.evaluate(
    ({ step, length }) =>
      new Promise<number[]>((done) => {
        const list = [...document.querySelectorAll<HTMLElement>('[role="log"]')].find((one) =>
          one.checkVisibility(),
        );
        const frames: number[] = [];
        const from = performance.now();
        let last: number | null = null;
        let direction = -1;
        const frame = (at: number): void => {
          if (!list) return done([]);
          if (last !== null) frames.push(at - last);
          last = at;
          if (list.scrollTop <= 0) direction = 1;
          if (list.scrollTop >= list.scrollHeight - list.clientHeight - 1) direction = -1;
          list.scrollBy({ top: direction * step, behavior: 'instant' });
          if (performance.now() - from < length) requestAnimationFrame(frame);
          else done(frames);
        };
        requestAnimationFrame(frame);
      }),
    { step: pxInAFrame, length: ms },
  );
}

/** Frames in the time in which somebody corrects a caption of an earlier session by the keyboard: that between them, ms. */
export async function timeCorrection(page: Page, ms: number): Promise<number[]> {
  const id = await page.evaluate(() => {
    const rows = [
      ...document.querySelectorAll<HTMLElement>('[data-testid="session-reader"] [data-caption-id]'),
    ];
    return rows.find((row) => row.getBoundingClientRect().top > innerHeight / 3)?.dataset['captionId'] ?? '';
  });
  const row = page.locator(`[data-testid="session-reader"] [data-caption-id="${id}"]`);
  await row.focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type(' corrected');
  const frames = page.evaluate(
    (length) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const from = performance.now();
        let last = from;
        const frame = (at: number): void => {
          times.push(at - last);
          last = at;
          if (at - from < length) requestAnimationFrame(frame);
          else done(times.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    ms,
  );
  await page.keyboard.press('Enter');
  await row.locator('p', { hasText: 'corrected' }).first().waitFor();
  return frames;
}
