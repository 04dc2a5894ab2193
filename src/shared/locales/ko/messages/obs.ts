import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** Korean words of messages about OBS. */
export const obsMessages = {
  'obs-away': {
    title: 'OBS에 연결되어 있지 않아요',
    text: 'OBS를 켠 뒤, 설정의 ‘방송’에서 연결됐는지 확인해 주세요.',
  },
  'obs-closed': {
    title: 'OBS가 종료됐어요',
    text: '자막은 여기서 계속 나와요. OBS를 다시 켜면 저절로 연결돼요.',
  },
  'obs-lost': {
    title: 'OBS와 연결이 끊겼어요',
    text: 'OBS가 비정상적으로 종료됐을 수 있어요. 자막은 여기서 계속 나오고, 연결은 저절로 다시 돼요.',
  },
  'obs-back': {
    title: 'OBS에 다시 연결됐어요',
    text: 'OBS로 보내던 것을 다시 보내요.',
  },
  'obs-outdated': {
    title: 'OBS 버전이 너무 낮아요',
    text: 'WebSocket 서버 5가 들어 있는 OBS 28 이상이 필요해요. OBS를 업데이트하면 저절로 연결돼요.',
  },
  'obs-password-wrong': {
    title: 'OBS가 비밀번호를 거절했어요',
    text: 'OBS의 ‘도구 → WebSocket 서버 설정 → 연결 정보 표시’에 있는 비밀번호를 설정의 ‘방송’에 입력해 주세요.',
  },
  'obs-password-missing': {
    title: 'OBS에 비밀번호가 필요해요',
    text: 'OBS의 ‘도구 → WebSocket 서버 설정 → 연결 정보 표시’에 있는 비밀번호를 설정의 ‘방송’에 입력해 주세요.',
  },
  'obs-wrong-address': {
    title: 'OBS 주소에서 OBS가 아닌 것이 응답해요',
    text: '설정의 ‘방송’에서 주소를 확인해 주세요. 포트는 OBS의 ‘도구 → WebSocket 서버 설정’에 있어요.',
  },
  'obs-not-allowed': {
    title: '다른 컴퓨터에 있는 OBS예요',
    text: '허용하면 연결해요.',
  },
  'obs-failed': {
    title: 'OBS가 요청을 처리하지 못했어요',
    text: '다시 시도해 주세요. 계속되면 OBS를 다시 실행해 주세요.',
  },
  'obs-server-off': {
    title: '브라우저용 페이지가 꺼져 있어요',
    text: 'OBS는 Jamak의 페이지로 자막을 보여 줘요. 페이지를 켠 뒤 소스를 다시 추가해 주세요.',
  },
  'obs-kept-out': {
    title: 'OBS가 페이지에 접속할 수 없어요',
    text: 'OBS가 다른 컴퓨터에 있는데, 페이지는 이 컴퓨터에서만 볼 수 있어요. 설정의 ‘방송’에서 ‘다른 기기도 허용’을 켠 뒤 소스를 다시 추가해 주세요.',
  },
  'obs-no-browser-source': {
    title: '이 OBS에는 브라우저 소스가 없어요',
    text: '일부 리눅스 패키지의 OBS에는 들어 있지 않아요. obsproject.com이나 Flathub에서 OBS를 설치하거나, Jamak의 자막 창을 캡처해 주세요.',
  },
  'obs-captions-latin': {
    title: '폐쇄 자막에는 로마자만 들어가요',
    text: '한국어처럼 다른 글자로 된 말은 폐쇄 자막에서 빠져요. 시청자는 브라우저 소스로 볼 수 있어요.',
  },
  'obs-replay-off': {
    title: 'OBS의 리플레이 버퍼가 꺼져 있어요',
    text: '저장된 것이 없어요. OBS에서 리플레이 버퍼를 시작하면 다음 순간부터 저장해요.',
  },
  'obs-subtitles-saved': {
    title: '녹화의 자막을 저장했어요',
    text: '{{path}}',
  },
  'obs-subtitles-elsewhere': {
    title: '녹화의 자막을 이 컴퓨터에 저장했어요',
    text: 'OBS가 다른 컴퓨터에서 녹화해서 녹화 파일 옆에 둘 수 없었어요: {{path}}',
  },
  'obs-subtitles-partial': {
    title: '녹화 자막의 앞부분이 빠졌을 수 있어요',
    text: 'Jamak을 켜기 전에 녹화가 시작됐어요. 그 전의 자막은 ‘지난 자막’에 있어요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
