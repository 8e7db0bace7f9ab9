import { limits } from './limits.ts';

/** The shape of htmlparser2's tree that is used here; its own node classes come from a package that isn't ours. */
export type HtmlNode = {
  type: string;
  data?: string;
  name?: string;
  attribs?: Record<string, string>;
  children?: HtmlNode[];
};
type Colours = { ink: string; paper: string };

/** Characters of a class's declarations that count, the last ones: they are read anew for each of its elements. */
const styleCharacters = 500;
const hiding =
  /display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*(?:[0-2](?:\.\d+)?(?:px|pt)?|0(?:\.0*)?(?:r?em|%))\s*(?:!important\s*)?(?:;|$)|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0(?:\.0*)?%?)\s*(?:!important\s*)?(?:;|$)/i;
const white = /^(?:white|#fff(?:f{3})?|rgba?\(\s*255\s*,\s*255\s*,\s*255\b.*)$/i;

/** Whether such a style hides an element from the reader. */
export const hides = (style: string): boolean => hiding.test(style);

/** Declarations by class. Rules for certain screens (`@media`) say nothing of what this reader sees. */
function classStyles(css: string): Map<string, string> {
  const styles = new Map<string, string>();
  const open: string[] = [];
  for (const piece of css.split(/(?<=[{}])/)) {
    if (piece.endsWith('{')) open.push(piece.slice(0, -1));
    if (!piece.endsWith('}')) continue;
    const selectors = open.pop() ?? '';
    if (open.length > 0) continue;
    for (const selector of selectors.split(',')) {
      const name = /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name) styles.set(name, `${styles.get(name) ?? ''}${piece.slice(0, -1)};`.slice(-styleCharacters));
    }
  }
  return styles;
}

const lastValue = (style: string, property: RegExp): string | undefined => {
  const declared = style.split(';').map((declaration) => declaration.split(':'));
  return declared
    .findLast(([name = '']) => property.test(name.trim()))?.[1]
    ?.replace(/!important/i, '')
    .trim();
};

/** Takes out what the reader doesn't see: elements hidden by a class or an attribute, and white words on white. */
export function dropUnseen(document: HtmlNode): void {
  const styles = new Map<string, string>();
  const collect = (node: HtmlNode, depth: number): void => {
    if (node.name === 'style')
      for (const [name, style] of classStyles((node.children ?? []).map((child) => child.data ?? '').join('')))
        styles.set(name, `${styles.get(name) ?? ''}${style}`.slice(-styleCharacters));
    else if (depth <= limits.htmlDepth) for (const child of node.children ?? []) collect(child, depth + 1);
  };
  const styleOf = ({ attribs = {} }: HtmlNode): string =>
    [...new Set((attribs.class ?? '').split(/\s+/))]
      .map((name) => styles.get(name) ?? '')
      .concat(attribs.style ?? '')
      .join(';');
  const prune = (node: HtmlNode, colours: Colours, depth: number): void => {
    if (!node.children || depth > 2 * limits.htmlDepth) return;
    node.children = node.children.filter((child) => {
      if (child.type === 'text')
        return colours.ink !== 'transparent' && !(white.test(colours.ink) && white.test(colours.paper));
      const style = styleOf(child);
      if (child.attribs?.hidden !== undefined || hides(style)) return false;
      // A class strikes words out as well as a style of their own: whoever reads on needn't know the classes.
      if (/line-through/i.test(style)) child.attribs = { ...child.attribs, style };
      const ink = lastValue(style, /^color$/i) ?? child.attribs?.color ?? colours.ink;
      const paper = lastValue(style, /^background(?:-color|-image)?$/i) ?? child.attribs?.bgcolor ?? colours.paper;
      const shinesThrough = /^(?:none|transparent|inherit|initial)$/i.test(paper);
      prune(child, { ink, paper: shinesThrough ? colours.paper : paper }, depth + 1);
      return true;
    });
  };
  collect(document, 0);
  prune(document, { ink: 'black', paper: 'white' }, 0);
}
