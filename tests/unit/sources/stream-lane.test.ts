import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LiveAnswer } from '../../../src/main/sources/live-answer';
import { StreamLane } from '../../../src/main/sources/stream/stream-lane';
import { listen } from '../remote/listening';

const everywhere = (): boolean => true;

function open(url: string, agreed: (origin: string) => boolean = everywhere) {
  const lane = new StreamLane(url, { agreed, now: () => performance.now(), random: () => 0 });
  onTestFinished(() => lane.close());
  return lane;
}

function say(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}

async function textOf({ body }: LiveAnswer): Promise<string> {
  return new Response(body).text();
}

afterEach(() => vi.useRealTimers());

describe('what is found at an address', () => {
  it('is endless sound, taken with the very answer that told so', async () => {
    const { origin, requests } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('first ');
    });
    const lane = open(`${origin}/radio`);
    await expect(lane.open()).resolves.toEqual({ kind: 'sound', live: true });
    const { status, headers, body } = await lane.serve('sound', 'bytes=0-');
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'audio/mpeg' } });
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('first ');
    expect(requests).toHaveLength(1);
    const closed = once(requests[0]!.socket, 'close');
    await reader.cancel();
    await closed;
  });

  it('is sound with an end, in the parts that are asked for', async () => {
    const { origin } = await listen(({ headers }, response) => {
      if (headers.range !== 'bytes=2-') return say(response, 'audio/flac', 'sound');
      response
        .writeHead(206, { 'content-type': 'audio/flac', 'content-range': 'bytes 2-4/5', 'content-length': 3 })
        .end('und');
    });
    const lane = open(`${origin}/file.flac`);
    await expect(lane.open()).resolves.toEqual({ kind: 'sound', live: false });
    const whole = await lane.serve('sound', 'bytes=0-');
    await expect(textOf(whole)).resolves.toBe('sound');
    const part = await lane.serve('sound', 'bytes=2-');
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 2-4/5' } });
    await expect(textOf(part)).resolves.toBe('und');
  });

  it('is what a list of addresses leads to', async () => {
    const { origin } = await listen(({ url }, response) => {
      if (url === '/radio.pls') return say(response, 'audio/x-scpls', '[playlist]\nFile1=/radio.m3u\n');
      if (url === '/radio.m3u') return say(response, 'text/plain', '#EXTM3U\n#EXTINF:-1,x\nradio\n');
      response.writeHead(200, { 'content-type': 'audio/aac' }).write('sound');
    });
    await expect(open(`${origin}/radio.pls`).open()).resolves.toEqual({ kind: 'sound', live: true });
  });

  it('is HLS, of which the page can ask by numbers only', async () => {
    const { origin, requests } = await listen(({ url }, response) => {
      if (url === '/main.m3u8') {
        return say(
          response,
          'application/vnd.apple.mpegurl',
          '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nsub/a.m3u8?x=1',
        );
      }
      if (url === '/sub/a.m3u8?x=1') return say(response, 'text/plain', '#EXTM3U\n#EXTINF:2,\none.ts\n');
      if (url === '/sub/one.ts') return say(response, 'video/mp2t', 'segment');
      response.writeHead(404).end();
    });
    const lane = open(`${origin}/main.m3u8`);
    const opened = await lane.open();
    expect(opened).toEqual({ kind: 'hls', link: '0' });
    await expect(textOf(await lane.serve('0', null))).resolves.toMatch(/\n1$/);
    await expect(textOf(await lane.serve('1', null))).resolves.toBe('#EXTM3U\n#EXTINF:2,\n2');
    await expect(textOf(await lane.serve('2', null))).resolves.toBe('segment');
    const before = requests.length;
    for (const what of ['3', '99', '-1', '1e3', `${origin}/sub/one.ts`, '..', '__proto__']) {
      await expect(lane.serve(what, null)).rejects.toMatchObject({ code: 'stream-missing' });
    }
    expect(requests).toHaveLength(before);
  });
});

