import { memo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
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
import { useCorrections } from './use-corrections';

interface CorrectableRowProps extends CaptionRowProps, CaptionKeys {
  readonly sessionId: string | null;
  /** It was corrected or taken back, where no event tells of it. */
  readonly onChanged?: (() => void) | undefined;
}

/** A final caption, when it was begun, and its translation once there is one. It can be corrected and taken back. */
export const CorrectableRow = memo(function CorrectableRow(props: CorrectableRowProps) {
  const { caption, speaker, language, sessionId, isStop, hintId, onChanged } = props;
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const corrections = useCorrections(sessionId, caption.id, onChanged);
  const { state, setState, term } = corrections;
  const time = formatClock(caption.startMs);
  const text = corrections.saving ?? caption.text;

  /** Who came by the keyboard goes on in the row. */
  function leave(): void {
    setState('idle');
    if (row.current?.contains(document.activeElement)) row.current.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const begun = event.key === 'Delete' ? 'asked' : ['Enter', 'F2'].includes(event.key) ? 'editing' : null;
    if (begun === null) return;
    event.preventDefault();
    setState(begun);
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
            onSave={(edit) => {
              leave();
              void corrections.edit(edit);
            }}
            onCancel={leave}
          />
        ) : (
          <p className={classes.text} {...written(text)}>
            <SpeakerName speaker={speaker} />
            {text}
            {caption.original !== undefined && caption.original !== caption.text && (
              <span
                className={classes.edited}
                title={t('correct.was', { text: caption.original })}
                data-testid="edited"
              >
                {t('correct.edited')}
              </span>
            )}
          </p>
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
          />
        </span>
      )}
    </div>
  );
});
