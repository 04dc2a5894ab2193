import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** Korean words of messages about updates. */
export const updatesMessages = {
  'update-unreachable': {
    title: '업데이트 서버에 연결할 수 없어요',
    text: '네트워크를 확인하고 다시 시도해 주세요. 지금 버전은 그대로 쓸 수 있어요.',
  },
  'update-missing': {
    title: '업데이트 서버에 버전 목록이 없어요',
    text: '나중에 다시 시도해 주세요. 지금 버전은 그대로 쓸 수 있어요.',
  },
  'update-unreadable': {
    title: '업데이트 서버의 답을 쓸 수 없어요',
    text: '너무 길거나 뜻을 알 수 없어요. 답은 쓰지 않았고 지금 버전은 그대로예요. 나중에 다시 시도해 주세요.',
  },
  'update-forged': {
    title: '업데이트 서버의 답이 진짜가 아니에요',
    text: 'Jamak을 만드는 사람들의 서명이 아니라서 답을 전혀 쓰지 않았어요. 지금 버전은 그대로 쓸 수 있어요.',
  },
  'update-broken': {
    title: '업데이트를 내려받다가 끊겼어요',
    text: '아무것도 바뀌지 않았어요. 네트워크가 나아지면 다시 시도해 주세요.',
  },
  'update-damaged': {
    title: '내려받은 업데이트가 원래와 달라요',
    text: '버렸고, 아무것도 바뀌지 않았어요. 나중에 다시 시도해 주세요.',
  },
  'update-disk-full': {
    title: '업데이트할 공간이 부족해요',
    text: '아무것도 바뀌지 않았어요. 공간을 만든 다음 다시 시도해 주세요.',
  },
  'update-not-installed': {
    title: '업데이트를 설치하지 못했어요',
    text: '지금 버전은 그대로예요. 앱 파일이나 폴더에 쓸 수 있는지 확인하고, 설정의 ‘업데이트’에서 다시 시도해 주세요.',
  },
  'update-later': {
    title: '자막을 만드는 중이에요',
    text: '끝날 때까지 업데이트는 기다려요. 그다음에 다시 시도해 주세요.',
  },
  'update-available': {
    title: 'Jamak의 새 버전이 있어요: {{version}}',
    text: '설정의 ‘업데이트’에서 새로워진 점을 볼 수 있어요.',
  },
  'update-ready': {
    title: 'Jamak의 새 버전을 설치할 수 있어요: {{version}}',
    text: '설정의 ‘업데이트’에서 지금 또는 끝낼 때 설치할 수 있어요.',
  },
  'update-done': {
    title: '새 Jamak이에요: {{version}}',
    text: '업데이트를 설치했어요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
