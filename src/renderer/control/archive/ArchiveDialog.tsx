import { Loader, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ARCHIVE_FORMATS,
  type ArchiveFormat,
  type ArchiveVideo,
  type VideoStart,
} from '../../../shared/broadcast/archive';
import { formatClock } from '../../../shared/time';
import { ErrorCallout } from '../../ui/parts/Callout';
import { CardDialog } from '../../ui/parts/CardDialog';
import { FIELD } from '../settings/fields/field';
import classes from './archive.module.css';
import { TakeButtons } from './TakeButtons';
import { FROM_SESSION, useArchiveText } from './use-archive-text';
import { parseOffset } from './video-offset';

interface ArchiveDialogProps {
  readonly sessionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What to write under the video of a session: where it is for, which video, and the text to take. */
export function ArchiveDialog({ sessionId, opened, onClose }: ArchiveDialogProps) {
  const { t } = useTranslation();
  return (
    <CardDialog title={t('archive.title')} width={620} opened={opened} onClose={onClose}>
      <Choice sessionId={sessionId} />
    </CardDialog>
  );
}

function Choice({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ArchiveFormat>('youtube');
  const [video, setVideo] = useState<ArchiveVideo>(FROM_SESSION);
  const wish = { sessionId, format, video };
  const { value, error, again } = useArchiveText(wish);
  const text = value?.text ?? '';
  return (
    <div className={classes.choice}>
      <SegmentedControl
        fullWidth
        aria-label={t('archive.format')}
        value={format}
        onChange={setFormat}
        data={ARCHIVE_FORMATS.map((each) => ({ value: each, label: t(`archive.${each}`) }))}
        data-testid="archive-format"
      />
      <p className={classes.hint}>{t(`archive.${format}Hint`)}</p>
      <VideoField videos={value?.videos ?? []} video={video} onChange={setVideo} />
      {error && <ErrorCallout error={error} again={{ label: t('history.again'), onClick: again }} />}
      {!value && !error && (
        <output className={classes.empty}>
          <Loader size="sm" aria-label={t('archive.loading')} />
        </output>
      )}
      {value && text === '' && (
        <div className={classes.empty} data-testid="archive-empty">
          {format === 'highlights' ? (
            <p className={classes.hint}>{t('archive.noHighlights')}</p>
          ) : (
            <>
              <p className={classes.name}>{t('archive.none')}</p>
              <p className={classes.hint}>{t(value.reported ? 'archive.tooFew' : 'archive.noneText')}</p>
            </>
          )}
        </div>
      )}
      {text !== '' && (
        <Textarea
          readOnly
          autosize
          minRows={6}
          maxRows={12}
          aria-label={t('archive.preview')}
          classNames={{ input: classes.text ?? '' }}
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
          data-testid="archive-text"
        />
      )}
      <footer className={classes.footer}>
        <TakeButtons wish={wish} text={text} />
      </footer>
    </div>
  );
}

interface VideoFieldProps {
  readonly videos: readonly VideoStart[];
  readonly video: ArchiveVideo;
  readonly onChange: (video: ArchiveVideo) => void;
}

/** Which video the times are of: one that is known, or where in it captions begin. */
function VideoField({ videos, video, onChange }: VideoFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = video.of === 'known' ? `known ${video.index}` : typed === null ? 'session' : 'offset';
  const wrong = typed !== null && typed !== '' && parseOffset(typed) === null;

  function choose(value: string): void {
    setTyped(value === 'offset' ? '' : null);
    const index = Number(value.split(' ')[1]);
    onChange(value.startsWith('known') ? { of: 'known', index } : FROM_SESSION);
  }

  function type(text: string): void {
    setTyped(text);
    const offsetMs = parseOffset(text);
    if (offsetMs !== null) onChange({ of: 'offset', offsetMs });
  }

  return (
    <div className={classes.times}>
      <NativeSelect
        {...FIELD}
        label={t('archive.times')}
        value={chosen}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={[
          { value: 'session', label: t('archive.session') },
          ...videos.map(({ kind, startMs }, index) => ({
            value: `known ${index}`,
            label: t(`archive.${kind}`, { time: formatClock(startMs) }),
          })),
          { value: 'offset', label: t('archive.offset') },
        ]}
        data-testid="archive-times"
      />
      {typed !== null && (
        <TextInput
          {...FIELD}
          label={t('archive.offsetLabel')}
          description={t('archive.offsetHint')}
          error={wrong ? t('archive.offsetWrong') : null}
          placeholder="12:34"
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          data-autofocus
          data-testid="archive-offset"
        />
      )}
    </div>
  );
}
