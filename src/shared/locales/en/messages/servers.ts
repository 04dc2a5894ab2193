import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about servers of speech and language. */
export const serverMessages = {
  'server-unreachable': {
    title: 'Can’t reach {{server}}',
    text: 'Check that the server is running, its address, and your network.',
  },
  'server-key-refused': {
    title: 'The key was refused by {{server}}',
    text: 'Check the key in Settings. It may have been revoked or belong to another service.',
  },
  'server-forbidden': {
    title: '{{server}} doesn’t allow this',
    text: 'The key works, but may not use this model. Choose another model or check the account.',
  },
  'server-rate-limited': {
    title: '{{server}} asks to slow down',
    text: 'Jamak tries again by itself, a little later.',
  },
  'server-quota': {
    title: 'The account at {{server}} is used up',
    text: 'Add credit or raise its limit, then try again.',
  },
  'server-model-missing': {
    title: '{{server}} doesn’t know this model',
    text: 'Choose another model in Settings.',
  },
  'server-wrong-address': {
    title: '{{server}} has nothing at this address',
    text: 'Jamak asked at {{address}} in vain. Check the address in Settings: it usually ends in /v1.',
  },
  'server-redirects': {
    title: '{{server}} sends Jamak to another address',
    text: 'Neither key nor captions were sent there. Enter it in Settings if you trust it: {{address}}',
  },
  'server-timeout': {
    title: '{{server}} took too long',
    text: 'Jamak goes on without it. A smaller model or another server may be quicker.',
  },
  'server-bad-answer': {
    title: '{{server}} gave an answer that makes no sense',
    text: 'Check that the address ends in /v1, or choose another model.',
  },
  'server-failed': {
    title: '{{server}} has a problem of its own',
    text: 'Jamak tries again by itself.',
  },
  'server-only-reasons': {
    title: 'The model at {{server}} thinks without coming to an answer',
    text: 'Turn its reasoning off in the server’s settings, or choose another model.',
  },
  'server-context-cut': {
    title: '{{server}} reads only {{tokens}} tokens at once',
    text: 'It cuts longer texts, so Jamak gives it less at a time. Reports get better with a longer context: raise it in the server’s settings (in Ollama, OLLAMA_CONTEXT_LENGTH).',
  },
  'server-loading': {
    title: '{{server}} is loading its model',
    text: 'The first answer takes a while. Captions go on.',
  },
  'server-ceiling': {
    title: 'This month’s budget is used up',
    text: 'This computer stands in where it can. Servers that cost money are called again next month, or once you raise the limit in Settings.',
  },
  'language-fallback': {
    title: 'Summaries are now made on this computer',
    text: 'The language server doesn’t work right now: {{server}}. Jamak goes back to it by itself.',
  },
  'language-back': {
    title: 'The language server is back',
    text: 'Summaries come from it again: {{server}}',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
