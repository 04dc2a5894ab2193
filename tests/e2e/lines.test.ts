import type { Page } from 'playwright/test';
import type { SessionHappening } from '../../src/shared/session/events';
import { evenness, faultsOf, SAID, type Said } from '../unit/shared/typeset/rules';
import { expect, test, type JamakApp } from './jamak';

/** Letters of a streamer who wants them large, CSS pixels. */
const SIZE_PX = 40;
/** As many as the overlay has in its page. */
const KEPT_CAPTIONS = 3;

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

/** A session of what was said, one caption after the other. */
function sessionOf(captions: readonly Said[]): SessionHappening[] {
  const lane = { id: 'lane-1', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } } as const;
  const sessionId = captions.map(({ id }) => id).join();
  return [
    { type: 'session-started', sessionId, startedAt: Date.now(), lanes: [lane] },
    ...captions.map(({ id, text }, at): SessionHappening => {
      const startMs = at * 1000;
      return { type: 'caption-final', captionId: id, laneId: lane.id, startMs, endMs: startMs + 900, text };
    }),
  ];
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

interface Shown {
  readonly lines: Line[];
  /** The last letter. */
  readonly last: Line | null;
  /** Width of the element, CSS pixels. */
  readonly room: number;
  readonly direction: string;
}

/** The lines in which `selector` shows its letters. */
function linesOf(page: Page, selector: string): Promise<Shown> {
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
    return { lines, last, room: element.clientWidth, direction: getComputedStyle(element).direction };
  });
}

test('captions of every script break where they may, into lines of like length, in their direction', async ({
  launch,
}) => {
  const app = await launch();
  await app.change(({ overlay }) => ({ overlay: { ...overlay, fontSizePx: SIZE_PX } }));
  const [overlay, control] = [await app.window('overlay'), await app.window('control')];
  for (let at = 0; at < SAID.length; at += KEPT_CAPTIONS) {
    const captions = SAID.slice(at, at + KEPT_CAPTIONS);
    await show(app, sessionOf(captions));
    for (const said of captions) {
      const row = `[data-caption="${said.id}"] > p`;
      await expect(overlay.locator(row)).toHaveCSS('font-size', `${SIZE_PX}px`);
      const { lines, last, room, direction } = await linesOf(overlay, row);
      const texts = lines.map(({ text }) => text.trim());
      expect(faultsOf(said, texts), said.id).toEqual([]);
      const widths = lines.map(({ left, right }) => right - left);
      expect(evenness(widths), said.id).toBeGreaterThanOrEqual(2 / 3);
      expect(Math.max(...widths), said.id).toBeLessThanOrEqual(room - 0.8 * SIZE_PX);

      const transcript = await linesOf(control, `[data-caption-id="${said.id}"] p`);
      expect([direction, transcript.direction], said.id).toEqual([said.direction, said.direction]);
      if (said.direction === 'ltr') continue;
      // Where the line ends, the mark at its end stands: at the left.
      expect(last?.left, said.id).toBe(lines.at(-1)?.left);
      expect(transcript.last?.left, said.id).toBe(transcript.lines.at(-1)?.left);
    }
  }
});
