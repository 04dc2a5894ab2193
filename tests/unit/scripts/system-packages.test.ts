import { expect, test } from 'vitest';
import { availableName, missingLibraries, packagesFor } from '../../../scripts/setup/debian-packages.mjs';

const ldd = `	linux-vdso.so.1 (0x00007ffd2b5f0000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1)
	libgtk-3.so.0 => not found
	libgdk-3.so.0 => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
	libnew.so.9 => not found
	libgtk-3.so.0 => not found
`;

test('the libraries ldd does not find, each once', () => {
  expect(missingLibraries(ldd)).toEqual(['libasound.so.2', 'libgdk-3.so.0', 'libgtk-3.so.0', 'libnew.so.9']);
  expect(missingLibraries('	not a dynamic executable\n')).toEqual([]);
});

test('libraries are named by their packages; one that nobody knows is not forgotten', () => {
  expect(packagesFor(missingLibraries(ldd))).toEqual({
    packages: ['libasound2', 'libgtk-3-0'],
    unknown: ['libnew.so.9'],
  });
});

test("a package goes by the name this system's archive has for it", () => {
  const debian = (name: string) =>
    name === 'libasound2' ? 'libasound2:\n  Installed: (none)\n  Candidate: 1.2.8-1' : '';
  // Ubuntu 24.04 knows the old name, but only as a virtual package without a candidate.
  const ubuntu = (name: string) =>
    name === 'libasound2t64'
      ? `${name}:\n  Installed: (none)\n  Candidate: 1.2.11-1`
      : `${name}:\n  Installed: (none)\n  Candidate: (none)`;
  expect(availableName('libasound2', debian)).toBe('libasound2');
  expect(availableName('libasound2', ubuntu)).toBe('libasound2t64');
  expect(availableName('libasound2', () => '')).toBe('libasound2');
});
