/** What a text may name: files of the repository, and the numbered sections of docs/methods.md. */
export type Shelf = { readonly hasFile: (path: string) => boolean; readonly sections: ReadonlySet<string> };

/** The numbers of a page's numbered headings. Example: '### 2.3 Fitting' → '2.3'. */
export const sectionsOf = (page: string): ReadonlySet<string> =>
  new Set(Array.from(page.matchAll(/^#{2,3} (\d+(?:\.\d+)?) /gm), ([, number = '']) => number));

/** Comments of code as one text each, so that a name may run over a line's end. */
export const commentsOf = (code: string): readonly string[] =>
  Array.from(code.matchAll(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+/gm), ([comment]) =>
    comment.replaceAll(/\n[ \t]*(?:\*|\/\/) ?/g, ' '),
  );

const numbers = String.raw`\d+(?:\.\d+)?(?:(?:, | to | and )\d+(?:\.\d+)?)*`;
const methodNames = new RegExp(String.raw`(docs\/)?\bmethods(\.md)?,? (${numbers})`, 'g');
/** A page by a number of its own, or by a word and a number, such as `plan/03-archive`, `plan 03`, `guide page, part 6`. */
const numberedPages = /\b[a-z]+(?:\/\d{2}-[a-z][a-z-]*|\/\d{2}\b(?!\/)| 0\d\b(?![:.-]\d)| page, [a-z]+ \d+)/g;
const pageFiles = /(?<![\w/.@{}$*-])(?:\.{0,2}\/)?[\w./-]*[\w-]\.md\b/g;

/** Pages and sections that a text names and that nobody finds in the repository, each as it is named. */
export const unknownPagesIn = (text: string, { hasFile, sections }: Shelf): readonly string[] => [
  ...Array.from(text.matchAll(methodNames)).flatMap(([named, folder, ending, list = '']) =>
    folder !== undefined && ending !== undefined && list.split(/, | to | and /).every((number) => sections.has(number))
      ? []
      : [named],
  ),
  ...Array.from(text.matchAll(numberedPages), ([named]) => named),
  ...Array.from(text.matchAll(pageFiles), ([named]) => named).filter((named) => !hasFile(named)),
];

/** Targets of a page's links that are no addresses on the web and no places within the page. */
export const linksOf = (page: string): readonly string[] =>
  Array.from(page.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target.replace(/#.*$/, '')).filter(
    (target) => target !== '' && !/^[a-z]+:/.test(target),
  );

/** Files of the repository that a page names by their path in backticks. */
export const pathsOf = (page: string): readonly string[] =>
  Array.from(page.matchAll(/`((?:src|web|tests|bench|scripts|docs)\/[\w./-]+\.\w+)`/g), ([, path = '']) => path);
