import type { Page } from 'playwright/test';

/** What is cut or out of reach on `page` as it is now: words that do not fit, and what would need a sideways scroll. */
export function cutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Rounding. */
    const SLACK_PX = 1;
    /** These are cut on purpose: pictures, hidden words, and openings of longer texts of which all can be had. */
    const onPurpose = (element: Element, style: CSSStyleDeclaration): boolean =>
      element.closest('[aria-hidden="true"], svg, select') !== null ||
      element.clientWidth <= 1 ||
      style.webkitLineClamp !== 'none' ||
      (style.textOverflow === 'ellipsis' && element.hasAttribute('title'));
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;

    const faults: string[] = [];
    for (const element of document.querySelectorAll('body, body *')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const style = getComputedStyle(element);
      if (onPurpose(element, style)) continue;
      const wider = element.scrollWidth > element.clientWidth + SLACK_PX;
      const higher = element.scrollHeight > element.clientHeight + SLACK_PX;
      if (wider && style.overflowX !== 'visible') faults.push(`too wide: ${nameOf(element)}`);
      if (higher && (style.overflowY === 'hidden' || style.overflowY === 'clip')) {
        faults.push(`too high: ${nameOf(element)}`);
      }
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -SLACK_PX || right > innerWidth + SLACK_PX)) {
        faults.push(`outside: ${nameOf(element)}`);
      }
    }
    return faults;
  });
}
