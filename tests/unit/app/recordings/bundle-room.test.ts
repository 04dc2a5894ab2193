import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { recordingsRoom } from '../../../../src/main/app/recordings/bundle-room';
import { RecordingFolders } from '../../../../src/main/recording/folders';
import { JamakError } from '../../../../src/shared/errors';
import { temporaryFolder } from '../../scripts/temporary-folder';

function open() {
  const path = temporaryFolder();
  return { path, room: recordingsRoom(new RecordingFolders(path)) };
}

it('names each lane that was recorded, and nothing of a session without sound', async () => {
  const { path, room } = open();
  mkdirSync(join(path, 'talk'));
  for (const lane of ['mic', 'guest']) writeFileSync(join(path, 'talk', `${lane}.ogg`), lane);
  expect(await room.filesOf('talk')).toEqual([
    { name: 'guest.ogg', path: join(path, 'talk', 'guest.ogg') },
    { name: 'mic.ogg', path: join(path, 'talk', 'mic.ogg') },
  ]);
  expect(await room.filesOf('other')).toEqual([]);
});

it('takes the sound of a session, for its user alone; of what breaks off nothing stays', async () => {
  const { path, room } = open();
  await room.take('talk', 'mic.ogg', Readable.from(['sound']));
  expect(readFileSync(join(path, 'talk', 'mic.ogg'), 'utf8')).toBe('sound');
  const broken = new Readable({
    read() {
      this.push('half');
      this.destroy(new Error('not what was promised'));
    },
  });
  await expect(room.take('talk', 'guest.ogg', broken)).rejects.toThrow('not what was promised');
  expect(existsSync(join(path, 'talk', 'guest.ogg'))).toBe(false);
});

it('takes nothing else, and nothing into another place', async () => {
  const { room } = open();
  await expect(room.take('talk', 'mic.exe', Readable.from(['x']))).rejects.toThrow(JamakError);
  await expect(room.take('..', 'mic.ogg', Readable.from(['x']))).rejects.toThrow(JamakError);
});
