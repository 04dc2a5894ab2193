import { expect, it } from 'vitest';
import { commandMenu } from '../../../../src/main/app/tray/command-menu';
import type { CommandState } from '../../../../src/shared/commands/commands';
import { CATALOGUES } from '../../../../src/shared/locales';

const IDLE: CommandState = {
  running: false,
  paused: false,
  saidLately: false,
  overlay: true,
  editing: false,
  lanes: [],
};
const RUNNING: CommandState = {
  ...IDLE,
  running: true,
  saidLately: true,
  paused: true,
  overlay: false,
  lanes: [
    { id: 'a', name: '나', muted: true },
    { id: 'b', name: 'Guests', muted: false },
  ],
};

/** Each item in a line: whether it is ticked, its words, and whether it is grey. */
function lines(state: CommandState, language: 'en' | 'ko' = 'en'): string[] {
  return commandMenu(state, CATALOGUES[language].commands, () => {}).map(
    ({ type, label, checked, enabled }) =>
      type === 'separator' ? '—' : `${checked ? '✓ ' : ''}${label}${enabled ? '' : ' (grey)'}`,
  );
}

it('offers what makes sense while nothing runs', () => {
  expect(lines(IDLE)).toEqual([
    'Start captions',
    'Pause (grey)',
    'Mark this moment (grey)',
    'Take back what was just said (grey)',
    '—',
    '✓ Captions on my screen',
    'Move and resize captions',
    '—',
    'What did I miss? (grey)',
    'Open Jamak',
  ]);
});

it('tells what runs, is paused and is muted, by the names of the sources', () => {
  expect(lines(RUNNING, 'ko')).toEqual([
    '자막 멈추기',
    '✓ 잠시 멈추기',
    '이 순간 표시하기',
    '방금 한 말 철회하기',
    '—',
    '✓ 음소거: 나',
    '음소거: Guests',
    '—',
    '화면 자막',
    '화면 자막 옮기고 크기 바꾸기',
    '—',
    '놓친 내용 보기',
    '자막 창 열기',
  ]);
});
