export type Inline =
  | { readonly kind: 'text' | 'strong' | 'em' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly lines: readonly (readonly Inline[])[] };

const inlinePattern = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`|\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g;

/** Emphasis, code and links of one line. Links lead to http, https and mailto only; everything else stays text. */
export const inlinesOf = (line: string): readonly Inline[] => {
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(inlinePattern)) {
    if (match.index > at) inlines.push({ kind: 'text', text: line.slice(at, match.index) });
    const [whole, strong, em, code, text, href] = match;
    if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
    else if (em !== undefined) inlines.push({ kind: 'em', text: em });
    else if (code !== undefined) inlines.push({ kind: 'code', text: code });
    else if (text !== undefined && href !== undefined) inlines.push({ kind: 'link', text, href });
    at = match.index + whole.length;
  }
  if (at < line.length) inlines.push({ kind: 'text', text: line.slice(at) });
  return inlines;
};

const kindOf = (line: string): { readonly kind: Block['kind']; readonly text: string } => {
  const heading = /^#{1,4}\s+(.*)$/.exec(line);
  if (heading !== null) return { kind: 'heading', text: heading[1] ?? '' };
  const bullet = /^\s*[-*]\s+(.*)$/.exec(line);
  if (bullet !== null) return { kind: 'bullets', text: bullet[1] ?? '' };
  const number = /^\s*\d+[.、]\s*(.*)$/.exec(line);
  if (number !== null) return { kind: 'numbers', text: number[1] ?? '' };
  return { kind: 'paragraph', text: line };
};

/** The small Markdown of notes and templates: headings, lists, paragraphs. No HTML. */
export const readMarkdown = (source: string): readonly Block[] => {
  const blocks: { kind: Block['kind']; lines: (readonly Inline[])[] }[] = [];
  let isOpen = false;
  for (const line of source.split(/\r?\n/)) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const { kind, text } = kindOf(line);
    const last = blocks.at(-1);
    if (isOpen && last !== undefined && last.kind === kind && kind !== 'heading') last.lines.push(inlinesOf(text));
    else blocks.push({ kind, lines: [inlinesOf(text)] });
    isOpen = true;
  }
  return blocks;
};
