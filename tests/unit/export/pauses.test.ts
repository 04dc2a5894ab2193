import { expect, it } from 'vitest';
import { renderMd } from '../../../src/main/export/md';
import { renderTxt } from '../../../src/main/export/txt';
import { renderVtt } from '../../../src/main/export/vtt';
import { CATALOGUES } from '../../../src/shared/locales';
import { record } from './records';

it('a pause stands among the captions, also one in which the session ended', () => {
  const paused = record([{ startMs: 1000 }, { startMs: 20_000 }], {
    pauses: [
      { startMs: 5000, endMs: 9000 },
      { startMs: 30_000, endMs: null },
    ],
  });
  expect(renderTxt(paused)).toMatch(/\[00:05\] ⏸ 00:05–00:09\n\[00:20\].*\n\[00:30\] ⏸ 00:30–01:00\n$/);
  expect(renderVtt(paused, null)).toMatch(/NOTE 00:00:05.000 to 00:00:09.000 paused/);
  expect(renderMd(paused, CATALOGUES.ko, null)).toMatch(/⏸ 잠시 멈춤: 00:05–00:09/);
});
