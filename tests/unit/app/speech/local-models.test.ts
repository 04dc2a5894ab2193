import { beforeEach, expect, test, vi } from 'vitest';
import { LocalModels } from '../../../../src/main/app/speech/local-models';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { fakeModel } from '../../speech/model-specs';
import { temporaryFolder } from '../../scripts/temporary-folder';

const paths = vi.hoisted(() => ({ folder: '' }));
vi.mock('../../../../src/main/app/paths', () => ({
  userPath: (...parts: string[]) => [paths.folder, ...parts].join('/'),
  resourcePath: (...parts: string[]) => ['resources', ...parts].join('/'),
}));
vi.mock('../../../../src/main/app/log', () => ({ log: { warn: vi.fn() } }));
beforeEach(() => {
  paths.folder = temporaryFolder();
});

function open() {
  const asked: string[] = [];
  const answers: ((factor: number) => void)[] = [];
  const models = new LocalModels({
    embedded: [fakeModel('moonshine-base-en')],
    chosen: () => '',
    language: () => 'en',
    speedOf: ({ id }) => {
      asked.push(id);
      return new Promise((resolve) => answers.push(resolve));
    },
    notices: new NoticeBoard(() => {}),
    onChanged: () => {},
  });
  return { models, asked, answers };
}

test('a model is measured once at a time, however often that is asked', async () => {
  const { models, asked, answers } = open();
  for (let time = 0; time < 5; time++) models.measure('moonshine-base-en');
  expect(asked).toEqual(['moonshine-base-en']);
  answers[0]?.(0.1);
  await vi.waitFor(() => expect(models.list()[0]).toMatchObject({ realTimeFactor: 0.1 }));
  models.measure('moonshine-base-en');
  expect(asked).toHaveLength(2);
});

test('what is not installed can not be measured', () => {
  const { models, asked } = open();
  for (const id of ['sense-voice-small', '../victim', 'nobody']) {
    expect(() => models.measure(id), id).toThrow('bad-request');
  }
  expect(asked).toEqual([]);
});
