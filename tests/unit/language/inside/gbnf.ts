/** Whether a grammar of ours, which has rules of literals, alternatives and sequences alone, allows a text as a whole. */
export function allows(grammar: string, text: string): boolean {
  const rules = new Map(
    grammar
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', body = ''] = line.split(' ::= ');
        return [name, alternatives(body)] as const;
      }),
  );

  /** Where a sequence can end that begins at `at`. */
  function ends(sequence: readonly string[], at: number): number[] {
    return sequence.reduce<number[]>(
      (starts, item) =>
        starts.flatMap((start) => {
          if (item.startsWith('"')) {
            const literal = item.slice(1, -1).replace(/\\(.)/g, '$1');
            return text.startsWith(literal, start) ? [start + literal.length] : [];
          }
          return (rules.get(item) ?? []).flatMap((alternative) => ends(alternative, start));
        }),
      [at],
    );
  }
  return (rules.get('root') ?? []).some((alternative) => ends(alternative, 0).includes(text.length));
}

function alternatives(body: string): string[][] {
  const items = body.match(/"(?:\\.|[^"\\])*"|[\w-]+|\|/g) ?? [];
  const all: string[][] = [[]];
  for (const item of items) {
    if (item === '|') all.push([]);
    else all.at(-1)?.push(item);
  }
  return all;
}
