import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorValue } from '../../../shared/errors';
import type { NoticeLevel } from '../../../shared/notices';
import { messageText } from '../message-text';
import classes from './Callout.module.css';
import { LEVEL_ICONS } from './levels';

interface CalloutProps {
  readonly level: NoticeLevel;
  readonly title?: string;
  readonly children?: ReactNode;
  /** What the user can do about it. */
  readonly action?: ReactNode;
}

/** Something to know, beside what it is about. */
export function Callout({ level, title, children, action }: CalloutProps) {
  const Icon = LEVEL_ICONS[level];
  return (
    <div className={classes.callout} data-level={level} role={level === 'error' ? 'alert' : 'note'}>
      <span className={classes.icon}>
        <Icon size={18} stroke={1.75} aria-hidden />
      </span>
      <div>
        {title && <p className={classes.title}>{title}</p>}
        {children && <p className={classes.text}>{children}</p>}
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}

interface ErrorCalloutProps {
  readonly error: ErrorValue;
  /** How to try what failed once more. */
  readonly again?: { readonly label: string; readonly onClick: () => void };
}

/** An error in words, where it happened. */
export function ErrorCallout({ error, again }: ErrorCalloutProps) {
  const { t } = useTranslation();
  const { title, text } = messageText(t, error.code, error.params);
  return (
    <Callout
      level="error"
      title={title}
      action={
        again && (
          <Button size="compact-sm" variant="default" onClick={again.onClick}>
            {again.label}
          </Button>
        )
      }
    >
      {text}
    </Callout>
  );
}
