import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Page } from 'playwright/test';

/** As text: the policy of the pages lets no script tag in, and what is evaluated is none. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: axeCore.RunOptions = { resultTypes: ['violations'] };

/** What axe-core finds serious or critical on `page` as it is now: rule, element and what is wrong with it. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe ??= (() => { ${AXE}; return window.axe; })(); 0`);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any, all, none }) => {
          const [first] = [...any, ...all, ...none];
          return `${id}: ${target.join(' ')}: ${first?.message ?? ''}`;
        }),
      );
  }, OPTIONS);
}
