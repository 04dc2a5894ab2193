import { useTranslation } from 'react-i18next';
import { SettingsGroup } from '../fields/SettingsGroup';
import { MaskFields } from './public/MaskFields';
import { PublicFields } from './public/PublicFields';
import { TextFileFields } from './public/TextFileFields';
import { ObsFields } from './ObsFields';
import { ServerFields } from './ServerFields';
import { ViewerLanguages } from './ViewerLanguages';

/** What leaves this computer's private windows: to browsers, OBS, viewers and files. */
export function BroadcastPanel() {
  const { t } = useTranslation();
  return (
    <>
      <ServerFields />
      <ObsFields />
      <SettingsGroup title={t('viewers.title')}>
        <ViewerLanguages />
      </SettingsGroup>
      <PublicFields />
      <MaskFields />
      <TextFileFields />
    </>
  );
}
