import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PassPlanner, type PlannerMoment } from '../../../../src/main/session/captioning/pass-planner';

function moment(spokenMs: number, more: Partial<PlannerMoment> = {}): PlannerMoment {
  return { spokenMs, pausedMs: 0, idle: true, pace: 'normal', speakingLanes: 1, ...more };
}

const OPTIONS = { firstMs: 400, minNewMs: 250, costRatio: 1, fewerFactor: 3, speculateAfterMs: 192 };

describe('PassPlanner', () => {
  it('waits for some speech, then for new sound', () => {
    const planner = new PassPlanner(OPTIONS);
    expect(planner.plan(moment(390))).toBeNull();
    expect(planner.plan(moment(400))).toBe('interim');
    planner.started('interim', 400);
    planner.ended(50);
    expect(planner.plan(moment(640))).toBeNull();
    expect(planner.plan(moment(650))).toBe('interim');
  });

  it('never runs two passes at once and never without a free worker', () => {
    const planner = new PassPlanner(OPTIONS);
    expect(planner.plan(moment(1000, { idle: false }))).toBeNull();
    planner.started('interim', 400);
    expect(planner.plan(moment(5000))).toBeNull();
    planner.ended(null);
    expect(planner.plan(moment(5000))).toBe('interim');
  });

  it('wants as much new sound as the last pass took', () => {
    const planner = new PassPlanner(OPTIONS);
    planner.started('interim', 400);
    planner.ended(2000);
    expect(planner.plan(moment(2399))).toBeNull();
    expect(planner.plan(moment(2400))).toBe('interim');
  });

  it('runs fewer interims, or none, when it is told to', () => {
    const planner = new PassPlanner(OPTIONS);
    planner.started('interim', 400);
    planner.ended(100);
    expect(planner.plan(moment(1149, { pace: 'fewer' }))).toBeNull();
    expect(planner.plan(moment(1150, { pace: 'fewer' }))).toBe('interim');
    expect(planner.plan(moment(9000, { pace: 'none' }))).toBeNull();
    expect(planner.plan(moment(9000, { pace: 'none', pausedMs: 500 }))).toBeNull();
  });

  it('lets lanes that speak at once share one worker, so that each gets its turn', () => {
    const lanes = 4;
    const passMs = 300;
    const planners = Array.from({ length: lanes }, () => ({ planner: new PassPlanner(OPTIONS), passes: 0 }));
    let running: (typeof planners)[number] | null = null;
    let doneAt = 0;
    for (let now = 0; now < 60_000; now += 32) {
      if (running && now >= doneAt) {
        running.planner.ended(passMs);
        running = null;
      }
      // Frames of the first lane always come first.
      for (const lane of planners) {
        if (lane.planner.plan(moment(now, { idle: running === null, speakingLanes: lanes })) === null)
          continue;
        lane.planner.started('interim', now);
        lane.passes++;
        running = lane;
        doneAt = now + passMs;
      }
    }
    const passes = planners.map((lane) => lane.passes);
    expect(Math.min(...passes)).toBeGreaterThanOrEqual(Math.max(...passes) - 1);
    expect(Math.min(...passes)).toBeGreaterThan(60_000 / (passMs * lanes) / 2);
  });

  it('begins the final once in each pause, even while an interim runs', () => {
    const planner = new PassPlanner(OPTIONS);
    planner.started('interim', 900);
    expect(planner.plan(moment(1000, { pausedMs: 160, idle: false }))).toBeNull();
    expect(planner.plan(moment(1000, { pausedMs: 192, idle: false }))).toBe('speculative-final');
    planner.started('speculative-final', 1000);
    expect(planner.plan(moment(1000, { pausedMs: 400 }))).toBeNull();
    planner.resumed();
    expect(planner.plan(moment(1400, { pausedMs: 192 }))).toBe('speculative-final');
  });

  it('keeps interim work under its share of the sound, however slow the machine', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 }), (costs) => {
        const planner = new PassPlanner(OPTIONS);
        let doneAt = 0;
        let spent = 0;
        let index = 0;
        const totalMs = 60_000;
        for (let now = 0; now < totalMs; now += 32) {
          if (doneAt > 0 && now >= doneAt) {
            planner.ended(costs[(index - 1) % costs.length] as number);
            doneAt = 0;
          }
          if (planner.plan(moment(now)) === 'interim') {
            planner.started('interim', now);
            const cost = costs[index++ % costs.length] as number;
            doneAt = now + cost;
            spent += cost;
          }
        }
        expect(spent).toBeLessThanOrEqual(totalMs + 5000);
      }),
    );
  });
});
