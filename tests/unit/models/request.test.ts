import { expect, test } from 'vitest';
import { requestSafely } from '../../../src/main/models/request';
import { roundedSize } from '../../../src/main/models/download-error';
import { expectJamakError } from '../storage/expect-jamak-error';

const HUB = 'https://hub.example/m/resolve/1/model.onnx';

/** Answers by addresses; a string is where it redirects. */
function get(answers: Readonly<Record<string, string | number>>, source = HUB) {
  const asked: string[] = [];
  const fetch = (url: string | URL | Request): Promise<Response> => {
    asked.push(url as string);
    const answer = answers[url as string];
    if (answer === undefined) return Promise.reject(new TypeError('fetch failed'));
    if (typeof answer === 'number') return Promise.resolve(new Response(null, { status: answer }));
    return Promise.resolve(new Response(null, { status: 302, headers: { location: answer } }));
  };
  return { asked, response: () => requestSafely(fetch, source, {}, new AbortController().signal) };
}

test('goes where it is sent, also by a relative address', async () => {
  const { asked, response } = get({
    [HUB]: '/renamed/model.onnx',
    'https://hub.example/renamed/model.onnx': 'https://cdn.example/x?signature=1',
    'https://cdn.example/x?signature=1': 206,
  });
  expect((await response()).status).toBe(206);
  expect(asked).toHaveLength(3);
});

test.each([
  ['an address without encryption', 'http://cdn.example/x'],
  ['this machine', 'http://127.0.0.1:9/x'],
  ['a file', 'file:///etc/passwd'],
  ['nowhere', 'https://'],
])('does not go to %s', async (_, location) => {
  const { asked, response } = get({ [HUB]: location });
  await expectJamakError(response, 'download-failed');
  expect(asked).toEqual([HUB]);
});

test('never begins without encryption', async () => {
  const { asked, response } = get({}, 'http://hub.example/m');
  await expectJamakError(response, 'download-failed');
  expect(asked).toEqual([]);
});

test('names the server that does not have it', async () => {
  const error = await expectJamakError(get({ [HUB]: 404 }).response, 'server-model-missing');
  expect(error.params).toEqual({ server: 'hub.example' });
});

test('says that nobody answers', async () => {
  await expectJamakError(get({}).response, 'download-offline');
});

test.each([
  [1, '0.1 kB'],
  [999_000, '999 kB'],
  [1_230_000, '1.3 MB'],
  [1_036_613_791, '1.1 GB'],
  [36_000_000, '36 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(roundedSize(bytes)).toBe(text);
});
