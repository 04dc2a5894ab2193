/** Korean words of the settings' part about data. */
export const dataWords = {
  data: {
    backups: '백업',
    backupsHint:
      '하루에 한 번, 그리고 업데이트로 저장 방식이 바뀌기 전에 모든 자막을 백업해요. 최근 세 개가 이 컴퓨터에 남아요. 지우거나 거둔 말은 백업에서도 사라져요.',
    none: '아직 백업이 없어요. 첫 백업은 알아서 만들어요.',
    loading: '백업을 찾는 중…',
    listLabel: '백업, 최근 것부터',
    backUp: '지금 백업',
    backingUp: '백업하는 중…',
    restore: '되돌리기',
    restoring: '되돌리는 중…',
    restoreTitle: '{{date}} 때로 되돌릴까요?',
    restoreText: '모든 자막이 그때로 돌아가요. 지금 자막은 가장 새 백업으로 남겨 두니 다시 돌아올 수 있어요.',
    restoreYes: '되돌리기',
    restoreNo: '그대로 두기',
    whileRunning: '먼저 자막을 멈춰 주세요.',
    everything: '파일 하나로',
    everythingHint:
      '자막, 설정, 용어집, 자막 모양을 따로 보관하거나 다른 컴퓨터로 옮길 수 있어요. 키와 모델은 들어 있지 않고, 녹음은 원하면 넣을 수 있어요.',
    export: '모두 내보내기…',
    exporting: '내보내는 중…',
    recordings: '녹음도 함께 ({{size}})',
    progress: '{{total}} 중 {{done}}',
    putting: '제자리에 넣는 중…',
    cancel: '취소',
    import: '가져오기…',
    importing: '가져오는 중…',
    importTitle: '어떻게 가져올까요?',
    importText:
      '더하기: 지금 자막과 설정은 그대로 두고, 새로운 자막과 용어집, 자막 모양을 더해요. 바꾸기: 자막과 설정이 파일의 것으로 바뀌어요. 지금 자막은 가장 새 백업으로 남겨 둬요.',
    importMerge: '더하기',
    importReplace: '바꾸기',
    importCancel: '취소',
    dialog: {
      save: '모두 내보내기',
      saveButton: '내보내기',
      open: 'Jamak에서 내보낸 파일을 고르세요',
      openButton: '가져오기',
      kind: 'Jamak 데이터',
    },
  },
} as const;
