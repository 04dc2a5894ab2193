import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** Korean words of messages about servers of speech and language. */
export const serverMessages = {
  'server-unreachable': {
    title: '서버에 연결할 수 없어요: {{server}}',
    text: '서버가 켜져 있는지, 주소와 네트워크가 맞는지 확인해 주세요.',
  },
  'server-key-refused': {
    title: '서버가 키를 거절했어요: {{server}}',
    text: '설정에서 키를 확인해 주세요. 폐기됐거나 다른 서비스의 키일 수 있어요.',
  },
  'server-forbidden': {
    title: '서버가 허용하지 않아요: {{server}}',
    text: '키는 맞지만 이 모델을 쓸 수 없어요. 다른 모델을 고르거나 계정을 확인해 주세요.',
  },
  'server-rate-limited': {
    title: '서버가 요청이 너무 많다고 해요: {{server}}',
    text: '잠시 뒤에 저절로 다시 시도해요.',
  },
  'server-quota': {
    title: '서버 계정의 한도를 다 썼어요: {{server}}',
    text: '잔액을 채우거나 한도를 올린 뒤 다시 시도해 주세요.',
  },
  'server-model-missing': {
    title: '서버에 이 모델이 없어요: {{server}}',
    text: '설정에서 다른 모델을 골라 주세요.',
  },
  'server-wrong-address': {
    title: '이 주소에는 아무것도 없어요: {{server}}',
    text: '설정에서 주소를 확인해 주세요. 보통 /v1로 끝나요. 요청한 곳: {{address}}',
  },
  'server-redirects': {
    title: '서버가 다른 주소로 보내려고 해요: {{server}}',
    text: '키와 자막을 그곳에 보내지 않았어요. 믿을 수 있는 주소라면 설정에 직접 넣어 주세요: {{address}}',
  },
  'server-timeout': {
    title: '서버의 응답이 너무 늦어요: {{server}}',
    text: '기다리지 않고 계속해요. 더 작은 모델이나 다른 서버가 빠를 수 있어요.',
  },
  'server-bad-answer': {
    title: '서버의 응답을 이해할 수 없어요: {{server}}',
    text: '주소가 /v1로 끝나는지 확인하거나 다른 모델을 골라 주세요.',
  },
  'server-failed': {
    title: '서버에 문제가 있어요: {{server}}',
    text: '저절로 다시 시도해요.',
  },
  'server-only-reasons': {
    title: '모델이 생각만 하고 답을 내지 못해요: {{server}}',
    text: '서버 설정에서 추론을 끄거나 다른 모델을 골라 주세요.',
  },
  'server-context-cut': {
    title: '서버가 한 번에 {{tokens}}토큰만 읽어요: {{server}}',
    text: '더 긴 글은 잘라 내서, 한 번에 조금씩 나눠 보내고 있어요. 서버 설정에서 컨텍스트 길이(Ollama는 OLLAMA_CONTEXT_LENGTH)를 늘리면 보고서가 더 좋아져요.',
  },
  'server-loading': {
    title: '서버가 모델을 불러오는 중이에요: {{server}}',
    text: '첫 답은 시간이 좀 걸려요. 자막은 계속 나와요.',
  },
  'server-ceiling': {
    title: '이번 달 예산을 다 썼어요',
    text: '할 수 있는 일은 이 컴퓨터가 대신해요. 유료 서버는 다음 달에, 또는 설정에서 한도를 올리면 다시 불러요.',
  },
  'language-fallback': {
    title: '이제 이 컴퓨터에서 요약을 만들어요',
    text: '언어 모델 서버가 지금 작동하지 않아요: {{server}}. 돌아오면 저절로 다시 써요.',
  },
  'language-back': {
    title: '언어 모델 서버가 돌아왔어요',
    text: '다시 서버에서 요약을 만들어요: {{server}}',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
