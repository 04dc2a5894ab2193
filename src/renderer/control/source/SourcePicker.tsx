import {
  IconDeviceDesktopAnalytics,
  IconFileMusic,
  IconMicrophone,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../../../shared/source';
import { useRunning } from '../state/use-status';
import { DeviceSelect } from './DeviceSelect';
import { MediaChoice } from './MediaChoice';
import { SourceCard } from './SourceCard';
import classes from './SourcePicker.module.css';

const SOURCES = [
  { kind: 'microphone', Icon: IconMicrophone, Options: DeviceSelect },
  { kind: 'system', Icon: IconDeviceDesktopAnalytics, Options: null },
  { kind: 'file', Icon: IconFileMusic, Options: MediaChoice },
  { kind: 'sample', Icon: IconPlayerPlay, Options: null },
] as const satisfies readonly { kind: SourceKind; Icon: unknown; Options: unknown }[];

/** Where the sound comes from. It can't be changed while a session runs. */
export function SourcePicker({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const running = useRunning();
  return (
    <fieldset className={classes.picker}>
      <legend className={classes.title}>{title}</legend>
      {SOURCES.map(({ kind, Icon, Options }) => (
        <SourceCard key={kind} kind={kind} icon={<Icon size={20} stroke={1.6} />} locked={running}>
          {Options && <Options locked={running} />}
        </SourceCard>
      ))}
      {running && <p className={classes.locked}>{t('source.locked')}</p>}
    </fieldset>
  );
}
