import { Button } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions, useControl, useImportRoom } from '../state/context';
import classes from './MediaChoice.module.css';
import { TrackSelect } from './TrackSelect';

interface MediaChoiceProps {
  readonly locked: boolean;
  /** Whether it may be captioned faster than it plays as well, which its drawer shows; yes unless given. */
  readonly fast?: boolean;
}

/** Which file. */
export function MediaChoice({ locked, fast = true }: MediaChoiceProps) {
  const { t } = useTranslation();
  const { chooseMedia } = useActions();
  const { takeMedia } = useImportRoom();
  const media = useControl((state) => state.choice.media);
  if (media) {
    return (
      <>
        <div className={classes.chosen}>
          <span className={classes.name} title={media.name} data-testid="media-name">
            {media.name}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={locked}
            onClick={() => void chooseMedia()}
            data-testid="choose-file"
          >
            {t('source.changeFile')}
          </Button>
        </div>
        {media.tracks.length > 1 && (
          <TrackSelect tracks={media.tracks} chosen={media.track} locked={locked} />
        )}
        {fast && (
          <Button
            fullWidth
            size="compact-sm"
            variant="subtle"
            className={classes.fast ?? ''}
            leftSection={<IconPlayerTrackNext size={15} stroke={1.75} />}
            title={t('imports.fastHint')}
            onClick={() => void takeMedia(media.mediaId, media.track)}
            data-testid="import-media"
          >
            {t('imports.fast')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <Button
        fullWidth
        size="sm"
        variant="default"
        disabled={locked}
        onClick={() => void chooseMedia()}
        data-testid="choose-file"
      >
        {t('source.chooseFile')}
      </Button>
      <p className={classes.hint}>{t('source.noFile')}</p>
    </>
  );
}
