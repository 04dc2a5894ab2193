import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { laneColour } from '../lane-colours';
import { useCaptionLinks } from '../transcript/caption-links';
import { written } from '../written';
import { usePlaySpans } from './play-context';
import classes from './Sources.module.css';

/** A chapter is made of hundreds of captions; its first ones tell which it is. */
const MOST_SHOWN = 8;

interface SourceListProps {
  readonly captionIds: readonly string[];
  readonly onLeave: () => void;
}

/** The captions that something comes from, each of which leads to its place in the transcript. */
export function SourceList({ captionIds, onLeave }: SourceListProps) {
  const { t } = useTranslation();
  const links = useCaptionLinks();
  const play = usePlaySpans();
  const captions = links.sourcesOf(captionIds);
  const more = captions.length - MOST_SHOWN;
  return (
    <>
      <div className={classes.head}>
        <p className={classes.title}>{t('sources.title')}</p>
        {play && captions.length > 0 && (
          <button
            type="button"
            className={classes.play}
            onClick={() => play(captions)}
            data-mantine-stop-propagation
            data-testid="source-play"
          >
            <IconPlayerPlayFilled size={12} aria-hidden />
            {t('sources.play')}
          </button>
        )}
      </div>
      <ul className={classes.list}>
        {captions.slice(0, MOST_SHOWN).map(({ id, startMs, text, speaker }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.caption}
              title={t('sources.jump')}
              onClick={() => {
                onLeave();
                links.show([id]);
              }}
              data-mantine-stop-propagation
              data-testid="source-caption"
            >
              <time className={classes.clock}>{formatClock(startMs)}</time>
              <span {...written(text)}>
                {speaker?.name && (
                  <bdi className={classes.speaker} style={{ color: laneColour(speaker.colour) }}>
                    {speaker.name}
                  </bdi>
                )}
                {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.note}>{t('sources.more', { count: more })}</p>}
      {captions.length === 0 && <p className={classes.note}>{t('sources.gone')}</p>}
    </>
  );
}
