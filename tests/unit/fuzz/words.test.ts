import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesToOpen } from '../../../src/main/app/exporting/opened-files';
import { COMMAND_NAMES, OPTIONS } from '../../../src/main/cli/line/commands';
import { parseCommand } from '../../../src/main/cli/line/parse';
import { UsageError } from '../../../src/main/cli/line/usage-error';
import { firstAddress, isHls, isProtected, rewritePlaylist } from '../../../src/main/sources/stream/playlist';
import { streamUrlSchema } from '../../../src/shared/source';
import { tries } from './fuzz';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('words of others, whatever they are', () => {
  it('a command line is a command, or an error that says how it is used', () => {
    const word = fc.oneof(
      fc.constantFrom(...COMMAND_NAMES, ...Object.keys(OPTIONS).map((name) => `--${name}`)),
      fc.constantFrom('-', '--', '-q', '-hq', '--format=', '--limit=1e9', '--for=-1', 'list', 'get', 'last'),
      fc.constantFrom('--__proto__', '--constructor=1', 'toString', 'application:', 'http://', 'srt,,vtt'),
      anyText,
      anyText.map((text) => `--${text}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (args) => {
        try {
          const command = parseCommand(args);
          expect([...COMMAND_NAMES, 'version', 'help']).toContain(command.name);
          if (command.name === 'listen') expect(command.sources.length).toBeLessThanOrEqual(4);
          if (command.name === 'sessions') expect(command.limit).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      tries(600),
    );
  });

  it('what the system has opened is a file with an ending of ours', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            anyText,
            anyText.map((name) => `${name}.srt`),
          ),
          { maxLength: 4 },
        ),
        (argv) => {
          for (const path of filesToOpen(['jamak', ...argv], '/home/ann')) {
            expect(path.startsWith('/')).toBe(true);
            expect(path.toLowerCase()).toMatch(/\.(?:jamak|srt|vtt)$/u);
          }
        },
      ),
      tries(200),
    );
  });

  it('an address of a stream is one of the web, without a password', () => {
    const address = fc.oneof(
      anyText,
      fc.webUrl(),
      fc
        .tuple(
          fc.constantFrom('http', 'https', 'file', 'javascript', 'data', 'ftp', 'HTTP', 'ht\ntp'),
          fc.constantFrom(
            'a.example',
            'me:secret@a.example',
            '127.0.0.1',
            '[::1]',
            'a.example\\@b.example',
            '',
          ),
          anyText,
        )
        .map(([scheme, host, rest]) => `${scheme}://${host}/${rest}`),
    );
    fc.assert(
      fc.property(address, (text) => {
        const parsed = streamUrlSchema.safeParse(text);
        if (!parsed.success) return;
        const { protocol, username, password } = new URL(parsed.data);
        expect(['http:', 'https:']).toContain(protocol);
        expect(username + password).toBe('');
      }),
      tries(400),
    );
  });

  it('whatever a playlist says, whoever plays it finds no link that is not ours', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXTINF:4,',
        'https://evil.example/a.ts',
        '  //evil.example/b.ts',
        '\thttps://evil.example/c.ts',
        '#EXT-X-KEY:METHOD=AES-128,URI="https://evil.example/key"',
        '#EXT-X-KEY:METHOD=AES-128,URI=https://evil.example/key,IV=0x1',
        '#EXT-X-MAP:BYTERANGE="1@0",URI="https://evil.example/map',
        `#EXT-X-MAP:URI='https://evil.example/map'`,
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="b,URI=https://evil.example/x",URI="c.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=1\rhttps://evil.example/d.m3u8',
        '#\u2028https://evil.example/e.ts',
        '#EXT-X-PART:URI="https://evil.example/part"',
      ),
      anyText,
    );
    const playlist = fc
      .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'))
      .map(([lines, end]) => lines.join(end));
    const base = new URL('https://radio.example/live/list.m3u8');
    const ours = /^(?:app:\/\/jamak\/live\/\d+|nowhere)$/u;
    fc.assert(
      fc.property(playlist, (text) => {
        let links = 0;
        const played = rewritePlaylist(text, base, () => `app://jamak/live/${++links}`);
        // As players do it: a line ends at either mark, and a value needs no quotes.
        for (const one of played.split(/[\n\r]+/u)) {
          if (one.trim() === '') continue;
          if (!one.trim().startsWith('#')) expect(one.trim()).toMatch(ours);
          for (const [, quoted, bare] of one.matchAll(/(?:^|[:,])URI=(?:"([^"]*)"|([^,]*))/gu)) {
            expect(quoted ?? bare).toMatch(ours);
          }
        }
        isHls(text);
        isProtected(text);
        const first = firstAddress(text, base);
        if (first) expect(first).toBeInstanceOf(URL);
      }),
      tries(600),
    );
  });
});
