import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** Korean words of the transcript editor. */
export const editorWords = {
  editor: {
    menu: '자막 편집',
    undo: '실행 취소: {{what}}',
    undoNothing: '실행 취소',
    redo: '다시 실행: {{what}}',
    redoNothing: '다시 실행',
    kind: {
      text: '고치기',
      split: '나누기',
      merge: '합치기',
      speaker: '말한 사람 바꾸기',
      delete: '삭제',
      replace: '바꾸기',
    },
    undone: '취소했어요: {{what}}',
    redone: '다시 했어요: {{what}}',
    find: '찾아 바꾸기',
    original: '인식된 원문 보기',
    keys: '편집 단축키',
    more: '{{time}} 자막 더 보기',
    moreShort: '더 보기',
    mergePrevious: '앞 자막과 합치기',
    mergeNext: '다음 자막과 합치기',
    speaker: '말한 사람',
    delete: '삭제',
    takeBack: '완전히 철회하기',
    key: {
      edit: '자막 고치기',
      split: '고치는 중에 커서 자리에서 나누기',
      mergePrevious: '앞 자막과 합치기',
      mergeNext: '다음 자막과 합치기',
      speaker: '첫째, 둘째 … 말한 사람으로 바꾸기',
      delete: '삭제하기',
      takeBack: '모든 곳에서 완전히 철회하기',
      undo: '실행 취소',
      redo: '다시 실행',
      find: '찾기',
      replace: '찾아 바꾸기',
      move: '다른 자막으로 옮기기',
    },
    keysNote:
      '자막을 고른 다음 쓰는 키예요. 삭제는 앱을 닫기 전까지 되돌릴 수 있어요. 어디에도 남으면 안 되는 말은 철회하세요.',
  },
  finding: {
    label: '자막 기록에서 찾아 바꾸기',
    words: '찾을 말',
    replacement: '바꿀 말',
    matchCase: '대소문자 구분',
    wholeWords: '단어 전체만',
    hits_one: '{{count, number}}곳 · 자막 {{captions, number}}개',
    hits_other: '{{count, number}}곳 · 자막 {{captions, number}}개',
    none: '찾지 못했어요',
    previous: '이전 자막',
    next: '다음 자막',
    replaceOne: '여기만 바꾸기',
    replaceAll: '모두 바꾸기',
    teach: '용어집에도 추가',
    teachHint: '앞으로는 이렇게 인식해요.',
    replaced_one: '자막 {{count, number}}개를 바꿨어요',
    replaced_other: '자막 {{count, number}}개를 바꿨어요',
    close: '찾기 닫기',
  },
} as const;

export const editorMessages = {
  'caption-changed': {
    title: '그 사이에 자막이 바뀌었어요',
    text: '다른 사람이 고쳤어요. 바뀐 내용을 보고 필요하면 다시 해 주세요.',
  },
  'caption-too-long': {
    title: '자막이 너무 길어져요',
    text: '자막 하나에는 10,000자까지 들어가고, 끝없이 나누고 합칠 수는 없어요.',
  },
  'split-nowhere': {
    title: '여기서는 나눌 수 없어요',
    text: '양쪽에 말이 남도록 단어 사이에 커서를 놓아 주세요.',
  },
  'merge-nobody': {
    title: '합칠 자막이 없어요',
    text: '그쪽에는 같은 사람이 한 말이 없어요.',
  },
  'edit-outdated': {
    title: '이제 되돌릴 수 없어요',
    text: '그 뒤에 다른 사람이 자막을 바꿨어요. 자막은 그대로 두었고, 더 앞의 편집은 되돌릴 수 있어요.',
  },
  'taken-back-for-good': {
    title: '철회한 말은 되돌릴 수 없어요',
    text: '모든 곳에서 지워졌어요. 그보다 앞의 편집은 되돌릴 수 있어요.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
