import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { LocalModels } from '../../../../src/main/app/speech/local-models';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import type { ModelCheckResult } from '../../../../src/main/speech/check-model';
import { JamakError } from '../../../../src/shared/errors';
import type { LocalModel } from '../../../../src/shared/local-models';
import { onnxFile } from '../../../fakes/onnx-file';
import { folderWith } from '../../models/folder';
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

const PASSED = { realTimeFactor: 0.1, words: { right: 8, of: 8 } };

function open() {
  const asked: string[] = [];
  const answers: { pass: (result: ModelCheckResult) => void; fail: (error: Error) => void }[] = [];
  const notices = new NoticeBoard(() => {});
  const models = new LocalModels({
    embedded: [fakeModel('moonshine-base-en'), fakeModel('moonshine-tiny-en')],
    chosen: () => '',
    language: () => 'en',
    check: ({ id }) => {
      asked.push(id);
      return new Promise((pass, fail) => answers.push({ pass, fail }));
    },
    versions: 'test',
    fetch,
    notices,
    onChanged: () => {},
  });
  const state = (id: string): LocalModel | undefined => models.list().find((model) => model.id === id);
  return { models, asked, answers, notices, state };
}

test('a model is checked once at a time, however often that is asked', async () => {
  const { models, asked, answers, state } = open();
  for (let time = 0; time < 5; time++) models.measure('moonshine-base-en');
  expect(state('moonshine-base-en')?.check).toEqual({ type: 'running' });
  await vi.waitFor(() => expect(asked).toEqual(['moonshine-base-en']));
  answers[0]?.pass(PASSED);
  const check = { type: 'passed', ...PASSED };
  await vi.waitFor(() => expect(state('moonshine-base-en')).toMatchObject({ realTimeFactor: 0.1, check }));
  models.measure('moonshine-base-en');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
});

test('one model is checked after the other', async () => {
  const { models, asked, answers, state } = open();
  models.measure('moonshine-base-en');
  models.measure('moonshine-tiny-en');
  await vi.waitFor(() => expect(asked).toEqual(['moonshine-base-en']));
  expect(state('moonshine-tiny-en')?.check).toEqual({ type: 'running' });
  answers[0]?.fail(new JamakError('model-check-failed'));
  await vi.waitFor(() => expect(asked).toEqual(['moonshine-base-en', 'moonshine-tiny-en']));
});

test('no check begins when the app closes', async () => {
  const { models, asked, answers } = open();
  models.measure('moonshine-base-en');
  models.measure('moonshine-tiny-en');
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await models.close();
  answers[0]?.fail(new JamakError('speech-host-failed', { retryable: true }));
  // The first one has ended.
  await vi.waitFor(() => expect(existsSync(join(paths.folder, 'models', 'checks.json'))).toBe(true));
  for (let turn = 0; turn < 10; turn++) await nextTurn();
  expect(asked).toHaveLength(1);
});

test('a model that fails is not used, and it is said why', async () => {
  const { models, answers, notices, state } = open();
  models.measure('moonshine-base-en');
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.fail(new JamakError('model-check-failed', { params: { model: 'Base', right: 1, words: 8 } }));
  await vi.waitFor(() => expect(state('moonshine-base-en')?.check.type).toBe('failed'));
  expect(models.specOf('moonshine-base-en')).toBeNull();
  expect(notices.all.map(({ code }) => code)).toEqual(['model-check-failed']);
});

test('what may work another time says nothing of the model', async () => {
  const { models, answers, notices, state } = open();
  models.measure('moonshine-base-en');
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.fail(new JamakError('speech-host-failed', { retryable: true }));
  await vi.waitFor(() => expect(state('moonshine-base-en')?.check).toEqual({ type: 'none' }));
  expect(models.specOf('moonshine-base-en')).not.toBeNull();
  expect(notices.all).toHaveLength(1);
});

test('what is added is checked by itself', async () => {
  const { models, asked } = open();
  const folder = folderWith({ 'model.onnx': onnxFile({ model_type: 'paraformer' }), 'tokens.txt': '가 0\n' });
  const { id } = await models.addFolder(folder);
  await vi.waitFor(() => expect(asked).toEqual([id]));
});

test('what is not installed can not be checked', () => {
  const { models, asked } = open();
  for (const id of ['sense-voice-small', '../victim', 'nobody']) {
    expect(() => models.measure(id), id).toThrow('bad-request');
  }
  expect(asked).toEqual([]);
});
