import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** Korean words of messages about sources of sound. */
export const sourceMessages = {
  'microphone-missing': {
    title: '마이크를 찾지 못했어요',
    text: '마이크를 연결하거나 다른 소리를 골라 주세요.',
  },
  'microphone-refused': {
    title: '마이크를 쓸 수 있는 권한이 없어요',
    text: '시스템의 개인정보 보호 설정에서 마이크를 허용한 뒤 다시 시작해 주세요.',
  },
  'microphone-busy': {
    title: '다른 앱이 마이크를 쓰고 있어요',
    text: '그 앱을 닫거나 다른 마이크를 고른 뒤 다시 시작해 주세요.',
  },
  'microphone-silent': {
    title: '마이크에서 소리가 들어오지 않아요',
    text: '마이크를 다시 열었어요. 그래도 자막이 나오지 않으면 연결이 빠졌거나 음소거되지 않았는지 확인해 주세요.',
  },
  'sound-too-quiet': {
    title: '소리가 너무 작아요',
    text: '소리를 {{db}} dB쯤 키우거나 마이크에 더 가까이 가 주세요. 작은 소리는 자막에서 빠지기 쉬워요.',
  },
  'sound-settings-missing': {
    title: '여기서는 소리 설정을 열 수 없어요',
    text: '시스템의 소리 설정을 직접 열어 마이크를 조절해 주세요.',
  },
  'system-sound-unavailable': {
    title: '시스템 소리를 들을 수 없어요',
    text: '스피커나 헤드셋이 설정되어 있는지, 시스템 소리를 녹음할 권한이 있는지 확인한 뒤 다시 시작해 주세요.',
  },
  'system-sound-missing': {
    title: '소리가 나고 있는데 들어오지 않아요',
    text: '소리 설정(예: pavucontrol)에서 소리가 나는 출력을 기본 출력으로 정하고, ‘입력 장치’에서 그 출력의 모니터가 음소거되었거나 0이 아닌지 확인해 주세요.',
  },
  'system-sound-silent-windows': {
    title: '아직 들어온 소리가 없어요',
    text: '소리가 나고 있다면 설정 → 시스템 → 소리에서 소리가 나는 장치를 기본 출력으로 정해 주세요. 장치를 독점하는 프로그램의 소리는 들을 수 없어요.',
  },
  'system-sound-silent-mac': {
    title: '아직 들어온 소리가 없어요',
    text: '소리가 나고 있다면 시스템 설정 → 개인정보 보호 및 보안 → 화면 및 시스템 오디오 녹음에서 Jamak을 허용하고 다시 실행해 주세요.',
  },
  'source-missing': {
    title: '아직 들을 소리를 고르지 않았어요',
    text: '앱을 고르거나 스트림 주소를 입력한 다음 시작해 주세요.',
  },
  'application-away': {
    title: '지금은 나는 소리가 없어요: {{device}}',
    text: '다시 소리가 나면 자막이 저절로 이어져요.',
  },
  'applications-unavailable': {
    title: '앱 소리를 하나씩 들을 수 없어요',
    text: '그러려면 pactl과 parec 프로그램이 필요해요. pulseaudio-utils 패키지를 설치하고 다시 해 주세요.',
  },
  'application-unsupported': {
    title: '여기서는 앱 소리를 하나씩 들을 수 없어요',
    text: '리눅스에서만 됩니다. 대신 시스템 소리를 골라 주세요.',
  },
  'stream-unreachable': {
    title: '응답이 없어요: {{name}}',
    text: '주소가 맞는지, 방송이 나오고 있는지 확인해 주세요.',
  },
  'stream-insecure': {
    title: '안전하게 연결할 수 없어요: {{name}}',
    text: '인증서가 올바르지 않아요. 주소와 이 컴퓨터의 시계를 확인해 주세요.',
  },
  'stream-missing': {
    title: '이 주소에는 스트림이 없어요: {{name}}',
    text: '방송이 끝났거나 주소가 바뀌었을 수 있어요. 주소를 다시 복사해 주세요.',
  },
  'stream-refused': {
    title: '들을 수 없도록 막혀 있어요: {{name}}',
    text: '계정이 필요하거나 주소의 기한이 지났을 수 있어요. 주소를 다시 복사해 주세요.',
  },
  'stream-page': {
    title: '스트림이 아니라 웹 페이지예요: {{name}}',
    text: '.m3u8이나 .mp3로 끝나는 것처럼 소리 자체의 주소를 찾아 주세요. 페이지에서 재생한다면 대신 시스템 소리를 골라 주세요.',
  },
  'stream-protected': {
    title: '복제 방지가 된 스트림이에요: {{name}}',
    text: 'Jamak에서는 열 수 없어요. 브라우저에서 재생하고 대신 시스템 소리를 골라 주세요.',
  },
  'stream-silent': {
    title: '소리가 없는 스트림이에요: {{name}}',
    text: '화면만 있어요. 다른 스트림을 골라 주세요.',
  },
  'stream-unplayable': {
    title: '재생할 수 없는 스트림이에요: {{name}}',
    text: 'Jamak이 읽지 못하는 종류의 소리예요. MP3, AAC, Opus, HLS가 잘 돼요.',
  },
  'stream-private': {
    title: '내 네트워크에서 오는 스트림이에요: {{name}}',
    text: '허용한 다음에만 들을 수 있어요. 주소를 다시 입력하고 허용해 주세요.',
  },
  'stream-lost': {
    title: '스트림이 끊겼어요: {{device}}',
    text: '저절로 다시 연결해요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
