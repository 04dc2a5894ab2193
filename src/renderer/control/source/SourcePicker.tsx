import {
  IconAppWindow,
  IconBroadcast,
  IconDeviceDesktopAnalytics,
  IconFileMusic,
  IconMicrophone,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../../../shared/source';
import { useRunning } from '../state/use-status';
import { ApplicationSelect } from './ApplicationSelect';
import { MediaChoice } from './MediaChoice';
import { MicrophoneChoice } from './MicrophoneChoice';
import { SourceCard } from './SourceCard';
import classes from './SourcePicker.module.css';
import { StreamChoice } from './StreamField';

const SOURCES = [
  { kind: 'microphone', Icon: IconMicrophone, Options: MicrophoneChoice },
  { kind: 'system', Icon: IconDeviceDesktopAnalytics, Options: null },
  { kind: 'application', Icon: IconAppWindow, Options: ApplicationSelect },
  { kind: 'stream', Icon: IconBroadcast, Options: StreamChoice },
  { kind: 'file', Icon: IconFileMusic, Options: MediaChoice },
  { kind: 'sample', Icon: IconPlayerPlay, Options: null },
] as const satisfies readonly { kind: SourceKind; Icon: unknown; Options: unknown }[];

/** Only Linux has a sound server that gives one application's sound (decision 9). */
const HERE = SOURCES.filter(({ kind }) => kind !== 'application' || navigator.userAgent.includes('Linux'));

/** Where the sound comes from. It can't be changed while a session runs. */
export function SourcePicker({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const running = useRunning();
  return (
    <fieldset className={classes.picker}>
      <legend className={classes.title}>{title}</legend>
      {HERE.map(({ kind, Icon, Options }) => (
        <SourceCard key={kind} kind={kind} icon={<Icon size={20} stroke={1.6} />} locked={running}>
          {Options && <Options locked={running} />}
        </SourceCard>
      ))}
      {running && <p className={classes.locked}>{t('source.locked')}</p>}
    </fieldset>
  );
}
