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

/** Which sound track of a file that has several. */
export function TrackSelect({ tracks, chosen, locked }: TrackSelectProps) {
  const { t, i18n } = useTranslation();
  const { chooseTrack } = useActions();
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
      aria-label={t('source.track')}
      data-testid="track-select"
      disabled={locked}
      value={chosen ?? tracks[0]?.index}
      onChange={({ currentTarget: { value } }) => void chooseTrack(Number(value))}
    >
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
