import { Button } from '@mantine/core';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Callout } from './Callout';
import classes from './ConfirmDelete.module.css';
import { pressOnce } from './press-once';

interface ConfirmDeleteProps {
  readonly title: string;
  /** What is lost. */
  readonly children: ReactNode;
  /** The words of both buttons. */
  readonly keep: string;
  readonly remove: string;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

/** Asks before something is deleted. */
export function ConfirmDelete({ title, children, keep, remove, onKeep, onRemove }: ConfirmDeleteProps) {
  const safe = useRef<HTMLButtonElement>(null);
  const lost = useId();
  useEffect(() => safe.current?.focus(), []);
  // Mantine would close the drawer at Escape, which here only answers the question.
  const escape = {
    'data-mantine-stop-propagation': true,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && onKeep(),
  };
  // It may stand where the button was that asked: the rest of a double click is no answer.
  const { onClick: onRemoveClick } = pressOnce(onRemove);
  return (
    <div role="alertdialog" aria-label={title} aria-describedby={lost}>
      <Callout
        level="warning"
        title={title}
        action={
          <div className={classes.choices}>
            <Button {...escape} ref={safe} size="xs" variant="default" onClick={onKeep}>
              {keep}
            </Button>
            <Button {...escape} size="xs" color="red" onClick={onRemoveClick} data-testid="confirm-delete">
              {remove}
            </Button>
          </div>
        }
      >
        <span id={lost}>{children}</span>
      </Callout>
    </div>
  );
}