describe('what can’t be heard is said', () => {
  it.each([
    [404, 'text/plain', '', 'stream-missing'],
    [410, 'text/plain', '', 'stream-missing'],
    [401, 'text/plain', '', 'stream-refused'],
    [403, 'text/html', '<html>', 'stream-refused'],
    [503, 'text/plain', '', 'stream-unreachable'],
    [200, 'text/html; charset=utf-8', '<p>', 'stream-page'],
    [200, 'audio/mpeg', '\n<!DOCTYPE html><title>Log in</title>', 'stream-page'],
    [200, 'application/vnd.apple.mpegurl', '#EXTM3U\n', 'stream-unplayable'],
    [
      200,
      'text/plain',
      '#EXTM3U\n#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,KEYFORMAT="com.widevine"',
      'stream-protected',
    ],
  ])('%i %s %j: %s', async (status, type, text, code) => {
    const { origin } = await listen((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(text);
    });
    await expect(open(origin).open()).rejects.toMatchObject({ code, params: { name: new URL(origin).host } });
  });

  it('when nobody answers', async () => {
    await expect(open('http://127.0.0.1:9/').open()).rejects.toMatchObject({ code: 'stream-unreachable' });
  });

  it('when the other side hides nothing and should, or speaks no HTTP', async () => {
    const { origin } = await listen((_request, response) => void response.end());
    await expect(open(origin.replace('http:', 'https:')).open()).rejects.toMatchObject({
      code: 'stream-insecure',
    });
    const server = createServer((socket) => socket.end('ICY 200 OK\r\n\r\n')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(open(url).open()).rejects.toMatchObject({ code: 'stream-unplayable' });
  });

  it('when a redirect leads to no server, which nobody was connected to', async () => {
    const { origin } = await listen((_request, response) =>
      response.writeHead(302, { location: 'data:audio/mpeg,' }).end(),
    );
    const passed: string[] = [];
    const pass = (address: string): void => void passed.push(address);
    const lane = new StreamLane(`${origin}/`, { agreed: everywhere, pass, now: () => 1 });
    onTestFinished(() => lane.close());
    await expect(lane.open()).rejects.toMatchObject({ code: 'stream-unplayable' });
    expect(passed).toEqual([`${origin}/`]);
  });

  it('when lists or redirects lead in circles', async () => {
    const { origin, requests } = await listen(({ url }, response) => {
      if (url === '/list') return say(response, 'audio/x-mpegurl', '/list');
      response.writeHead(302, { location: '/round' }).end();
    });
    await expect(open(`${origin}/list`).open()).rejects.toMatchObject({ code: 'stream-unplayable' });
    await expect(open(`${origin}/round`).open()).rejects.toMatchObject({ code: 'stream-missing' });
    expect(requests.length).toBeLessThan(12);
  });

  it('when a playlist has no end', async () => {
    const { origin } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-mpegurl' });
      const more = setInterval(() => response.write(`#EXTM3U\n${'#'.repeat(1_000_000)}\n`), 1);
      response.once('close', () => clearInterval(more));
    });
    await expect(open(origin).open()).rejects.toMatchObject({ code: 'stream-unreachable' });
  });

  it('when the answer does not begin, or comes letter by letter', async () => {
    const { origin, requests } = await listen(({ url }, response) => {
      if (url === '/none') return;
      response.writeHead(200, { 'content-type': 'application/x-mpegurl' });
      response.write('#EXTM3U\n');
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const path of ['/none', '/slow']) {
      const failed = expect(open(`${origin}${path}`).open()).rejects.toMatchObject({
        code: 'stream-unreachable',
      });
      const before = requests.length;
      await vi.waitFor(() => expect(requests.length).toBeGreaterThan(before - 1));
      await until(() => vi.advanceTimersByTime(1_000), failed);
    }
  });
});

/** Time goes on until `work` is done. */
async function until(pass: () => void, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const over = work.finally(() => done.abort());
  while (!done.signal.aborted) {
    pass();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await over;
}

describe('addresses that are not public', () => {
  const nowhere = (): boolean => false;

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]:8000/',
    'http://[::ffff:127.0.0.1]/',
    'http://192.168.1.1/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://0.0.0.0/',
    'http://2130706433/',
    'http://[fe80::1]/',
    'http://100.64.0.1/',
  ])('are not asked: %s', async (url) => {
    await expect(open(url, nowhere).open()).rejects.toMatchObject({
      code: 'stream-private',
      params: { name: new URL(url).host, origin: new URL(url).origin },
    });
  });

  it('are not asked through a redirect, a list or a segment either', async () => {
    const inside = await listen((_request, response) => say(response, 'audio/mpeg', 'secret'));
    const { origin } = await listen(({ url }, response) => {
      if (url === '/redirect') response.writeHead(302, { location: `${inside.origin}/` }).end();
      else if (url === '/list') say(response, 'audio/x-mpegurl', `${inside.origin}/`);
      else say(response, 'audio/x-mpegurl', `#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:2,\n${inside.origin}/a.ts`);
    });
    const agreed = (asked: string): boolean => asked === origin;
    for (const path of ['/redirect', '/list']) {
      await expect(open(`${origin}${path}`, agreed).open()).rejects.toMatchObject({
        code: 'stream-private',
        params: { origin: inside.origin },
      });
    }
    const lane = open(`${origin}/hls`, agreed);
    await lane.open();
    await textOf(await lane.serve('0', null));
    await expect(lane.serve('1', null)).rejects.toMatchObject({ code: 'stream-private' });
    expect(inside.requests).toEqual([]);
  });
});

describe('a stream that broke off', () => {
  it('is opened again at once after it had worked, and ever later when it had not', async () => {
    const { origin } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('x');
    });
    let now = 0;
    const lane = new StreamLane(origin, { agreed: everywhere, now: () => now, random: () => 1 });
    onTestFinished(() => lane.close());
    const waits: number[] = [];
    const timeout = vi.spyOn(globalThis, 'setTimeout');
    const reopen = async (): Promise<void> => {
      timeout.mockClear();
      const opening = lane.open();
      const wait = timeout.mock.calls.map(([, ms]) => ms ?? 0).find((ms) => ms >= 1_000 && ms < 10_000);
      waits.push(wait ?? 0);
      if (wait === undefined) return void (await opening);
      // The wait itself need not be waited for.
      lane.close();
      await expect(opening).rejects.toThrow();
    };
    await reopen();
    now += 60_000;
    await reopen();
    await reopen();
    await reopen();
    expect(waits).toEqual([0, 0, 1_000, 2_000]);
    timeout.mockRestore();
  });

  it('leaves no connection behind when it is closed', async () => {
    const { origin, requests } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('x');
    });
    const lane = open(origin);
    await lane.open();
    const closed = once(requests[0]!.socket, 'close');
    lane.close();
    await expect(closed).resolves.toBeDefined();
  });
});
