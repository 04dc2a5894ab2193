import { Popover, type PopoverProps } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../shared/session/digest';
import { pressOnce } from '../parts/press-once';
import { SourceList } from './SourceList';
import classes from './Sources.module.css';
import { useStrike } from './strike-context';
import { useSources } from './use-sources';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where the captions go when there is no room beside the statement, as in a small window at 200 %. */
const PLACES = {
  flip: { fallbackPlacements: ['right-start', 'bottom-end', 'top-end'] },
  shift: true,
} satisfies PopoverProps['middlewares'];

/** What the button of a statement needs, so that its captions are told with it. */
export interface SourcesTarget {
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-keyshortcuts': string;
  /** Escape puts its captions away, and not what the statement stands in. */
  readonly 'data-mantine-stop-propagation': boolean;
}

interface SourcesProps {
  readonly statement: Statement;
  /** Whether it may be struck out; yes unless given. */
  readonly strikable?: boolean;
  readonly children: (target: SourcesTarget) => ReactNode;
}

/**
 * A statement whose captions show while the mouse rests on it or the keyboard is there. Arrow down leads into them, Escape
 * out of them; Delete strikes the statement out.
 */
export function Sources({ statement, strikable = true, children }: SourcesProps) {
  const { t } = useTranslation();
  const strikes = useStrike();
  const { opened, close, over, focus } = useSources();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const strike = strikable ? strikes?.strike : undefined;

  function backToStatement(): void {
    close();
    row.current?.querySelector('button')?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'Escape' && opened) {
      event.stopPropagation();
      close();
    } else if (key === 'ArrowDown' && opened) {
      event.preventDefault();
      list.current?.querySelector('button')?.focus();
    } else if ((key === 'Delete' || key === 'Backspace') && strike) {
      event.preventDefault();
      // Held, it would go on with the next statement.
      if (event.repeat) return;
      close();
      strike(statement, true);
    }
  }

  function onListKeyDown(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (at + step < 0) backToStatement();
      else buttons[at + step]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      backToStatement();
    }
  }

  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="left-start"
      middlewares={PLACES}
      width={340}
      offset={14}
      shadow="lg"
      withinPortal
      // It is no dialog: keys of the window go on.
      withRoles={false}
      closeOnEscape={false}
      transitionProps={{ duration: 90 }}
    >
      <Popover.Target>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its buttons are what is to press */}
        <div ref={row} className={classes.row} onKeyDown={onKeyDown} {...over} {...focus} onClick={close}>
          {children({
            'aria-describedby': opened ? id : undefined,
            'aria-keyshortcuts': strike ? 'ArrowDown Delete' : 'ArrowDown',
            'data-mantine-stop-propagation': opened,
          })}
          {strike && (
            <button
              type="button"
              className={classes.strike}
              // Reached by the mouse and by screen readers; the keyboard has a key for it on the statement itself.
              tabIndex={-1}
              aria-label={t('struck.strike')}
              title={t('struck.strike')}
              {...pressOnce(() => strike(statement, false))}
              data-testid="strike"
            >
              <IconX size={14} stroke={2} />
            </button>
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown
        id={id}
        role="note"
        aria-label={t('sources.title')}
        className={classes.dropdown}
        onKeyDown={onListKeyDown}
        {...over}
        {...focus}
        data-testid="sources"
      >
        <div ref={list}>
          <SourceList captionIds={statement.captionIds} onLeave={close} />
        </div>
        <span className={classes.hint}>{t(strike ? 'sources.hint' : 'sources.hintPlain')}</span>
      </Popover.Dropdown>
    </Popover>
  );
}
