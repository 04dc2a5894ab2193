import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** 재생보다 빨리 자막을 만드는 파일에 대한 한국어 문구. */
export const importWords = {
  imports: {
    title: '가져오기',
    hint: '소리·영상 파일의 자막을 재생보다 빨리, 하나씩 차례로 만들어요. 다 된 자막은 파일마다 따로 ‘지난 자막’에 들어가요.',
    files: '파일 고르기…',
    folder: '폴더 고르기…',
    drop: '놓으면 파일마다 차례로 자막을 만들어요',
    fast: '빠르게 자막 만들기',
    fastHint: '재생하지 않고 ‘가져오기’에서 만들어요',
    empty: '아직 가져올 파일이 없어요',
    emptyText: '이 창에 파일이나 폴더를 끌어 놓거나 위에서 골라 주세요. 그동안 이 패널은 닫아도 돼요.',
    report: '파일마다 보고서 만들기',
    reportHint: '자막이 다 되면 바로 만들어요',
    pause: '일시 중지',
    resume: '계속',
    clear: '끝난 항목 지우기',
    progress: '자막 진행률: {{name}}',
    count: '{{total}}개 중 {{done}}개 완료',
    state: {
      waiting: '차례를 기다려요',
      paused: '일시 중지됨',
      choosing: '어느 소리 트랙인가요?',
      running: '자막을 만드는 중…',
      held: '실시간 자막이 끝나기를 기다려요',
      done: '완료',
      failed: '자막을 만들지 못했어요',
      cancelled: '취소됨',
    },
    percent: '{{percent}}%',
    speed: '재생의 {{times}}배 속도',
    left: '{{time}} 남음',
    captions: '자막 {{number}}개',
    speechless: '말소리가 들리지 않았어요',
    broken: '파일이 여기서 끊겨요. 그 앞까지는 자막이 있어요.',
    track: '소리 트랙: {{name}}',
    chooseTrack: '고르기…',
    read: '읽기',
    readLabel: '자막 읽기: {{name}}',
    cancel: '취소: {{name}}',
    retry: '다시 시도: {{name}}',
    remove: '목록에서 빼기: {{name}}',
    dialog: {
      files: '자막을 만들 소리·영상 파일 고르기',
      folder: '소리·영상 파일이 있는 폴더 고르기',
      button: '가져오기',
    },
  },
} as const;

/** 그에 대한 한국어 알림 문구. */
export const importMessages = {
  'import-nothing': {
    title: '소리·영상 파일이 없음: {{name}}',
    text: '다른 폴더나 파일을 골라 주세요.',
  },
  'import-full': {
    title: '파일 목록이 가득 찼어요',
    text: '목록에는 {{total}}개까지 들어가요. 끝난 항목을 지우거나 조금씩 나눠 골라 주세요.',
  },
  'import-finished': {
    title: '가져오기가 끝났어요',
    text: '자막을 만든 파일: {{total}}개. ‘지난 자막’에서 볼 수 있어요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
