import type { Catalogue } from './catalogue';

/**
 * Korean. Sentences are built so that no particle follows a value: whether it is 이 or 가 would
 * depend on the value's last letter.
 */
export const ko = {
  state: {
    ready: '준비됨',
    starting: '시작하는 중…',
    listening: '듣는 중',
    lost: '장치 끊김',
    failed: '듣지 못하는 중',
    stopping: '마무리하는 중…',
    label: '자막 상태',
    elapsed: '진행 시간 {{time}}',
  },
  start: {
    start: '자막 시작',
    starting: '시작하는 중…',
    stop: '자막 멈추기',
    stopping: '마무리하는 중…',
    shortcut: '이 창 어디서나 {{keys}}',
  },
  source: {
    title: '어떤 소리를 들을까요?',
    locked: '소리를 바꾸려면 자막을 멈춰 주세요',
    microphone: { name: '마이크', hint: '내 목소리' },
    system: { name: '시스템 소리', hint: '컴퓨터에서 나는 소리' },
    file: { name: '파일', hint: '녹음이나 영상 파일' },
    sample: { name: '샘플', hint: '들어 있는 음성으로 체험하기' },
    device: '사용할 마이크',
    deviceDefault: '시스템 기본 마이크',
    deviceUnnamed: '마이크 {{number}}',
    deviceAway: '지금은 연결되어 있지 않아요',
    chooseFile: '파일 고르기…',
    changeFile: '바꾸기',
    noFile: '이 창에 끌어다 놓아도 돼요',
    drop: '여기에 놓으면 이 파일로 자막을 만들어요',
    dropLocked: '먼저 자막을 멈춰 주세요',
  },
  meter: {
    label: '소리 크기',
    speech: '말소리',
    decibels: '{{level}}데시벨',
  },
  transcript: {
    label: '실시간 자막 기록',
    jump: '최신 자막으로',
    gap: '자막 없음',
    idleTitle: '자막이 여기에 나타나요',
    idleSteps: {
      source: '어떤 소리를 들을지 골라 주세요',
      start: '‘자막 시작’을 눌러 주세요',
      overlay: '자막은 화면 아래쪽에도 표시돼요',
    },
    listeningTitle: '듣고 있어요',
    listeningText: '말을 시작하면 바로 자막이 나타나요.',
    startingTitle: '준비하고 있어요',
    startingText: '소리를 연결하고 음성 인식 모델을 불러오는 중이에요. 1~2초면 돼요.',
    stoppingText: '마지막 말을 정리하고 있어요.',
    silentTitle: '말소리가 들리지 않았어요',
    silentText: '소리와 음량을 확인한 뒤 다시 시작해 주세요.',
    count_one: '자막 {{count, number}}개',
    count_other: '자막 {{count, number}}개',
    lag: '{{seconds}}초 늦음',
    lagHint: '소리보다 자막이 얼마나 늦는지 보여 줘요',
  },
  notices: {
    label: '알림',
    dismiss: '알림 닫기',
  },
  export: {
    button: '내보내기',
    title: '이 자막을 저장할 형식',
    unavailable: '아직 내보낼 자막이 없어요',
    srt: { name: 'SRT', hint: '영상 편집기, 유튜브용 자막' },
    vtt: { name: 'WebVTT', hint: '웹용 자막' },
    txt: { name: '텍스트', hint: '글로만 된 기록' },
    json: { name: 'JSON', hint: '다른 프로그램에서 쓸 전체 데이터' },
  },
  history: {
    title: '지난 자막',
    empty: '아직 기록이 없어요',
    emptyText: '자막은 저절로 저장되니, 나중에 언제든 내보낼 수 있어요.',
    live: '진행 중',
    wordless: '아직 자막이 없어요',
    exportLabel: '{{date}} 자막 내보내기',
    loading: '기록을 불러오는 중…',
  },
  settings: {
    title: '설정',
    language: '언어',
    languageHint: '이 창의 언어예요. 자막은 말하는 언어 그대로 나와요.',
    languageSystem: '시스템과 같게',
    overlay: '화면 자막',
    overlayVisible: '내 화면에 자막 띄우기',
    overlayVisibleHint: '게임 화면 위, 아래쪽에 두 줄로 보여요.',
    captionSize: '자막 크기',
    captionPreview: '여러분, 안녕하세요!',
    captionPreviewHint: '절반 크기로 미리 보기',
    speech: '말 나누기',
    endSilence: '자막을 끊는 쉼의 길이',
    endSilenceHint: '짧으면 자막이 짧게 나뉘어 더 빨리 확정되고, 길면 문장이 통째로 조금 늦게 나와요.',
    endSilenceFast: '더 빠르게',
    endSilenceCalm: '더 긴 문장으로',
    quality: '정확도와 부하',
    qualityHint: '다음 시작부터 적용돼요. 자동은 이 컴퓨터가 얼마나 빠른지 재서 정해요.',
    qualityAuto: '자동',
    qualityAccurate: '가장 정확하게',
    qualityBalanced: '균형 있게',
    qualityLight: '프로세서를 가장 적게',
    seconds: '{{seconds}}초',
    pixels: '{{pixels}}px',
  },
  common: {
    close: '닫기',
    loading: '잠시만 기다려 주세요…',
    loadFailed: '앱과 연결하지 못했어요',
    loadFailedText: '다시 시도하고 있어요. 그래도 안 되면 앱을 다시 실행해 주세요.',
  },
  fallback: {
    name: '고른 파일',
    path: '고른 폴더',
    device: '마이크',
    model: '음성 인식 모델',
  },
  dialog: {
    open: {
      title: '자막을 만들 녹음이나 영상 고르기',
      button: '고르기',
      media: '소리와 영상',
      all: '모든 파일',
    },
    save: {
      title: '자막 내보내기',
      button: '내보내기',
      srt: 'SRT 자막',
      vtt: 'WebVTT 자막',
      txt: '텍스트',
      json: 'JSON',
    },
  },
  messages: {
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
    'system-sound-unavailable': {
      title: '시스템 소리를 들을 수 없어요',
      text: '스피커나 헤드셋이 설정되어 있는지, 시스템 소리를 녹음할 권한이 있는지 확인한 뒤 다시 시작해 주세요.',
    },
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
    'media-missing': {
      title: '찾을 수 없음: {{name}}',
      text: '옮겨졌거나 지워졌거나, 지난번에 고른 파일이에요. 파일을 다시 골라 주세요.',
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
    'store-failed': {
      title: '지금은 자막을 저장할 수 없어요',
      text: '디스크에 빈 공간이 있는지 확인하고, 안전하게 자막을 미리 내보내 주세요.',
    },
    'store-newer': {
      title: '더 새로운 버전에서 저장한 기록이에요',
      text: '최신 버전을 설치하면 열 수 있어요. 기록은 그대로 두었어요: {{path}}',
    },
    'store-recovered': {
      title: '기록이 손상되어 새로 시작했어요',
      text: '새 자막은 평소처럼 저장돼요. 이전 기록은 여기에 남겨 두었어요: {{path}}',
    },
    'session-recovered': {
      title: '지난번 자막을 되살렸어요',
      text: '앱이 갑자기 닫혔지만, 자막은 ‘지난 자막’에 잘 남아 있어요.',
    },
    'settings-broken': {
      title: '설정을 읽지 못했어요',
      text: '기본 설정으로 시작했고, 이전 파일은 따로 두었어요: {{path}}',
    },
    'settings-unsaved': {
      title: '설정을 저장하지 못했어요',
      text: '앱을 닫기 전까지만 유지돼요. 디스크에 빈 공간이 있는지 확인해 주세요.',
    },
    'export-folder-read-only': {
      title: '이 폴더에는 저장할 수 없어요',
      text: '다른 폴더를 골라 다시 내보내 주세요: {{path}}',
    },
    'export-disk-full': {
      title: '디스크가 가득 찼어요',
      text: '공간을 비우거나 다른 디스크를 골라 다시 내보내 주세요. 자막은 안전해요.',
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
    'already-running': {
      title: '앱이 이미 열려 있어요',
      text: '바로 이 창이에요.',
    },
    'session-running': {
      title: '이미 자막이 나오고 있어요',
      text: '먼저 멈춘 뒤 다시 시도해 주세요.',
    },
    'bad-request': {
      title: '요청대로 되지 않았어요',
      text: '다시 시도해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
    },
    unexpected: {
      title: '문제가 생겼어요',
      text: '다시 시도해 주세요. 그래도 안 되면 앱을 다시 실행해 주세요.',
    },
  },
} as const satisfies Catalogue;
