import { expect, test } from 'vitest';
import { MOMENTS, readStartupTrace, StartupTrace } from '../../../../src/main/app/run/startup-trace';

const CREATED = 1_800_000_000_000;

function setUp() {
  let now = CREATED;
  const printed: string[] = [];
  const trace = new StartupTrace({
    createdAt: CREATED,
    now: () => now,
    print: (text) => printed.push(text),
  });
  const at = (ms: number): void => void (now = CREATED + ms);
  return { trace, printed, at };
}

test('a table is printed once the start is complete, in the order of time, and what comes later is a line', () => {
  const { trace, printed, at } = setUp();
  trace.mark('script', CREATED + 90.4);
  at(400);
  trace.mark('store');
  at(900);
  trace.mark('usable', CREATED + 850);
  // Told late of what was earlier.
  trace.mark('page-asked', CREATED + 300);
  expect(printed).toEqual([]);
  at(2000);
  trace.mark('warm');
  expect(printed).toEqual([
    [
      'start-up, ms since the process was created (and since the line before)',
      '     90    +90  main script begun',
      '    300   +210  page asked for',
      '    400   +100  store open',
      '    850   +450  control usable',
      '   2000  +1150  speech models warm',
    ].join('\n'),
  ]);
  at(3000);
  trace.mark('listening');
  expect(printed[1]).toBe('   3000         listening');
});

test('a moment counts the first time only', () => {
  const { trace, printed, at } = setUp();
  at(10);
  trace.mark('listening');
  at(20);
  trace.mark('listening');
  trace.finish();
  trace.mark('listening');
  trace.finish();
  expect(printed).toHaveLength(1);
  expect([...readStartupTrace(printed[0]!)]).toEqual([['listening', 10]]);
});

test('a start that is broken off prints what it came to, and none that never began prints nothing', () => {
  const { trace, printed } = setUp();
  trace.finish();
  expect(printed).toEqual([]);
  trace.mark('ready', CREATED + 5);
  trace.finish();
  expect(printed).toHaveLength(1);
});

test('every moment is read as it was printed, between lines of others', () => {
  const { trace, printed } = setUp();
  const moments = Object.keys(MOMENTS) as (keyof typeof MOMENTS)[];
  moments.forEach((moment, row) => trace.mark(moment, CREATED + row * 100));
  trace.finish();
  const read = readStartupTrace(`[1:2/3:ERROR:bus.cc(407)] no bus\n${printed.join('\n')}\n  12 apples\n`);
  expect([...read]).toEqual(moments.map((moment, row) => [moment, row * 100]));
});
