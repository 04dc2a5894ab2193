import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** 저절로 되는 내보내기와, 기록으로 여는 파일에 관한 알림. */
export const exportingMessages = {
  'auto-exported': {
    title: '자막을 저장했어요',
    text: '{{path}}',
  },
  'auto-export-failed': {
    title: '자막을 폴더에 저장하지 못했어요',
    text: '‘지난 자막’에는 그대로 있어요. 폴더가 없거나, 꽉 찼거나, 쓸 수 없는 것 같아요. 설정의 ‘일반’에서 다른 폴더를 골라 주세요: {{path}}',
  },
  'import-missing': {
    title: '파일을 열 수 없어요: {{name}}',
    text: '파일이 없어졌거나 읽을 수 없어요. 다시 골라 주세요.',
  },
  'import-kind': {
    title: '기록으로 열 수 없는 파일이에요: {{name}}',
    text: '자막(SRT, WebVTT)이나 Jamak에서 내보낸 기록(.jamak)을 골라 주세요.',
  },
  'import-too-large': {
    title: '자막이라기엔 너무 큰 파일이에요: {{name}}',
    text: '맞는 파일인지 확인해 주세요. 하루치 자막도 이보다 작아요.',
  },
  'import-partial': {
    title: '일부를 읽지 못했어요: {{name}}',
    text: '시간이 잘못 적혀 빠진 자막 수: {{total}}. 나머지는 모두 들어왔어요.',
  },
  'import-damaged': {
    title: '읽지 못한 글자가 있어요: {{name}}',
    text: '파일이 손상된 것 같아요. 글자 대신 ‘�’가 들어간 자막 수: {{total}}.',
  },
  'subtitles-unreadable': {
    title: '자막이 없는 파일이에요: {{name}}',
    text: '파일이 손상되었거나 다른 형식인 것 같아요. SRT와 WebVTT를 열 수 있어요.',
  },
  'bundle-unreadable': {
    title: '파일을 읽을 수 없어요: {{name}}',
    text: '손상되었거나 Jamak에서 내보낸 기록이 아니에요. 파일을 다시 받거나 기록을 다시 내보내 주세요.',
  },
  'bundle-newer': {
    title: '더 새로운 Jamak에서 만든 파일이에요: {{name}}',
    text: 'Jamak을 업데이트한 뒤 다시 열어 주세요.',
  },
  'bundle-unsafe': {
    title: '안전하지 않아 열지 않았어요: {{name}}',
    text: 'Jamak이 만든 모습과 달라서 컴퓨터에 해로울 수 있어요. 믿을 수 있는 사람에게 받은 파일만 열어 주세요.',
  },
  'bundle-partial': {
    title: '일부가 빠졌어요: {{name}}',
    text: '자막은 모두 들어왔지만, 함께 있던 파일 중 손상된 것은 뺐어요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
