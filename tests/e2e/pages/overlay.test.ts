import type { Page } from 'playwright/test';
import { DEFAULT_OVERLAY_STYLE } from '../../../src/shared/overlay/style';
import { expect, said, startedBefore, test } from './browser';

const captions = (page: Page) => page.getByTestId('overlay-captions');
const words = (page: Page) => page.locator('[data-caption] p:first-child');

interface Pixels {
  /** Those on which nothing was drawn. */
  readonly clear: number;
  /** Those of white letters and of the black line around them, which nothing shines through. */
  readonly letters: number;
  readonly outline: number;
}

/** Counts the pixels of a screenshot that has no ground of its own. */
async function pixelsOf(page: Page): Promise<Pixels> {
  const png = await page.screenshot({ omitBackground: true });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing to draw on');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const counted = { clear: 0, letters: 0, outline: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
      if (alpha === 0) counted.clear++;
      else if (alpha === 255 && Math.min(red, green, blue) > 250) counted.letters++;
      else if (alpha === 255 && Math.max(red, green, blue) < 24) counted.outline++;
    }
    return counted;
  }, png.toString('base64'));
}

test('captions are drawn with their outline on nothing at all, are corrected, and go when they are taken back', async ({
  server,
  open,
}) => {
  server.feed.append(startedBefore(5000));
  const page = await open(server.address('overlay', 'view', '?preset=game'), {
    width: 640,
    height: 360,
    old: true,
  });
  await expect.poll(() => server.clients).toBe(1);
  const all = 640 * 360;
  expect(await pixelsOf(page)).toEqual({ clear: all, letters: 0, outline: 0 });

  server.feed.append(said('c1', 'What you can do for your country', 1000));
  await expect(words(page)).toHaveText('Mina: What you can do for your country');
  const drawn = await pixelsOf(page);
  expect(drawn.letters).toBeGreaterThan(500);
  expect(drawn.outline).toBeGreaterThan(500);
  expect(drawn.clear).toBeGreaterThan(all * 0.7);

  // As a game would be: to be looked at.
  await page.evaluate(() => {
    document.documentElement.style.background =
      'repeating-conic-gradient(#777 0 25%, #aaa 0 50%) 0 0 / 40px 40px';
  });
  await test.info().attach('checkerboard', { body: await page.screenshot(), contentType: 'image/png' });

  server.feed.append({ type: 'caption-edited', captionId: 'c1', text: 'What I can do', editor: 'e1' });
  await expect(words(page)).toHaveText('Mina: What I can do');
  server.feed.append({
    type: 'caption-taken-back',
    captionId: 'c1',
    laneId: 'lane-1',
    startMs: 1000,
    endMs: 2000,
  });
  await expect(captions(page)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('I can do');
});

test('the address asks for a look, lanes, lines and a language, and what makes no sense is left out', async ({
  server,
  open,
}) => {
  const own = { id: 'own-1', name: 'Blue night', style: { ...DEFAULT_OVERLAY_STYLE, textColour: '#3366ff' } };
  server.change({ overlayPresets: [own] });
  server.feed.append(startedBefore(3000));
  const at = (search: string) => open(server.address('overlay', 'view', search));
  const [plain, blue, contrast, wrong] = [
    await at(''),
    await at('?preset=blue%20night'),
    await at('?preset=%EA%B3%A0%EB%8C%80%EB%B9%84&lines=1'),
    await at('?preset=nothing&lines=99&language=klingon'),
  ];
  const guest = await at('?lanes=guest');
  const second = await at('?lanes=2,7');
  const both = await at('?language=ko');
  const korean = await at('?language=ko&original=off');

  // One that comes later would not show what was said before it.
  await expect.poll(() => server.clients).toBe(8);
  server.feed.append(said('c1', 'Good evening', 0));
  server.feed.append(said('c2', 'Hello there', 1500, 'lane-2'));
  server.feed.append({ type: 'translation-final', captionId: 'c1', language: 'ko', text: '좋은 저녁이에요' });
  const colour = (page: Page) =>
    words(page)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  await expect(words(plain)).toHaveText(['Mina: Good evening', 'Guest: Hello there']);
  await expect(words(wrong)).toHaveText(['Mina: Good evening', 'Guest: Hello there']);
  expect(await colour(plain)).toBe('rgb(255, 255, 255)');
  expect(await colour(blue)).toBe('rgb(51, 102, 255)');
  expect(await colour(contrast)).toBe('rgb(255, 255, 0)');
  const height = async (page: Page) => (await captions(page).boundingBox())?.height ?? 0;
  expect(await height(contrast)).toBeLessThan(100);
  // One who speaks alone needs no name.
  await expect(words(guest)).toHaveText(['Hello there']);
  await expect(words(second)).toHaveText(['Hello there']);
  await expect(both.getByText('좋은 저녁이에요').last()).toBeVisible();
  await expect(words(both).first()).toHaveText('Mina: Good evening');
  await expect(words(korean)).toHaveText(['Mina: 좋은 저녁이에요']);
  await expect(plain.getByText('좋은 저녁이에요')).toHaveCount(0);
});

test('a server that goes and comes back is caught up with, in the same session and in the next', async ({
  server,
  open,
}) => {
  server.feed.append(startedBefore(3000));
  const page = await open(server.address('overlay'));
  await expect.poll(() => server.clients).toBe(1);
  server.feed.append(said('c1', 'Before the break', 500));
  await expect(words(page)).toHaveText(['Mina: Before the break']);
  await server.stop();
  server.feed.append(said('c2', 'In the break', 1500));
  await server.start();
  await expect(words(page).last()).toHaveText('Mina: In the break');

  await server.stop();
  server.feed.append(startedBefore(1000, 's2'));
  await server.start();
  // However long the page took to come again, this is no old caption.
  await expect.poll(() => server.clients).toBe(1);
  server.feed.append(said('n1', 'Another session', 200));
  await expect(words(page)).toHaveText(['Mina: Another session']);
  server.feed.delete();
  await expect(captions(page)).toHaveCount(0);
});

test('an address that was taken back shows nothing more, and says so only to who opens it', async ({
  server,
  open,
}) => {
  server.feed.append(startedBefore(3000));
  const page = await open(server.address('overlay'));
  await expect.poll(() => server.clients).toBe(1);
  server.feed.append(said('c1', 'Soon gone', 500));
  await expect(captions(page)).toBeVisible();
  server.revoke();
  await expect(captions(page)).toHaveCount(0);
  await expect(page.getByTestId('refused')).toHaveCount(0);
});

test('only a page that is asked to tells when it painted a caption', async ({ server, open }) => {
  server.feed.append(startedBefore(3000));
  const pages = await Promise.all(
    ['?report=1', ''].map((search) => open(server.address('overlay', 'view', search))),
  );
  for (const page of pages) {
    await page.evaluate(() => {
      const heard: number[] = [];
      Object.assign(window, { heard });
      addEventListener('jamak-painted', (event) =>
        heard.push((event as CustomEvent<{ seq: number }>).detail.seq),
      );
    });
  }
  await expect.poll(() => server.clients).toBe(2);
  server.feed.append(said('c1', 'Painted', 500));
  const heard = (page: Page | undefined) =>
    page?.evaluate(() => (window as unknown as { heard: number[] }).heard);
  await expect.poll(() => heard(pages[0])).toEqual([2]);
  expect(await heard(pages[1])).toEqual([]);
});
