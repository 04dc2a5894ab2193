import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/shared/typeset/width';
import { testTerminal } from './test-terminal';

describe('Terminal', () => {
  it('gives results to the standard output alone', async () => {
    const { terminal, texts } = testTerminal();
    terminal.note('good to know');
    terminal.result('a result');
    terminal.complain('went wrong');
    await terminal.flush();
    expect(texts).toEqual({ out: 'a result\n', error: 'good to know\nwent wrong\n' });
  });

  it('keeps to errors where it is to be quiet', async () => {
    const { terminal, texts } = testTerminal({ quiet: true });
    terminal.note('good to know');
    terminal.progress(0.5, 'half');
    terminal.complain('went wrong');
    await terminal.flush();
    expect(texts.error).toBe('went wrong\n');
  });

  it('tells progress in plain lines, a tenth at a time, where there is no screen', async () => {
    const { terminal, texts } = testTerminal();
    for (let percent = 0; percent <= 100; percent++) terminal.progress(percent / 100, 'of it');
    await terminal.flush();
    const lines = texts.error.trim().split('\n');
    expect(lines).toHaveLength(11);
    expect([lines[0], lines.at(-1)]).toEqual(['0 % of it', '100 % of it']);
    expect(texts.error).not.toContain('\r');
  });

  it('draws a bar over itself on a screen, and takes it away before anything else is said', async () => {
    const { terminal, texts } = testTerminal({ tty: true });
    terminal.progress(0.5, 'x'.repeat(200));
    terminal.result('a result');
    await terminal.flush();
    const [bar = ''] = texts.error.split('\r').filter((part) => part.includes('['));
    expect(bar).toContain('[############............]');
    expect(bar.replace('\u001B[2K', '').length).toBeLessThan(60);
    expect(texts.error.endsWith('\r\u001B[2K')).toBe(true);
  });

  it('keeps the bar within its line where letters are two columns wide, or a name has more than one line', async () => {
    const { terminal, texts } = testTerminal({ tty: true });
    terminal.progress(0.5, '게임 방송 다시보기 '.repeat(9));
    // As macOS writes it.
    terminal.progress(0.5, '자막'.normalize('NFD').repeat(30));
    terminal.progress(0.5, 'two\nlines\u001B[2J.mp4');
    await terminal.flush();
    const bars = texts.error.split('\r\u001B[2K').filter((part) => part.includes('['));
    expect(bars.map((shown) => displayWidth(shown))).toEqual([58, 59, 43]);
    expect(bars[1]?.endsWith('자막'.normalize('NFD'))).toBe(true);
    expect(bars[2]?.endsWith('two lines[2J.mp4')).toBe(true);
  });

  it('falls silent when nobody reads any more, and says so once', async () => {
    const { terminal, texts, out } = testTerminal();
    let told = 0;
    terminal.onClosed(() => told++);
    out.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await new Promise((resolve) => setImmediate(resolve));
    terminal.result('nobody');
    await terminal.flush();
    expect([terminal.closed, told, texts.out]).toEqual([true, 1, '']);
  });
});
