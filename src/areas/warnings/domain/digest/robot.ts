import type { Json } from '#kernel/canonical-json';

/** Services whose group robots take messages by webhook. */
export const robotServices = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotService = (typeof robotServices)[number];

/** Why a robot did not take a message. */
export const robotProblems = ['not-https', 'private-address', 'unreachable', 'timed-out', 'refused'] as const;
export type RobotProblem = (typeof robotProblems)[number];

export type DigestLine = { readonly title: string; readonly text: string; readonly href: string };
export type DigestText = {
  readonly title: string;
  readonly lines: readonly DigestLine[];
  readonly more: { readonly text: string; readonly href: string };
};

/** Characters that Markdown reads as signs; a name must not become a link or a heading. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#<>|~]/g, ' ').trim();

const markdownOf = ({ title, lines, more }: DigestText, gap: string): string =>
  [
    `### ${plain(title)}`,
    ...lines.map((line) => `**[${plain(line.title)}](${line.href})**${gap}${plain(line.text)}`),
    `[${plain(more.text)}](${more.href})`,
  ].join('\n\n');

const feishuLines = ({ lines, more }: DigestText): Json[][] => [
  ...lines.flatMap((line) => [[{ tag: 'a', text: line.title, href: line.href }], [{ tag: 'text', text: line.text }]]),
  [{ tag: 'a', text: more.text, href: more.href }],
];

/** WeCom cuts what is longer than 4,096 bytes. */
const longestBytes = 4_000;
/** At most: a letter beyond Latin takes three bytes of UTF-8, a pair of halves four. */
const bytesOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter < '\u0080' ? 1 : 4), 0);

const shortened = (digest: DigestText, written: (digest: DigestText) => string): string => {
  const text = written(digest);
  if (bytesOf(text) <= longestBytes || digest.lines.length === 0) return text;
  return shortened({ ...digest, lines: digest.lines.slice(0, -1) }, written);
};

/** A digest as a service's robot takes it, before it is signed. */
export const robotBodyOf = (service: RobotService, digest: DigestText): Readonly<Record<string, Json>> => {
  switch (service) {
    case 'wecom':
      return {
        msgtype: 'markdown',
        markdown: { content: shortened(digest, (one) => markdownOf(one, '\n')) },
      };
    case 'dingtalk':
      return {
        msgtype: 'markdown',
        markdown: { title: digest.title, text: shortened(digest, (one) => markdownOf(one, '  \n')) },
      };
    case 'feishu':
      return {
        msg_type: 'post',
        content: { post: { zh_cn: { title: digest.title, content: feishuLines(digest) } } },
      };
    default: {
      const never: never = service;
      return never;
    }
  }
};

/** Did the robot take it? They answer 200 to everything and say in the body what they think. */
export const isTaken = ({ status, body }: { readonly status: number; readonly body: string }): boolean => {
  if (status < 200 || status > 299) return false;
  const code = /"(?:errcode|code|StatusCode)"\s*:\s*(-?\d+)/.exec(body)?.[1];
  return code === '0';
};
