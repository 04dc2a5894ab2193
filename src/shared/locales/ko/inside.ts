import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** The language model inside: the settings' words. */
export const insideWords = {
  inside: {
    title: '이 컴퓨터의 언어 모델',
    none: '아직 고른 모델이 없어요. 그때까지는 모델 없이 문장을 골라요.',
    choose: '파일 고르기…',
    other: '다른 파일…',
    chooseHint:
      'GGUF 파일로 된 언어 모델이에요. 한국어를 아는 10억~40억 개 매개변수의 작은 instruct 모델이 잘 맞아요.',
    where:
      'Jamak에는 모델이 들어 있지 않고 내려받지도 않아요. Qwen, Gemma, EXAONE 등이 이런 파일을 공개하고 있어요. 라이선스를 확인해 주세요.',
    unchecked: '아직 확인하지 않았어요',
    check: '확인하기',
    again: '다시 확인',
    checking: '확인하는 중…',
    loading: '모델을 불러오는 중: {{percent}}%',
    cancel: '취소',
    forget: '빼기',
    forgetHint: '파일은 그대로 남아요.',
    ready: '준비됐어요. 이 컴퓨터에서 1초에 토큰 {{speed}}개를 처리해요.',
    slow: '이 컴퓨터에서는 느려요: 1초에 토큰 {{speed}}개. 너무 오래 걸리면 모델 없이 문장을 골라요.',
    onlyEnglish: '영어에서는 맞게 골랐지만 한국어에서는 그러지 못했어요.',
    onlyKorean: '한국어에서는 맞게 골랐지만 영어에서는 그러지 못했어요.',
    licence: '라이선스: {{licence}}',
    how: '방송에서 나온 문장 가운데 중요한 것을 고르고, 말을 지어내지 않아요. 자막이 먼저예요. 자막이 밀리면 쉬고, 3분 동안 할 일이 없으면 메모리를 비워요.',
    author: '자막에서 고름 · {{model}}',
    dialog: {
      title: '언어 모델 고르기',
      button: '고르기',
      kind: '언어 모델(GGUF)',
      all: '모든 파일',
    },
  },
} as const;

/** Korean words of messages about the model inside. */
export const insideMessages = {
  'inside-addon-missing': {
    title: '이 컴퓨터에서는 언어 모델을 쓸 수 없어요',
    text: '모델을 돌리는 부분이 시작되지 않아요. 설정에서 요약을 만드는 다른 방법을 골라 주세요. 그때까지는 모델 없이 문장을 골라요.',
  },
  'inside-model-unknown': {
    title: '언어 모델이 아니에요: {{name}}',
    text: '언어 모델 전체가 들어 있는 GGUF 파일을 골라 주세요.',
  },
  'inside-model-missing': {
    title: '언어 모델 파일이 없거나 바뀌었어요: {{model}}',
    text: '제자리에 돌려놓거나 설정에서 파일을 다시 골라 주세요. 그때까지는 모델 없이 문장을 골라요.',
  },
  'inside-model-unusable': {
    title: '이 언어 모델은 여기서 작동하지 않아요: {{model}}',
    text: '파일이 손상됐거나 Jamak이 모르는 종류이거나, 묻는 말을 알아듣지 못하는 모델일 수 있어요. 다른 모델을 써 보세요.',
  },
  'inside-memory': {
    title: '이 언어 모델을 쓰기에는 메모리가 모자라요: {{model}}',
    text: '다른 프로그램을 닫거나 더 작은 모델을 골라 주세요.',
  },
  'inside-failed': {
    title: '언어 모델이 멈췄어요: {{model}}',
    text: '저절로 다시 시작해요.',
  },
  'inside-too-slow': {
    title: '언어 모델이 너무 오래 걸렸어요: {{model}}',
    text: '컴퓨터가 바쁘거나, 컴퓨터에 비해 모델이 커요. 나중에 다시 해 봐요.',
  },
  'inside-held': {
    title: '언어 모델이 자막을 기다리고 있어요: {{model}}',
    text: '자막이 따라잡으면 이어서 해요.',
  },
  'inside-fallback': {
    title: '이제 모델 없이 문장을 골라요',
    text: '자막과 요약은 계속 나와요. 되는 대로 모델을 다시 써요: {{model}}',
  },
  'inside-back': {
    title: '언어 모델이 다시 작동해요',
    text: '다시 이 모델로 요약할 문장을 골라요: {{model}}',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
