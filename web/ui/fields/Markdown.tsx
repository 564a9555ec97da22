import type { ReactNode } from 'react';
import styles from './fields.module.css';
import { readMarkdown } from './read-markdown.ts';
import type { Block, Inline } from './read-markdown.ts';

const InlineText = ({ inline }: { readonly inline: Inline }): ReactNode => {
  switch (inline.kind) {
    case 'strong':
      return <strong>{inline.text}</strong>;
    case 'em':
      return <em>{inline.text}</em>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return (
        <a href={inline.href} target="_blank" rel="noreferrer noopener">
          {inline.text}
        </a>
      );
    case 'text':
      return inline.text;
    default: {
      const never: never = inline;
      return never;
    }
  }
};

const Line = ({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode =>
  inlines.map((inline, index) => <InlineText key={index} inline={inline} />);

const BlockText = ({ block }: { readonly block: Block }): ReactNode => {
  const items = block.lines.map((inlines, index) => (
    <li key={index}>
      <Line inlines={inlines} />
    </li>
  ));
  switch (block.kind) {
    case 'bullets':
      return <ul>{items}</ul>;
    case 'numbers':
      return <ol>{items}</ol>;
    case 'heading':
      return (
        <h3>
          <Line inlines={block.lines[0] ?? []} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          {block.lines.map((inlines, index) => (
            <span key={index}>
              {index > 0 ? <br /> : null}
              <Line inlines={inlines} />
            </span>
          ))}
        </p>
      );
    default: {
      const never: never = block;
      return never;
    }
  }
};

/** Shows the small Markdown of notes and templates. */
export const Markdown = ({ source }: { readonly source: string }): ReactNode => (
  <div className={styles['markdown']}>
    {readMarkdown(source).map((block, index) => (
      <BlockText key={index} block={block} />
    ))}
  </div>
);
