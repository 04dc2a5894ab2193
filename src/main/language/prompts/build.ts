import type { DigestLanguage } from '../../../shared/session/digest';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import type { LanguageTask, LanguageTaskKind } from '../contract';
import { References } from '../outputs/references';
import {
  captionLines,
  contextLines,
  digestLines,
  glossaryLines,
  notesLines,
  quoted,
  showLines,
} from './data';
import { MARKED, PROMPTS, STEERING, TRANSLATION_AGAIN } from './files';
import { fill } from './prompt-file';

/** What a model is told for one task. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** In which the prompt's own words are written. */
  readonly language: DigestLanguage;
  /** What the labels in it stand for. */
  readonly references: References;
  /** What it tells the model to do, without the data. */
  readonly orders: string;
}

type Values = Readonly<Record<string, string>>;

const DATA: { readonly [K in LanguageTaskKind]: (task: LanguageTask<K>, references: References) => Values } =
  {
    digest: ({ previous, captions, glossary, stale }, references) => ({
      // Older first: a statement's captions are kept in the order of their labels. A summary that stands still is not
      // shown again, as models copy it.
      previous: digestLines(previous ? [stale ? { ...previous, summary: [] } : previous] : [], references),
      captions: captionLines(captions, references),
      glossary: glossaryLines(glossary, texts(captions)),
    }),
    translation: ({ caption, before, glossary, language }) => ({
      language: LANGUAGE_NAMES[language],
      before: contextLines(before),
      // Nothing of a translation cites, so nothing has a label that could end up in it.
      caption: contextLines([caption]),
      glossary: glossaryLines(glossary, texts([...before, caption])),
    }),
    'catch-up': ({ digests, captions, glossary }, references) => ({
      digests: digestLines(digests, references),
      captions: captionLines(captions, references),
      glossary: glossaryLines(glossary, texts(captions)),
    }),
    'report-notes': ({ captions, glossary }, references) => ({
      captions: captionLines(captions, references),
      glossary: glossaryLines(glossary, texts(captions)),
    }),
    report: ({ notes, glossary }, references) => ({
      notes: notesLines(notes, references),
      glossary: glossaryLines(
        glossary,
        notes.flatMap(({ keywords }) => keywords),
      ),
    }),
  };

function texts(captions: readonly { readonly text: string }[]): string[] {
  return captions.map(({ text }) => text);
}

/** The prompt of a task. Whatever was said goes into it as quoted data between tags. */
export function buildPrompt<K extends LanguageTaskKind>(task: LanguageTask<K>): Prompt {
  const kind: K = task.kind;
  const language = task.language === 'ko' ? 'ko' : 'en';
  const references = new References();
  const values = DATA[kind](task, references);
  const { system, user } = PROMPTS[kind][language];
  const { rules, data } = steeringOf(task as LanguageTask, language);
  const filled = {
    system: [fill(system, values), ...rules].join('\n\n'),
    user: [...data, fill(user, values)].join('\n\n'),
  };
  const orders = `${filled.system}\n${filled.user.slice(filled.user.lastIndexOf('\n') + 1)}`;
  return { ...filled, language, references, orders };
}

/** What is told beside the prompt, and data for it, where the user steers what is written. */
function steeringOf(
  task: LanguageTask,
  language: DigestLanguage,
): { readonly rules: readonly string[]; readonly data: readonly string[] } {
  if (task.kind === 'translation') return { rules: [], data: [] };
  const marked = 'captions' in task && task.captions.some((caption) => caption.marked);
  const style = 'style' in task ? task.style : undefined;
  const show = task.show ? showLines(task.show) : '';
  const rules = [
    ...(show === '' ? [] : [STEERING.show]),
    ...(style?.length === 'short' ? [STEERING.short] : []),
    ...(style?.temper === 'lively' ? [STEERING.lively] : []),
    ...(marked ? [MARKED] : []),
  ];
  return {
    rules: rules.map((rule) => rule[language].user),
    data: show === '' ? [] : [`<show>\n${show}\n</show>`],
  };
}

/** The same of a translation in one plain line. */
export function buildTranslationAgain({ caption, language }: LanguageTask<'translation'>): string {
  const { user } = TRANSLATION_AGAIN[language === 'ko' ? 'ko' : 'en'];
  return fill(user, { language: LANGUAGE_NAMES[language], caption: quoted(caption.text) });
}

/** What to say to a model whose answer could not be used; `fault` is one of ours, never a text of the session. */
export function buildRepair(language: DigestLanguage, fault: string): string {
  return fill(PROMPTS.repair[language].user, { fault });
}
