import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditChange } from '../../../shared/session/editing';
import { formatClock } from '../../../shared/time';
import { CaptionActions } from '../../ui/correct/CaptionActions';
import { EditField } from '../../ui/correct/EditField';
import { Question } from '../../ui/correct/Question';
import type { CaptionRowProps } from '../../ui/transcript/CaptionRow';
import { CaptionTranslation } from '../../ui/transcript/CaptionTranslation';
import classes from '../../ui/transcript/Row.module.css';
import { SpeakerName } from '../../ui/transcript/SpeakerName';
import type { CaptionKeys } from '../../ui/transcript/TranscriptList';
import { written } from '../../ui/written';
import { FoundText, Recognised } from './editor/CaptionText';
import { fieldCommand, rowCommand, type RowCommand } from './editor/editor-keys';
import { EDITOR_KEYS, IS_MAC } from './editor/key-names';
import { RowMenu } from './editor/RowMenu';
import { useEditor } from './editor/use-editor';
import { useCorrections } from './use-corrections';

type CorrectableRowProps = CaptionRowProps & CaptionKeys;

/** A final caption, when it was begun, and its translation once there is one. All that the editor can do is done to it. */
export const CorrectableRow = memo(function CorrectableRow(props: CorrectableRowProps) {
  const { caption, speaker, language, isStop, hintId } = props;
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const editor = useEditor();
  const { goTo, setGoTo, finding } = editor;
  const corrections = useCorrections(editor.sessionId, caption.id, editor.changed);
  const { state, setState, term } = corrections;
  const [originalShown, setOriginalShown] = useState(false);
  const time = formatClock(caption.startMs);
  const text = corrections.saving ?? caption.text;
  const seen = { captionId: caption.id, base: caption.text };
  const { original } = caption;
  const corrected = original !== undefined && original !== caption.text;

  useEffect(() => {
    if (goTo !== caption.id) return;
    row.current?.focus();
    setGoTo(null);
  }, [goTo, setGoTo, caption.id]);

  /** Who came by the keyboard goes on in the row. */
  function leave(): void {
    setState('idle');
    if (row.current?.contains(document.activeElement)) row.current.focus();
  }

  /** `next`: the caption to go on with, where the outcome names none. */
  async function change(wanted: EditChange, next: string | null = null): Promise<void> {
    const outcome = await editor.change(wanted);
    if (outcome?.done) setGoTo(outcome.captionId ?? next);
  }

  function run(command: RowCommand): void {
    switch (command.what) {
      case 'edit':
        return setState('editing');
      case 'take-back':
        return setState('asked');
      case 'delete':
        return void change({ what: 'delete', ...seen }, beside(row.current));
      case 'merge':
        return void change({ what: 'merge', ...seen, with: command.with });
      case 'speaker': {
        const lane = editor.lanes[command.lane];
        if (lane) void change({ what: 'speaker', ...seen, laneId: lane.id });
      }
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    const command = rowCommand(event.nativeEvent, IS_MAC);
    if (command === null) return;
    event.preventDefault();
    run(command);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it has keys of its own, which its description names
    <div
      ref={row}
      className={classes.row}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is of a form
      role="group"
      aria-label={time}
      aria-describedby={hintId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one row is a stop, and the arrow keys go to others
      tabIndex={isStop ? 0 : -1}
      onKeyDown={onKeyDown}
      data-testid="caption-final"
      data-caption-id={caption.id}
    >
      <time className={classes.time}>{time}</time>
      <div>
        {state === 'editing' ? (
          <EditField
            text={caption.text}
            time={time}
            splitKeys={EDITOR_KEYS.split}
            commandOf={(pressed, caret) => fieldCommand(pressed, caret, IS_MAC)}
            onSave={(edit) => {
              leave();
              void corrections.edit(edit);
            }}
            onCancel={leave}
            onSplit={({ base, text: draft, at }) => {
              leave();
              void change({ what: 'split', captionId: caption.id, base, text: draft, at });
            }}
            onMergePrevious={() => {
              leave();
              run({ what: 'merge', with: 'previous' });
            }}
          />
        ) : (
          <p className={classes.text} {...written(text)}>
            <SpeakerName speaker={speaker} />
            <FoundText text={text} finding={finding} />
            {corrected && (
              <button
                type="button"
                className={classes.edited}
                tabIndex={-1}
                title={t('correct.was', { text: original })}
                aria-expanded={originalShown || editor.showOriginal}
                onClick={() => setOriginalShown(!originalShown)}
                data-testid="edited"
              >
                {t('correct.edited')}
              </button>
            )}
          </p>
        )}
        {corrected && (originalShown || editor.showOriginal) && (
          <Recognised original={original} text={text} />
        )}
        {state === 'asked' && (
          <Question
            text={t('correct.takeBackAsk')}
            yes={t('correct.takeBackYes')}
            no={t('correct.takeBackNo')}
            focused
            onYes={() => void corrections.takeBack()}
            onNo={leave}
            testId="take-back-question"
          />
        )}
        {term !== null && (
          <Question
            text={t('correct.term', { term })}
            yes={t('correct.termYes')}
            no={t('correct.termNo')}
            focused={false}
            onYes={() => void corrections.learn(true)}
            onNo={() => void corrections.learn(false)}
            testId="term-question"
          />
        )}
        <CaptionTranslation caption={caption} language={language} />
      </div>
      {state === 'idle' && (
        <span className={classes.actions}>
          <CaptionActions
            time={time}
            inTabOrder={false}
            onEdit={() => setState('editing')}
            onTakeBack={() => setState('asked')}
            takeBackKeys={EDITOR_KEYS.takeBack}
            more={<RowMenu time={time} laneId={caption.laneId} onCommand={run} />}
          />
        </span>
      )}
    </div>
  );
});

/** The caption after this row, else the one before it; null where it is the only one in the page. */
function beside(row: HTMLElement | null): string | null {
  const rows = [...(row?.closest('[role="log"]')?.querySelectorAll<HTMLElement>('[data-caption-id]') ?? [])];
  const at = rows.findIndex((one) => one === row);
  return (rows[at + 1] ?? rows[at - 1])?.dataset['captionId'] ?? null;
}
