import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useControl } from '../state/context';
import { allNotices } from '../state/notice-list';
import { NoticeCard } from './NoticeCard';
import classes from './Notices.module.css';

/** What the user should know, newest first. */
export function Notices() {
  const { t } = useTranslation();
  const fromMain = useControl((state) => state.notices);
  const own = useControl((state) => state.ownNotices);
  const notices = useMemo(() => allNotices(fromMain, own), [fromMain, own]);
  if (notices.length === 0) return null;
  return (
    <section className={classes.notices} aria-label={t('notices.label')}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}
