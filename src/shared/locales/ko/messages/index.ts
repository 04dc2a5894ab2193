import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';
import { editorMessages } from '../editor';
import { insideMessages } from '../inside';
import { importMessages } from '../import';
import { exportingMessages } from './exporting';
import { dataMessages } from './data';
import { obsMessages } from './obs';
import { serverMessages } from './servers';
import { sourceMessages } from './source';
import { updatesMessages } from './updates';

/** Korean words of every message: what happened, and what to do about it. */
export const messages = {
  ...sourceMessages,
  ...importMessages,
  ...obsMessages,
  ...editorMessages,
  ...insideMessages,
  ...exportingMessages,
  ...dataMessages,
  ...serverMessages,
  ...updatesMessages,
  'device-lost': {
    title: '연결 끊김: {{device}}',
    text: '다시 연결하면 자막이 저절로 이어져요.',
  },
  'device-back': {
    title: '다시 연결됨: {{device}}',
    text: '자막을 이어서 보여 드릴게요.',
  },
  'media-unreadable': {
    title: '재생할 수 없음: {{name}}',
    text: '파일이 손상됐거나 소리·영상 파일이 아니에요. MP3, WAV, MP4, WebM 파일을 권해요.',
  },
  'media-kind': {
    title: '재생할 수 없음: {{name}}',
    text: '이 종류의 소리({{kind}})는 읽을 수 없어요. 다른 프로그램에서 MP3, WAV, FLAC, MP4, WebM으로 저장한 뒤 그 파일을 골라 주세요.',
  },
  'media-silent': {
    title: '소리가 없는 파일: {{name}}',
    text: '영상만 있고 소리가 없어요. 소리가 있는 파일을 골라 주세요.',
  },
  'media-tracks': {
    title: '소리 트랙이 여러 개예요: {{name}}',
    text: '트랙 {{total}}개 중 {{track}}번의 자막을 만들고 있어요. 다른 트랙을 들으려면 자막을 멈추고 파일 이름 아래에서 고른 뒤 다시 시작해 주세요.',
  },
  'media-missing': {
    title: '찾을 수 없음: {{name}}',
    text: '옮겨졌거나 지워졌거나, 지난번에 고른 파일이에요. 파일을 다시 골라 주세요.',
  },
  'sound-missing': {
    title: '한동안 소리가 들어오지 않았어요',
    text: '컴퓨터가 절전 상태였거나 너무 바빠서 듣지 못했어요. 그동안 나온 말에는 자막이 없어요.',
  },
  'media-not-taken': {
    title: '끌어 놓아서 열 수 없음: {{name}}',
    text: '이 컴퓨터의 폴더에 있는 소리·영상 파일만 끌어 놓을 수 있어요. 이 파일은 버튼으로 골라 주세요.',
  },
  'capture-restarted': {
    title: '소리 듣기를 다시 시작했어요',
    text: '자막은 계속 나와요. 빠진 말이 있으면 기록에 표시돼요.',
  },
  'capture-failed': {
    title: '소리를 더 이상 들을 수 없어요',
    text: '자막을 다시 시작해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
  'model-missing': {
    title: '음성 인식 모델이 없어요: {{model}}',
    text: '앱을 다시 설치하면 돼요. 소스에서 실행했다면 ‘npm start’를 실행해 주세요.',
  },
  'model-damaged': {
    title: '음성 인식 모델이 손상됐어요: {{model}}',
    text: '앱을 다시 설치하면 돼요. 소스에서 실행했다면 ‘npm start’를 실행해 주세요.',
  },
  'model-fallback': {
    title: '음성 인식 모델을 바꿨어요: {{model}}',
    text: '원래 모델을 쓸 수 없어서 바꿨어요. 자막이 조금 덜 정확할 수 있어요.',
  },
  'speech-host-restarted': {
    title: '음성 인식을 다시 시작했어요',
    text: '인식하던 말은 다시 처리하니 빠지는 자막은 없어요.',
  },
  'speech-host-failed': {
    title: '음성 인식이 작동하지 않아요',
    text: '자막을 멈췄다가 다시 시작해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
  'speech-queue-full': {
    title: '컴퓨터가 말을 따라가지 못했어요',
    text: '자막이 빠진 곳은 기록에 표시했어요. 다른 프로그램을 닫으면 나아져요.',
  },
  'speech-failed': {
    title: '알아듣지 못한 말이 있어요',
    text: '그 부분은 기록에 표시했어요. 자막은 계속 나와요.',
  },
  'speech-language-unknown': {
    title: '지금 쓰는 음성 인식 모델이 모르는 언어예요: {{language}}',
    text: '자막이 엉뚱하게 나와요. 설정의 ‘음성 인식’에서 이 언어를 아는 모델을 내려받거나 음성 인식 서버를 골라 주세요.',
  },
  'speech-fallback': {
    title: '음성 인식 서버가 응답하지 않아요',
    text: '서버가 돌아올 때까지 이 컴퓨터에서 자막을 만들어요: {{server}}',
  },
  'speech-back': {
    title: '음성 인식 서버가 돌아왔어요',
    text: '다시 서버에서 자막을 만들어요: {{server}}',
  },
  'speech-spool-full': {
    title: '기다리는 음성이 너무 많아요',
    text: '가장 오래된 부분은 빠졌고 자막 기록에 표시돼 있어요. 음성 인식 서버를 확인해 주세요.',
  },
  'speech-spool-recovered': {
    title: '지난번에 남은 음성의 자막을 만들고 있어요',
    text: 'Jamak이 끝나기 전에 닫혔어요. 완성된 자막은 ‘지난 자막’의 그 세션에 들어가요.',
  },
  'recording-disk-full': {
    title: '디스크가 가득 차서 녹음이 멈췄어요',
    text: '자막은 계속돼요. 공간을 비우면 녹음이 저절로 다시 시작되고, 그사이에 한 말은 녹음에 남지 않아요.',
  },
  'recording-failed': {
    title: '녹음이 멈췄어요',
    text: '자막은 계속돼요. 지금은 녹음을 쓸 수 없지만 저절로 다시 시도해요.',
  },
  'recording-missing': {
    title: '이 세션은 녹음이 없어요',
    text: '녹음한 세션만 자막을 다시 만들 수 있어요. 설정의 일반에서 녹음을 켤 수 있어요.',
  },
  'language-needs-server': {
    title: '언어 모델 서버가 필요해요',
    text: '설정에서 서버를 연결해 주세요. 요약은 서버 없이도 돼요.',
  },
  'translation-missing': {
    title: '번역이 오지 않았어요',
    text: '언어 모델이 거절했거나 다른 말을 썼어요. 다음 자막은 평소처럼 번역돼요.',
  },
  'caption-missing': {
    title: '이 자막은 이제 없어요',
    text: '그 사이에 철회되었거나 삭제되었어요.',
  },
  'words-replaced': {
    title: '다른 사람도 이 자막을 고쳤어요',
    text: '같은 단어는 지금 쓴 말로 바뀌었어요. 바뀌기 전: {{name}}',
  },
  'taken-back': {
    title: '자막 {{total}}개를 철회했어요',
    text: '모든 화면과 기록, 요약에서 사라졌어요. 이미 내보낸 파일은 그대로 남아 있어요.',
  },
  'report-taken-back': {
    title: '보고서를 지웠어요',
    text: '철회한 말이 들어 있을 수 있어서예요. 남은 말로 다시 만들 수 있어요.',
  },
  'report-ready': {
    title: '보고서가 준비됐어요',
    text: '‘지난 자막’에서 그 세션을 열면 읽을 수 있어요.',
  },
  'report-failed': {
    title: '보고서를 끝내지 못했어요',
    text: '만든 부분은 남아 있어요. 다시 만들면 거기서부터 이어 가요.',
  },
  'report-missing': {
    title: '이 보고서는 이제 없어요',
    text: '삭제했거나, 철회한 말과 함께 지워졌어요.',
  },
  'download-offline': {
    title: '내려받기 서버에 연결할 수 없어요',
    text: '네트워크를 확인하고 이어받아 주세요. 받은 부분은 남아 있어요.',
  },
  'download-failed': {
    title: '내려받기가 끊겼어요',
    text: '이어받으면 나머지를 받아요. 받은 부분은 남아 있어요.',
  },
  'download-damaged': {
    title: '내려받은 파일이 손상됐어요',
    text: '파일을 버렸고 아무것도 설치하지 않았어요. 다시 시도해 주세요.',
  },
  'download-disk-full': {
    title: '이 모델을 받을 공간이 부족해요',
    text: '공간을 {{size}} 비우고 이어받아 주세요.',
  },
  'model-folder-unknown': {
    title: '그 폴더에서 음성 인식 모델을 찾지 못했어요',
    text: 'sherpa-onnx 모델의 폴더를 골라 주세요: .onnx 파일들과 tokens.txt가 있어야 해요.',
  },
  'model-in-use': {
    title: '사용 중인 모델이에요',
    text: '먼저 자막을 멈추거나 다른 모델을 골라 주세요.',
  },
  'model-check-failed': {
    title: '확인을 통과하지 못한 모델이에요: {{model}}',
    text: '샘플 음성의 낱말 {{words}}개 가운데 {{right}}개만 맞아서 쓰지 않아요. 다시 확인하거나 삭제해 주세요.',
  },
  'model-unusable': {
    title: '이 컴퓨터에서 쓸 수 없는 모델이에요: {{model}}',
    text: '불러오지 못했거나 인식기를 멈추게 해서 쓰지 않아요. 다시 확인하거나 삭제해 주세요.',
  },
  'port-taken': {
    title: '다른 프로그램이 쓰고 있는 포트예요: {{port}}',
    text: '그 프로그램을 닫거나 설정의 ‘방송’에서 다른 포트를 골라 주세요. Jamak은 계속 다시 시도해요.',
  },
  'jamak-unreachable': {
    title: 'Jamak에 닿지 않아요',
    text: '아무것도 바뀌지 않았어요. Jamak이 실행 중인지, 이 기기가 같은 네트워크에 있는지 확인해 주세요.',
  },
  'local-server-failed': {
    title: '브라우저용 페이지를 열 수 없어요',
    text: '설정의 ‘방송’에서 다른 포트를 골라 주세요. 자막은 계속돼요.',
  },
  'addresses-renewed': {
    title: '페이지 주소가 새로 바뀌었어요',
    text: '주소를 담은 파일이 손상됐어요. 설정의 ‘방송’에서 OBS와 다른 곳에 쓰던 주소를 다시 복사해 주세요. 이전 파일은 여기에 있어요: {{path}}',
  },
  'key-not-kept': {
    title: '키를 이번 실행 동안만 기억해요',
    text: '이 컴퓨터에는 안전하게 보관할 키체인이 없어요. 다음에 다시 넣어 주세요.',
  },
  'key-not-sent': {
    title: '키를 보내지 않아요: {{address}}',
    text: '허용하지 않아서 키를 저장하지 않았어요. 키를 다시 넣으면 다시 물어봐요.',
  },
  'store-failed': {
    title: '지금은 자막을 저장할 수 없어요',
    text: '자막을 갖고 있다가 알아서 다시 저장해요. 디스크에 빈 공간이 있는지 확인해 주세요.',
  },
  'store-newer': {
    title: '더 새로운 버전에서 저장한 기록이에요',
    text: '최신 버전을 설치하면 열 수 있어요. 기록은 그대로 두었어요: {{path}}',
  },
  'store-recovered': {
    title: '기록이 손상되어 새로 시작했어요',
    text: '새 자막은 평소처럼 저장돼요. 이전 기록은 여기에 남겨 두었어요: {{path}}',
  },
  'store-replaced': {
    title: '기록 파일이 바뀌었거나 지워졌어요',
    text: '앱이 열려 있는 동안 다른 프로그램이 한 일이에요. 자막은 지금 있는 파일에 저장돼요. 폴더: {{path}}',
  },
  'session-recovered': {
    title: '지난번 자막을 되살렸어요',
    text: '앱이 갑자기 닫혔지만, 자막은 ‘지난 자막’에 잘 남아 있어요.',
  },
  'history-expires': {
    title: '오래된 자막을 내일부터 지워요',
    text: '보관 기간이 {{days}}일인데, 그보다 오래된 자막이 있어요. 남길 자막은 ‘지난 자막’에서 고정하거나, 보관 기간을 바꿔 주세요.',
  },
  'settings-broken': {
    title: '설정을 읽지 못했어요',
    text: '기본 설정으로 시작했고, 이전 파일은 따로 두었어요: {{path}}',
  },
  'settings-reset': {
    title: '기본값으로 되돌림: {{settings}}',
    text: '설정 파일에 쓸 수 없는 값이 있었어요. 다른 설정은 그대로예요. 이전 파일: {{path}}',
  },
  'settings-unsaved': {
    title: '설정을 저장하지 못했어요',
    text: '앱을 닫기 전까지만 유지돼요. 디스크에 빈 공간이 있는지 확인해 주세요.',
  },
  'usage-broken': {
    title: '이번 달 비용을 읽지 못했어요',
    text: '처음부터 다시 세니 한 달 한도를 확인해 주세요. 이전 파일: {{path}}',
  },
  'keys-broken': {
    title: '키를 읽지 못했어요',
    text: '설정에서 빠진 키를 다시 넣어 주세요. 이전 파일: {{path}}',
  },
  'export-folder-read-only': {
    title: '이 폴더에는 저장할 수 없어요',
    text: '다른 폴더를 골라 다시 내보내 주세요: {{path}}',
  },
  'export-disk-full': {
    title: '디스크가 가득 찼어요',
    text: '공간을 비우거나 다른 디스크를 골라 다시 내보내 주세요. 자막은 안전해요.',
  },
  'text-file-failed': {
    title: '텍스트 파일에 쓸 수 없어요',
    text: '자막은 계속 나오고, 파일 쓰기는 알아서 다시 시도해요. 디스크에 공간이 있는지, 이 폴더에 쓸 수 있는지 확인해 주세요: {{path}}',
  },
  'folder-not-opened': {
    title: '폴더를 열 수 없어요',
    text: '옮겨졌거나 지워졌을 수 있어요: {{path}}',
  },
  'export-folder-missing': {
    title: '폴더가 없어졌어요',
    text: '다른 폴더를 골라 다시 내보내 주세요: {{path}}',
  },
  'export-failed': {
    title: '내보내지 못했어요',
    text: '다시 시도하거나 다른 폴더를 골라 주세요. 자막은 안전해요.',
  },
  exported: {
    title: '자막을 내보냈어요',
    text: '{{path}}',
  },
  'session-missing': {
    title: '그 기록은 더 이상 없어요',
    text: '‘지난 자막’을 다시 열어 남아 있는 기록을 확인해 주세요.',
  },
  'session-empty': {
    title: '아직 내보낼 자막이 없어요',
    text: '자막이 하나도 없는 기록이에요.',
  },
  'data-folder-unusable': {
    title: '앱의 데이터 폴더에 쓸 수 없어요',
    text: '쓰기를 허용하거나 디스크에 빈 공간을 만든 뒤 다시 실행해 주세요: {{path}}',
  },
  'command-running': {
    title: '명령줄에서 자막을 만들고 있어요',
    text: 'jamak transcribe나 jamak listen이 끝난 뒤 다시 실행해 주세요. 터미널에서 Ctrl+C를 누르면 바로 끝나고, 그때까지 나온 자막은 남아요.',
  },
  'sandbox-off': {
    title: '샌드박스 없이는 시작하지 않아요',
    text: '이 시스템에서는 샌드박스에 필요한 사용자 네임스페이스를 만들 수 없어요. AppImage 대신 .deb 패키지를 설치하거나, 다음 명령으로 허용해 주세요: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), kernel.unprivileged_userns_clone=1 (Debian).',
  },
  offline: {
    title: '오프라인으로 지내는 중이에요',
    text: '{{server}}에 연결하지 않았어요. 설정 → 개인정보에서 다시 연결하게 할 수 있어요.',
  },
  'login-start-failed': {
    title: '컴퓨터를 켤 때 같이 시작할 수 없어요',
    text: '이 파일에 쓸 수 있게 허용한 뒤 설정에서 껐다가 켜 주세요: {{path}}',
  },
  'overlay-closed': {
    title: '화면 자막이 닫혔어요',
    text: '자막은 이 창에 계속 나와요. 설정에서 ‘내 화면에 자막 띄우기’를 켜면 다시 보여요.',
  },
  'overlay-failed': {
    title: '화면 자막이 작동하지 않아요',
    text: '자막은 이 창에 계속 나와요. 설정에서 ‘내 화면에 자막 띄우기’를 껐다가 켜 보고, 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
  'preset-unreadable': {
    title: '“{{name}}” 파일에 자막 스타일이 없어요',
    text: 'Jamak의 화면 자막 편집기에서 내보낸 파일을 골라 주세요. 바뀐 것은 없어요.',
  },
  'preset-exported': {
    title: '스타일을 내보냈어요',
    text: '{{path}}',
  },
  'presets-full': {
    title: '스타일을 더 저장할 수 없어요',
    text: '쓰지 않는 스타일을 지우고 다시 해 보세요.',
  },
  'app-not-closed': {
    title: '지난번에 앱이 제대로 닫히지 않았어요',
    text: '앱이 멈췄거나 컴퓨터가 꺼졌어요. 저장된 것은 그대로 있어요. 설정의 문제 해결에서 더 볼 수 있어요.',
  },
  'already-running': {
    title: '앱이 이미 열려 있어요',
    text: '바로 이 창이에요.',
  },
  'session-running': {
    title: '이미 자막이 나오고 있어요',
    text: '먼저 멈춘 뒤 다시 시도해 주세요.',
  },
  'session-lanes': {
    title: '이 소리들을 한꺼번에 들을 수 없어요',
    text: '한 개에서 네 개까지 고른 뒤 다시 시작해 주세요.',
  },
  'session-idle': {
    title: '자막이 켜져 있지 않아요',
    text: '먼저 자막을 시작한 뒤 다시 해 주세요.',
  },
  'bad-request': {
    title: '요청대로 되지 않았어요',
    text: '다시 시도해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
  unexpected: {
    title: '문제가 생겼어요',
    text: '다시 시도해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
} as const satisfies Record<MessageCode, MessageWords>;
