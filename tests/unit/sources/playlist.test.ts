import { describe, expect, it } from 'vitest';
import { firstAddress, isHls, isProtected, rewritePlaylist } from '../../../src/main/sources/stream/playlist';

const BASE = new URL('https://radio.example/live/main.m3u8?token=1');

function rewritten(lines: readonly string[]): { text: string; links: string[] } {
  const links: string[] = [];
  const text = rewritePlaylist(lines.join('\n'), BASE, (url) => `${links.push(url.href) - 1}`);
  return { text, links };
}

describe('rewritePlaylist', () => {
  it('replaces links in lines and in attributes, relative and absolute ones', () => {
    const { text, links } = rewritten([
      '#EXTM3U',
      '#EXT-X-MAP:URI="init.mp4",BYTERANGE="720@0"',
      '#EXT-X-KEY:METHOD=AES-128,URI="/key?id=1",IV=0x1',
      '#EXTINF:2,',
      'a.ts',
      '#EXTINF:2,',
      'https://cdn.example/b.ts',
    ]);
    expect(links).toEqual([
      'https://radio.example/live/init.mp4',
      'https://radio.example/key?id=1',
      'https://radio.example/live/a.ts',
      'https://cdn.example/b.ts',
    ]);
    expect(text.split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-MAP:URI="0",BYTERANGE="720@0"',
      '#EXT-X-KEY:METHOD=AES-128,URI="1",IV=0x1',
      '#EXTINF:2,',
      '2',
      '#EXTINF:2,',
      '3',
    ]);
  });

  it('leaves out what would ask for more than segments, and pictures and subtitles', () => {
    const { text, links } = rewritten([
      '#EXTM3U',
      '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES',
      '#EXT-X-PART:DURATION=0.3,URI="part.mp4"',
      '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="next.mp4"',
      '#EXT-X-RENDITION-REPORT:URI="../other.m3u8"',
      '#EXT-X-DATERANGE:ID="ad",X-ASSET-URI="https://ads.example/"',
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",URI="subs.m3u8"',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="sound.m3u8"',
    ]);
    expect(links).toEqual(['https://radio.example/live/sound.m3u8']);
    expect(text).toBe('#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="0"');
  });

  it('leads nowhere by a link that is none, with lines that end as on Windows', () => {
    expect(rewritten(['#EXTM3U\r', 'http://:/\r']).text).toBe('#EXTM3U\nnowhere');
  });
});

describe('kinds of lists', () => {
  it.each([
    ['#EXT-X-KEY:METHOD=AES-128,URI="key"', false],
    ['#EXT-X-KEY:METHOD=NONE', false],
    ['#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1",KEYFORMAT="com.apple.streamingkeydelivery"', true],
    ['#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES-CTR,URI="data:x",KEYFORMAT="urn:uuid:edef"', true],
    ['#EXT-X-KEY:METHOD=AES-128,URI="key",KEYFORMAT="identity"', false],
    ['#EXT-X-KEY:METHOD=AES-128,URI="key",KEYFORMAT="com.example"', true],
  ])('tells what needs a licence: %s', (line, expected) => {
    expect(isProtected(`#EXTM3U\n${line}\n`)).toBe(expected);
  });

  it('tells HLS from lists of addresses, and finds the first of those', () => {
    const list = '#EXTM3U\n#EXTINF:-1,Radio\n../stream.mp3\nhttps://b.example/';
    expect(isHls('#EXTM3U\n#EXT-X-VERSION:3')).toBe(true);
    expect(isHls(list)).toBe(false);
    expect(firstAddress(list, BASE)?.href).toBe('https://radio.example/stream.mp3');
    expect(firstAddress('[playlist]\r\nNumberOfEntries=1\r\nFile1=http://a.example/x\r\n', BASE)?.href).toBe(
      'http://a.example/x',
    );
    expect(firstAddress('#EXTM3U\n', BASE)).toBeNull();
  });
});
