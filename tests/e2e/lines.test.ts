import type { Page } from 'playwright/test';
import type { SessionHappening } from '../../src/shared/session/events';
import { evenness, faultsOf, SAID, type Said } from '../unit/shared/typeset/rules';
import { expect, test, type JamakApp } from './jamak';

/** Letters of a streamer who wants them large, CSS pixels. */
const SIZE_PX = 40;

/** Shows what happened in both windows, as main would. */
async function show(app: JamakApp, happenings: readonly SessionHappening[]): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, events) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        for (const event of events) webContents.send('session.event', event);
      }
    },
    happenings.map((happening, at) => ({ seq: at + 1, happening })),
  );
}

function sayingOf({ id, text }: Said): SessionHappening[] {
  const lane = { id: 'lane-1', label: '', source: { kind: 'sample' } } as const;
  return [
    { type: 'session-started', sessionId: id, startedAt: Date.now(), lanes: [lane] },
    { type: 'caption-final', captionId: id, laneId: lane.id, startMs: 0, endMs: 1000, text },
  ];
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The lines in which `selector` shows its letters, and where its last letter stands. */
function linesOf(page: Page, selector: string): Promise<{ lines: Line[]; last: Line | null; room: number }> {
  return page.locator(selector).evaluate((element) => {
    const lines: (Line & { top: number })[] = [];
    let last: Line | null = null;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const { segment, index } of new Intl.Segmenter().segment(node.textContent ?? '')) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const { left, right, top } = range.getBoundingClientRect();
        if (left === right) continue;
        const line = lines.find((other) => Math.abs(other.top - top) < 10);
        last = { text: segment, left, right };
        if (line) {
          const ends = { left: Math.min(line.left, left), right: Math.max(line.right, right) };
          lines[lines.indexOf(line)] = { top: line.top, text: line.text + segment, ...ends };
        } else {
          lines.push({ top, ...last });
        }
      }
    }
    return { lines, last, room: element.clientWidth };
  });
}

test('captions of every script break where they may, into lines of like length, in their direction', async ({
  launch,
}) => {
  const app = await launch();
  await app.change(({ overlay }) => ({ overlay: { ...overlay, fontSizePx: SIZE_PX } }));
  const [overlay, control] = [await app.window('overlay'), await app.window('control')];
  for (const said of SAID) {
    await test.step(said.id, async () => {
      await show(app, sayingOf(said));
      const row = `[data-caption="${said.id}"] > p`;
      await expect(overlay.locator(row)).toHaveCSS('font-size', `${SIZE_PX}px`);
      const { lines, last, room } = await linesOf(overlay, row);
      expect(
        faultsOf(
          said,
          lines.map(({ text }) => text.trim()),
        ),
      ).toEqual([]);
      const widths = lines.map(({ left, right }) => right - left);
      expect(evenness(widths)).toBeGreaterThanOrEqual(2 / 3);
      expect(Math.max(...widths)).toBeLessThanOrEqual(room - 0.8 * SIZE_PX);

      const transcript = `[data-caption-id="${said.id}"] p`;
      for (const [page, selector] of [
        [overlay, row],
        [control, transcript],
      ] as const) {
        await expect(page.locator(selector)).toHaveCSS('direction', said.direction);
      }
      if (said.direction === 'ltr') return;
      // Where the line ends, the mark at its end stands: at the left.
      expect(last?.left).toBe(lines.at(-1)?.left);
      const shown = await linesOf(control, transcript);
      expect(shown.last?.left).toBe(shown.lines.at(-1)?.left);
    });
  }
});
