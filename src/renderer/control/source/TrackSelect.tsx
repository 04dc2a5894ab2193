import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../shared/direction';
import type { MediaTrack } from '../../../shared/source';
import { useActions } from '../state/context';
import classes from './MediaChoice.module.css';

interface TrackSelectProps {
  readonly tracks: readonly MediaTrack[];
  /** Index of a track; the first one when undefined. */
  readonly chosen: number | undefined;
  readonly locked: boolean;
}

/** Which sound track of the file that is to be heard. */
export function TrackSelect({ tracks, chosen, locked }: TrackSelectProps) {
  const { t } = useTranslation();
  const { chooseTrack } = useActions();
  return (
    <TrackOptions
      tracks={tracks}
      label={t('source.track')}
      locked={locked}
      value={chosen ?? tracks[0]?.index ?? ''}
      onChoose={(track) => void chooseTrack(track)}
      testId="track-select"
    />
  );
}

interface TrackOptionsProps {
  readonly tracks: readonly MediaTrack[];
  readonly label: string;
  /** What is shown while none is chosen. */
  readonly placeholder?: string;
  readonly locked?: boolean;
  /** Index of a track; '' while none is chosen. */
  readonly value: number | '';
  readonly onChoose: (track: number) => void;
  readonly testId: string;
}

/** The sound tracks of a file that has several. */
export function TrackOptions(props: TrackOptionsProps) {
  const { tracks, label, placeholder, locked = false, value, onChoose, testId } = props;
  const { t, i18n } = useTranslation();
  const name = ({ language, title }: MediaTrack, at: number): string =>
    [
      t('source.trackNumber', { number: at + 1 }),
      languageName(language, i18n.language),
      title && isolate(title, 'ltr'),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <NativeSelect
      className={classes.track}
      size="sm"
      aria-label={label}
      data-testid={testId}
      disabled={locked}
      value={value}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== '') onChoose(Number(currentTarget.value));
      }}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {tracks.map((track, at) => (
        <option key={track.index} value={track.index}>
          {name(track, at)}
        </option>
      ))}
    </NativeSelect>
  );
}

/** What a file says may be no language code at all; then it is shown as it is. */
function languageName(code: string | null, display: string): string | null {
  if (code === null) return null;
  try {
    return new Intl.DisplayNames([display], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
