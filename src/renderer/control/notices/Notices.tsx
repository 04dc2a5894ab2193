import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useControl, useSound } from '../state/context';
import { allNotices, noticesAt } from '../state/notice-list';
import { NoticeCard } from './NoticeCard';
import classes from './Notices.module.css';

/** What the user should know, newest first. What comes up while a dialog lies over it is said there. */
export function Notices() {
  return <NoticeList at={null} className={classes.notices} />;
}

interface CoverNoticesProps {
  /** Whether what it is the foot of leaves no room beside its parts. */
  readonly filled?: boolean;
}

/** The foot of a dialog or drawer: what comes up while it lies over the window is seen, and the keyboard gets there. */
export function CoverNotices({ filled = false }: CoverNoticesProps) {
  const id = useId();
  const { cover } = useActions();
  useEffect(() => cover(id), [cover, id]);
  return <NoticeList at={id} className={filled ? classes.filledFoot : classes.foot} />;
}

interface NoticeListProps {
  /** The cover that it is on; null for the window itself. */
  readonly at: string | null;
  readonly className: string | undefined;
}

function NoticeList({ at: place, className }: NoticeListProps) {
  const { t } = useTranslation();
  const { dismiss } = useActions();
  const list = useRef<HTMLElement>(null);
  const fromMain = useControl((state) => state.notices);
  const own = useControl((state) => state.ownNotices);
  const covers = useControl((state) => state.covers);
  const quiet = useSound(({ health }) =>
    Object.values(health).some(({ ailments }) => ailments.some(({ type }) => type === 'too-quiet')),
  );
  const notices = useMemo(
    // The doctor beside the meter says the same, with what mends it.
    () =>
      noticesAt(allNotices(fromMain, own), covers, place).filter(
        ({ code }) => !(quiet && code === 'sound-too-quiet'),
      ),
    [fromMain, own, covers, place, quiet],
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
      className={className}
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
