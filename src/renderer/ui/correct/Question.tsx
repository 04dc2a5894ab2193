import { useEffect, useRef, type KeyboardEvent } from 'react';
import classes from './correct.module.css';

interface QuestionProps {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** Whether it takes the keyboard: not where it comes by itself. */
  readonly focused: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly testId: string;
}

/** A question below a caption; Escape is no. */
export function Question({ text, yes, no, focused, onYes, onNo, testId }: QuestionProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) first.current?.focus();
  }, [focused]);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') onNo();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons are what is to press
    <output className={classes.question} onKeyDown={onKeyDown} data-testid={testId}>
      <span>{text}</span>
      <button
        ref={first}
        type="button"
        className={classes.answer}
        onClick={onYes}
        data-testid={`${testId}-yes`}
      >
        {yes}
      </button>
      <button type="button" className={classes.answer} onClick={onNo} data-testid={`${testId}-no`}>
        {no}
      </button>
    </output>
  );
}
