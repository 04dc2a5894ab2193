import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLanguageJobs } from '../../../../../src/renderer/control/state/language-jobs';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import { EMPTY_DIGEST_CONTENT } from '../../../../fakes/empty-digest';
import type { Reply } from '../../../../../src/shared/ipc';
import type { ReportProgress } from '../../../../../src/shared/session/report';
import { FakeMain, final, settle, started } from '../../fake-main';

const REFUSED: Reply<void> = {
  ok: false,
  error: { code: 'session-running', params: {}, retryable: false },
};

async function open() {
  const main = new FakeMain();
  main.append(started('s1'));
  main.append(final('c1', 'Words.'));
  const session = createSessionMirror(main.api, 'en');
  session.connect();
  await settle();
  const asked: string[] = [];
  let reply: Reply<void> = { ok: true, value: undefined };
  let tell: (progress: ReportProgress) => void = () => undefined;
  const ask = (name: string) => () => {
    asked.push(name);
    return Promise.resolve(reply);
  };
  const jobs = createLanguageJobs(
    {
      makeDigest: ask('digest'),
      makeReport: ask('report'),
      cancelReport: ask('cancel'),
      onReportProgress: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    session.store,
    (request) => request,
  );
  jobs.connect();
  const progress = (state: ReportProgress['state'], done: number) =>
    tell({ sessionId: 's1', state, done, total: 7 });
  const refuse = (): void => {
    reply = REFUSED;
  };
  return { main, jobs, asked, progress, tell: (value: unknown) => tell(value as ReportProgress), refuse };
}

describe('createLanguageJobs', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks for one digest at a time, until something of it has come', async () => {
    const { main, jobs, asked } = await open();
    void jobs.makeDigest();
    void jobs.makeDigest();
    await settle();
    expect(jobs.store.getState().digestAsked).toBe(true);
    main.append({ type: 'lag', laneId: 'lane-1', lagMs: 100 });
    await settle();
    expect(jobs.store.getState().digestAsked).toBe(true);
    main.append({ type: 'digest-interim', digestId: 'd1', content: EMPTY_DIGEST_CONTENT });
    await settle();
    expect(jobs.store.getState().digestAsked).toBe(false);
    expect(asked).toEqual(['digest']);
  });

  it('gives the button back when nothing comes, when main refuses, and when the session ends', async () => {
    const { main, jobs, refuse } = await open();
    void jobs.makeDigest();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(jobs.store.getState().digestAsked).toBe(false);
    void jobs.makeDigest();
    await settle();
    main.append({ type: 'session-ended', endedAt: 1, durationMs: 1, reason: 'stopped' });
    await settle();
    expect(jobs.store.getState().digestAsked).toBe(false);
    refuse();
    await jobs.makeDigest();
    expect(jobs.store.getState().digestAsked).toBe(false);
  });

  it('shows a report as under way at once, and then what main tells', async () => {
    const { jobs, asked, progress } = await open();
    void jobs.makeReport('s1');
    void jobs.makeReport('s1');
    expect(jobs.store.getState().reports['s1']).toMatchObject({ state: 'running', done: 0 });
    await settle();
    progress('running', 3);
    expect(jobs.store.getState().reports['s1']).toMatchObject({ state: 'running', done: 3, total: 7 });
    await jobs.cancelReport('s1');
    progress('cancelled', 3);
    await jobs.makeReport('s1');
    progress('done', 7);
    expect(jobs.store.getState().reports['s1']?.state).toBe('done');
    expect(asked).toEqual(['report', 'cancel', 'report']);
  });

  it('takes the progress back when main refuses', async () => {
    const { jobs, refuse } = await open();
    refuse();
    await jobs.makeReport('s1');
    expect(jobs.store.getState().reports).toEqual({});
  });

  it('drops progress that is none', async () => {
    const { jobs, tell } = await open();
    tell({ sessionId: 's1', state: 'half', done: 1, total: 2 });
    expect(jobs.store.getState().reports).toEqual({});
  });
});
