import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorText, readKeys } from '../../../shared/commands/accelerator';
import type { Command } from '../../../shared/commands/commands';
import { SYSTEM } from '../parts/system';
import { useControlContext } from '../state/context';
import classes from './shortcuts.module.css';

interface ShortcutFieldProps {
  readonly command: Command;
  /** Null for none. */
  readonly keys: string | null;
  /** Why these keys do not work; null when they do. */
  readonly trouble: string | null;
  readonly onChange: (keys: string | null) => void;
}

/**
 * The keys of one command. Pressed, it records the next keys: Esc leaves them as they were, Backspace clears them.
 */
export function ShortcutField({ command, keys, trouble, onChange }: ShortcutFieldProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const id = useId();
  const [recording, setRecording] = useState(false);
  const [fault, setFault] = useState<'typing' | 'unknown' | null>(null);
  const [told, setTold] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const name = t(`commands.names.${command}`);
  const shown = keys === null ? t('shortcuts.none') : acceleratorText(keys, SYSTEM);

  useEffect(() => {
    if (!recording) return undefined;
    void api.recordShortcut({ recording: true });
    return () => void api.recordShortcut({ recording: false });
  }, [recording, api]);

  function finish(chosen: string | null, words: string): void {
    setRecording(false);
    setFault(null);
    setTold(words);
    if (chosen !== keys) onChange(chosen);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!recording) return;
    const { code, ctrlKey, altKey, shiftKey, metaKey } = event.nativeEvent;
    const alone = !ctrlKey && !altKey && !shiftKey && !metaKey;
    // Whoever goes on by Tab has not chosen it.
    if (code === 'Tab' && !ctrlKey && !altKey && !metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (code === 'Escape') return finish(keys, '');
    if (code === 'Backspace' && alone) return finish(null, t('shortcuts.cleared'));
    const pressed = readKeys({ code, ctrlKey, altKey, shiftKey, metaKey });
    if (pressed === null) return;
    if (pressed.accelerator === null) return setFault(pressed.fault);
    finish(pressed.accelerator, t('shortcuts.saved', { keys: acceleratorText(pressed.accelerator, SYSTEM) }));
  }

  const problem = fault ? t(`shortcuts.${fault}`) : recording ? null : trouble;
  return (
    <div className={classes.row} data-testid={`shortcut-${command}`}>
      <span className={classes.name} id={id}>
        {name}
      </span>
      <button
        ref={button}
        type="button"
        className={classes.keys}
        data-empty={keys === null || undefined}
        data-recording={recording || undefined}
        data-trouble={(problem !== null && !recording) || undefined}
        data-mantine-stop-propagation={recording || undefined}
        aria-label={`${t('shortcuts.record', { command: name })}: ${shown}`}
        aria-describedby={`${id}-note`}
        onClick={() => {
          setTold('');
          setRecording(true);
        }}
        onBlur={() => {
          setRecording(false);
          setFault(null);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => recording && event.preventDefault()}
      >
        {recording ? t('shortcuts.recording') : shown}
      </button>
      <p className={classes.note} id={`${id}-note`} data-problem={problem !== null || undefined}>
        {problem ?? (recording ? t('shortcuts.recordingHint') : '')}
      </p>
      <output className={classes.told}>{told}</output>
    </div>
  );
}
