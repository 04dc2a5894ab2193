import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useControl, useSound } from '../state/context';
import { allNotices } from '../state/notice-list';
import { NoticeCard } from './NoticeCard';
import classes from './Notices.module.css';

/** What the user should know, newest first. */
export function Notices() {
  const { t } = useTranslation();
  const { dismiss } = useActions();
  const list = useRef<HTMLElement>(null);
  const fromMain = useControl((state) => state.notices);
  const own = useControl((state) => state.ownNotices);
  const quiet = useSound(({ health }) =>
    Object.values(health).some(({ ailments }) => ailments.some(({ type }) => type === 'too-quiet')),
  );
  const notices = useMemo(
    // The doctor beside the meter says the same, with what mends it.
    () => allNotices(fromMain, own).filter(({ code }) => !(quiet && code === 'sound-too-quiet')),
    [fromMain, own, quiet],
  );

  function dismissAt(at: number, id: string): void {
    // The focus goes to the neighbour, so that several can be dismissed by keyboard.
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[at + 1] ?? buttons?.[at - 1])?.focus();
    void dismiss(id);
  }
  return (
    // There before the first notice: screen readers say only what comes into a place that they know.
    <section
      ref={list}
      className={classes.notices}
      aria-label={t('notices.label')}
      aria-live="polite"
      aria-relevant="additions"
    >
      {notices.map((notice, at) => (
        <NoticeCard key={notice.id} notice={notice} onDismiss={() => dismissAt(at, notice.id)} />
      ))}
    </section>
  );
}
