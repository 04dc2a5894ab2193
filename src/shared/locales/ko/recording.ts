/** Korean words of recordings. */
export const recordingWords = {
  recording: {
    title: '녹음',
    enabled: '세션의 소리 녹음',
    enabledHint:
      '들은 소리를 이 컴퓨터에 자막과 함께 보관해서 나중에 다시 들을 수 있어요. 용량은 소리 하나에 한 시간당 {{size}} 정도예요. 음소거하거나 잠시 멈춘 동안은 절대 녹음하지 않고, 철회한 말은 녹음에서도 지워요.',
    kept: '이 컴퓨터에 있는 녹음: {{size}}',
    keptHint: '‘지난 자막’에서 세션을 삭제하면 함께 삭제돼요.',
    none: '아직 녹음한 것이 없어요.',
    ready: '녹음할 예정',
    on: '녹음 중',
    waits: '녹음 대기 중',
    failed: '녹음 안 됨',
    lane: '{{name}} 녹음 중',
    player: {
      label: '이 세션의 녹음',
      play: '재생 (스페이스)',
      pause: '멈춤 (스페이스)',
      position: '위치',
      positionText: '{{total}} 중 {{time}}',
      speed: '속도',
      times: '{{times}}배',
      hint: '단어를 클릭하면 그 부분을 들을 수 있어요.',
      failed: '녹음을 재생할 수 없어요.',
    },
  },
} as const;
