import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BUILT_IN_PRESETS, type BuiltInPreset } from '../../../../shared/overlay/presets';
import { useSession } from '../../state/context';
import { useObsSettings } from './use-obs';
import fields from '../fields/fields.module.css';
import classes from './obs.module.css';

const KEEPS = '';

/** Which style captions take in each of OBS's scenes. Scenes that have one are listed without OBS as well. */
export function ScenePresets({ scenes }: { readonly scenes: readonly string[] }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.settings.overlayPresets);
  const [{ scenePresets }, change] = useObsSettings();
  const names = [...new Set([...scenes, ...scenePresets.map(({ scene }) => scene)])];
  const options = [
    { value: KEEPS, label: t('obs.sceneKeeps') },
    ...(Object.keys(BUILT_IN_PRESETS) as BuiltInPreset[]).map((id) => ({
      value: id,
      label: t(`overlay.presets.${id}`),
    })),
    ...own.map(({ id, name }) => ({ value: id, label: name })),
  ];

  function choose(scene: string, presetId: string): void {
    const others = scenePresets.filter((one) => one.scene !== scene);
    void change({ scenePresets: presetId === KEEPS ? others : [...others, { scene, presetId }] });
  }

  return (
    <fieldset className={classes.scenes} data-testid="obs-scenes">
      <legend className={fields.label}>{t('obs.scenes')}</legend>
      {names.map((scene) => {
        const chosen = scenePresets.find((one) => one.scene === scene)?.presetId ?? KEEPS;
        return (
          <label key={scene} className={classes.scene}>
            <span className={classes.sceneName}>{scene}</span>
            <NativeSelect
              value={options.some(({ value }) => value === chosen) ? chosen : KEEPS}
              onChange={({ currentTarget: { value } }) => choose(scene, value)}
              data={options}
            />
          </label>
        );
      })}
      <p className={fields.hint}>{t(names.length === 0 ? 'obs.scenesEmpty' : 'obs.scenesHint')}</p>
    </fieldset>
  );
}
