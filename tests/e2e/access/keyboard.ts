import type { Page } from 'playwright/test';

/** More than there is to reach on any page. */
const MOST_STOPS = 120;

interface Stop {
  readonly name: string;
  /** Whether it is seen that the keyboard is there. */
  readonly shown: boolean;
}

/** Where Tab leads on `page` as it is now, once around. */
export async function tabStops(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() =>
    document.querySelectorAll('[data-tabbed]').forEach((at) => at.removeAttribute('data-tabbed')),
  );
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      // The window's own end, where the keyboard would leave the page.
      if (!at || at === document.body) return null;
      if (at.hasAttribute('data-tabbed')) return null;
      at.setAttribute('data-tabbed', '');
      // A hidden radio shows it by its card, a switch by its track, a row by what lies over it, a card by itself.
      const places = [at, at.nextElementSibling, at.parentElement, at.closest('label')?.parentElement];
      const rings = [
        ...places
          .filter((place) => place !== null && place !== undefined)
          .map((place) => getComputedStyle(place)),
        getComputedStyle(at, '::after'),
      ];
      const name = at.getAttribute('aria-label') ?? at.textContent.trim();
      return {
        name: `${at.tagName.toLowerCase()} ${at.getAttribute('data-testid') ?? ''} ${name.slice(0, 40)}`,
        shown: rings.some((ring) => ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) > 0),
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  return stops;
}
