import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorValue } from '../../../shared/errors';
import { messageText } from '../../ui/message-text';
import classes from './Callout.module.css';

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX };

interface CalloutProps {
  readonly level: keyof typeof ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
  /** What the user can do about it. */
  readonly action?: ReactNode;
}

/** Something to know about the settings beside it. */
export function Callout({ level, title, children, action }: CalloutProps) {
  const Icon = ICONS[level];
  return (
    <div className={classes.callout} data-level={level} role={level === 'error' ? 'alert' : 'note'}>
      <span className={classes.icon}>
        <Icon size={18} stroke={1.75} aria-hidden />
      </span>
      <div className={classes.words}>
        {title && <p className={classes.title}>{title}</p>}
        {children && <p className={classes.text}>{children}</p>}
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}

/** An error in words, where it happened. */
export function ErrorCallout({ error, action }: { readonly error: ErrorValue; readonly action?: ReactNode }) {
  const { t } = useTranslation();
  const { title, text } = messageText(t, error.code, error.params);
  return (
    <Callout level="error" title={title} action={action}>
      {text}
    </Callout>
  );
}
