/** Words that a person reads stand in the catalogues, in both languages: finds those that stand in the code. */
import type { ESTree } from 'vite';
import { nodesOf, textOf } from './syntax.ts';
import type { Source, SyntaxNode } from './syntax.ts';

export type LiteralWord = { readonly path: string; readonly text: string };

const chinese = /[\u3400-\u9fff\uff01-\uff5e]/;
const letters = /[\p{L}]{2}/u;

/** Attributes and properties whose text a person reads or hears. */
const readAloud = new Set(['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'label', 'hint', 'header']);
const readProperties = new Set(['label', 'title', 'header', 'hint', 'placeholder', 'emptyText']);
/** A key of a catalogue, which is no word itself: 'lease.lines'. */
const isKey = /^[a-z][\w.-]*$/;
/** Calls that put a text before a person. */
const speakers = new Set(['showNote', 'alert', 'confirm', 'out', 'err']);

/** What a text says, or the parts of a template between its values; null for everything else. */
const wordsOf = (node: SyntaxNode | null | undefined): string | null => {
  if (node === null || node === undefined) return null;
  if (node.type === 'JSXExpressionContainer') return wordsOf(node.expression);
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '').join(' ');
  if (node.type === 'ConditionalExpression')
    return [wordsOf(node.consequent), wordsOf(node.alternate)].filter((part) => part !== null).join(' ');
  if (node.type === 'LogicalExpression') return wordsOf(node.right);
  return textOf(node);
};

const nameOf = (node: SyntaxNode): string | null =>
  node.type === 'Identifier' || node.type === 'JSXIdentifier'
    ? node.name
    : node.type === 'MemberExpression' && node.property.type === 'Identifier'
      ? node.property.name
      : textOf(node);

/** Texts on a screen or a terminal that no catalogue words. */
const shownIn = (node: SyntaxNode): readonly (string | null)[] => {
  if (node.type === 'JSXText') return [node.value];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return node.children.map((child) => (child.type === 'JSXExpressionContainer' ? wordsOf(child) : null));
  if (node.type === 'JSXAttribute') return readAloud.has(nameOf(node.name) ?? '') ? [wordsOf(node.value)] : [];
  if (node.type === 'Property') {
    const words = readProperties.has(nameOf(node.key) ?? '') ? wordsOf(node.value) : null;
    return words !== null && !isKey.test(words) ? [words] : [];
  }
  if (node.type === 'CallExpression')
    return speakers.has(nameOf(node.callee) ?? '') ? [wordsOf(node.arguments[0])] : [];
  return [];
};

/** Chinese and, right after it, the same in English: a heading of a column, a word of a closed set. */
const pairIn = (nodes: readonly (SyntaxNode | null)[]): readonly SyntaxNode[] => {
  const [zh, en] = nodes.slice(-2);
  const [zhText, enText] = [textOf(zh ?? undefined), textOf(en ?? undefined)];
  const isPair = zhText !== null && enText !== null && letters.test(enText) && !chinese.test(enText);
  return zh && isPair ? [zh] : [];
};

/** The texts of code that says the same in both languages: a wording of a contract, the name or a heading of a list. */
const wordedTwice = (node: SyntaxNode): readonly SyntaxNode[] => {
  if (node.type === 'ArrayExpression') return node.elements.length === 2 ? pairIn(node.elements) : [];
  if (node.type === 'CallExpression') return pairIn(node.arguments);
  if (node.type !== 'ObjectExpression') return [];
  const properties = node.properties.filter((part): part is ESTree.ObjectProperty => part.type === 'Property');
  const named = properties.map(({ key }) => nameOf(key));
  return named.includes('zh-CN') && named.includes('en') ? properties.map(({ value }) => value) : [];
};

/** Texts of a source that stand in no catalogue: Chinese anywhere, and whatever is shown or spoken in any language. */
export const literalWordsIn = (source: Source): readonly LiteralWord[] => {
  const nodes = nodesOf(source);
  const worded = new Set(nodes.flatMap(wordedTwice));
  const found = nodes.flatMap((node) => {
    const shown = shownIn(node).filter((text) => text !== null && letters.test(text));
    const isText = node.type === 'Literal' || node.type === 'TemplateLiteral' || node.type === 'JSXText';
    const text = node.type === 'JSXText' ? node.value : wordsOf(node);
    return [...shown, ...(isText && text !== null && chinese.test(text) && !worded.has(node) ? [text] : [])];
  });
  return [...new Set(found)].map((text) => ({ path: source.path, text: (text ?? '').trim() }));
};
