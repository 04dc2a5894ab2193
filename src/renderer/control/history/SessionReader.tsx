import { Button, Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRecord } from '../../../shared/session/record';
import { formatClock } from '../../../shared/time';
import { formatMoment } from '../../ui/format';
import { SplitView } from '../../ui/parts/SplitView';
import { hasOpenMenu } from '../../ui/parts/use-letter-key';
import { PlayContext, type PlaySpans } from '../../ui/digest/play-context';
import { ErrorCallout } from '../../ui/parts/Callout';
import { RecaptionBar } from '../recording/again/RecaptionBar';
import { PlayerBar } from '../recording/PlayerBar';
import { useHeardWords } from '../recording/use-heard-words';
import { usePlayer } from '../recording/use-player';
import { ReportPanel } from '../report/ReportPanel';
import { useJobs, useSession } from '../state/context';
import {
  CaptionLinksContext,
  useLinkedTranscript,
  type CaptionLinks,
} from '../../ui/transcript/caption-links';
import { ExportMenu } from '../transcript/ExportMenu';
import { CorrectableRow } from '../transcript/CorrectableRow';
import { EditorMenu } from '../transcript/editor/EditorMenu';
import { FindBar } from '../transcript/editor/FindBar';
import { EditorContext, useNewEditor } from '../transcript/editor/use-editor';
import { MarkRow } from '../transcript/MarkRow';
import { TranscriptList } from '../../ui/transcript/TranscriptList';
import type { Moment } from './place';
import { useRecord } from './use-record';
import classes from './SessionReader.module.css';

interface SessionReaderProps {
  readonly sessionId: string;
  /** Where to begin; null at the beginning. */
  readonly moment: Moment | null;
  readonly onBack: () => void;
}

/** An earlier session to read: what was said, and what was made of it. */
export function SessionReader({ sessionId, moment, onBack }: SessionReaderProps) {
  const { t } = useTranslation();
  const { value, error, again } = useRecord(sessionId);
  const reportState = useJobs((state) => state.reports[sessionId]?.state);
  useEffect(() => {
    if (reportState === 'done') again();
  }, [reportState, again]);

  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever opened it goes on here.
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const reader = useRef<HTMLDivElement>(null);
  function onKeyDown({ key, target, defaultPrevented }: KeyboardEvent<HTMLElement>): void {
    // Whoever corrects a caption only ends that, and menus and cards are closed first.
    if (key !== 'Escape' || defaultPrevented || !(target instanceof HTMLElement)) return;
    if (hasOpenMenu(target)) return;
    if (reader.current?.contains(target) && !target.closest('input, textarea, [role="alertdialog"]'))
      onBack();
  }

  return (
    <div
      ref={reader}
      className={classes.reader}
      role="presentation"
      onKeyDown={onKeyDown}
      data-testid="session-reader"
    >
      <header className={classes.bar}>
        <Button
          ref={back}
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.back}
          leftSection={<IconArrowLeft size={17} stroke={1.75} />}
          onClick={onBack}
          data-testid="back-to-live"
        >
          {t('history.back')}
        </Button>
        {value && <Facts record={value} />}
      </header>
      {value && <Reading key={value.id} record={value} moment={moment} onChanged={again} />}
      {!value && error && (
        <div className={classes.wait}>
          <ErrorCallout error={error} again={{ label: t('history.again'), onClick: again }} />
        </div>
      )}
      {!value && !error && (
        <output className={classes.wait}>
          <Loader size="sm" />
          {t('history.loadingSession')}
        </output>
      )}
    </div>
  );
}

function Facts({ record }: { readonly record: SessionRecord }) {
  const { t, i18n } = useTranslation();
  const { captions, gaps } = record;
  return (
    <>
      <div className={classes.name}>
        <h2 className={classes.date}>{formatMoment(record.startedAt, i18n.language)}</h2>
        <p className={classes.facts}>
          <span>{formatClock(record.durationMs)}</span>
          <span>{t('transcript.count', { count: captions.length })}</span>
        </p>
      </div>
      <div className={classes.export}>
        <ExportMenu
          sessionId={captions.length + gaps.length > 0 ? record.id : null}
          label={t('export.button')}
          compact
          testId="reader-export"
        />
      </div>
    </>
  );
}

interface ReadingProps {
  readonly record: SessionRecord;
  readonly moment: Moment | null;
  readonly onChanged: () => void;
}

function Reading({ record, moment, onChanged }: ReadingProps) {
  const { t, i18n } = useTranslation();
  const { captions, gaps, pauses, marks, takenBack, lanes } = record;
  const preferred = useSession((state) => state.settings.translation.language);
  const { links, spotlight, half, setHalf } = useLinkedTranscript(
    useCallback(() => captions, [captions]),
    useCallback(() => lanes, [lanes]),
  );
  const editor = useNewEditor({ sessionId: record.id, lanes, links });

  useShowMoment(links, moment);
  const transcript = useRef<HTMLElement>(null);
  const player = usePlayer(record);
  useHeardWords(player, { page: transcript, captions, links });
  const playSpans = useMemo((): PlaySpans | null => player && ((spans) => player.playSpans(spans)), [player]);

  return (
    <CaptionLinksContext value={links}>
      <EditorContext value={editor}>
        <SplitView
          names={{ main: t('transcript.title'), side: t('report.title') }}
          half={half}
          onHalf={setHalf}
          sideOpen
          even
          main={
            <section
              ref={transcript}
              className={classes.transcript}
              aria-label={t('history.region', { date: formatMoment(record.startedAt, i18n.language) })}
            >
              <FindBar captions={captions} />
              <div className={classes.list}>
                {captions.length + gaps.length + takenBack.length === 0 ? (
                  <p className={classes.empty}>{t('history.wordless')}</p>
                ) : (
                  <TranscriptList
                    {...{ captions, gaps, pauses, marks, takenBack, lanes, preferred, spotlight }}
                    renderMark={(mark) => <MarkRow mark={mark} sessionId={record.id} onNoted={onChanged} />}
                    renderCaption={(row, keys) => <CorrectableRow {...row} {...keys} />}
                    rowHint={t('correct.rowHint')}
                    interims={[]}
                    live={false}
                  />
                )}
              </div>
              <footer className={classes.tools}>
                <EditorMenu />
              </footer>
            </section>
          }
          side={
            <PlayContext value={playSpans}>
              <ReportPanel record={record} onChanged={onChanged} />
            </PlayContext>
          }
        />
      </EditorContext>
      {player && (
        <PlayerBar player={player}>
          <RecaptionBar sessionId={record.id} onChanged={onChanged} />
        </PlayerBar>
      )}
    </CaptionLinksContext>
  );
}

/** Brings the moment into sight, once. */
function useShowMoment(links: CaptionLinks, moment: Moment | null): void {
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || !moment) return;
    shown.current = true;
    const { captionId, atMs } = moment;
    const wanted = captionId ?? (atMs === null ? null : links.captionAt(atMs));
    if (wanted !== null) links.show([wanted]);
  }, [links, moment]);
}
