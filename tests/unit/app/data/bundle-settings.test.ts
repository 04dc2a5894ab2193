import { describe, expect, it } from 'vitest';
import {
  addedSettings,
  replacedSettings,
  settingsForElsewhere,
} from '../../../../src/main/app/data/bundle-settings';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../../src/shared/settings';

const mine: Settings = settingsSchema.parse({
  theme: 'dark',
  exportFolder: '/home/me/exports',
  streamOrigins: ['http://192.168.1.5:8000'],
  obsOrigins: ['ws://192.168.1.6:4455'],
  textFile: { enabled: true, folder: '/home/me/obs' },
  glossaries: [{ id: 'default', name: 'Mine', terms: ['자막'] }],
  server: { enabled: true, lan: true },
});

describe('settings that go elsewhere', () => {
  it('hold nothing of this computer, nor what the user was asked about here', () => {
    const text = settingsForElsewhere(mine);
    expect(text).not.toMatch(/home|192\.168/);
    const theirs = settingsSchema.parse(JSON.parse(text));
    expect(theirs).toMatchObject({ theme: 'dark', glossaries: [{ name: 'Mine' }] });
  });
});

describe('settings that come', () => {
  it('take the place of all others but those of this computer', () => {
    const coming = replacedSettings({ ...mine, firstRun: 'todo' });
    expect(coming).toMatchObject({
      theme: 'dark',
      textFile: { enabled: true },
      server: { enabled: true, lan: false },
    });
    for (const key of [
      'exportFolder',
      'streamOrigins',
      'obsOrigins',
      'overlayPlaces',
      'firstRun',
      'version',
    ]) {
      expect(coming).not.toHaveProperty(key);
    }
    expect(coming?.textFile).not.toHaveProperty('folder');
  });

  it('announce anew that sessions are deleted', () => {
    const history = { keepForDays: 30, deletesFrom: 1_700_000_000_000 };
    expect(replacedSettings({ ...mine, history })).toMatchObject({
      history: { keepForDays: 30, deletesFrom: null },
    });
  });

  it('may be of any shape', () => {
    expect(replacedSettings('rubbish')).toBeNull();
    expect(replacedSettings(null)).toBeNull();
    expect(replacedSettings({ theme: 7, pace: 5 })).toMatchObject({ theme: 'system', pace: 5 });
  });

  it('add glossaries that are not here', () => {
    const theirs = {
      ...DEFAULT_SETTINGS,
      glossaries: [
        { id: 'default', name: 'Theirs', terms: [] },
        { id: 'show', name: 'Show', terms: ['word'] },
      ],
    };
    expect(addedSettings(theirs, mine)).toMatchObject({
      glossaries: [
        { id: 'default', name: 'Mine' },
        { id: 'show', name: 'Show' },
      ],
    });
    expect(addedSettings(theirs, mine)).not.toHaveProperty('theme');
  });
});
