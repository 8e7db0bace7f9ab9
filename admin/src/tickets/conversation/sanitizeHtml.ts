import DOMPurify from 'dompurify';

export type SafeHtml = { html: string; blockedPictures: number };

/** Pictures that came along with the mail, as `data:` addresses, by the Content-ID that `cid:` refers to. */
export type OwnPictures = ReadonlyMap<string, string>;
const none: OwnPictures = new Map();

const isRemote = (url: string): boolean => !/^\s*data:image\//i.test(url);

/** The Content-ID that an address refers to; null where it is another kind of address. */
const contentIdOf = (url: string): string | null => {
  const [, id] = /^\s*cid:(.+?)\s*$/i.exec(url) ?? [];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

/** The Content-IDs of the pictures that a mail shows. */
export const shownContentIds = (html: string): string[] =>
  [...html.matchAll(/["'=\s](cid:[^"'\s>]+)/gi)].flatMap(([, url]) => contentIdOf(url ?? '') ?? []);

function showOwnPictures(root: DocumentFragment, pictures: OwnPictures): void {
  for (const image of root.querySelectorAll('img[src]')) {
    const id = contentIdOf(image.getAttribute('src') ?? '');
    if (id === null) continue;
    const picture = pictures.get(id);
    if (picture === undefined) image.removeAttribute('src');
    else image.setAttribute('src', picture);
  }
}

/** Pictures may only come along with the mail: whoever opens it must not be seen by its author. */
function dropRemotePictures(root: DocumentFragment): number {
  let blocked = 0;
  for (const element of root.querySelectorAll('img, source, video, audio, input, svg image, [background]')) {
    for (const name of ['src', 'srcset', 'background', 'poster', 'href', 'xlink:href']) {
      const value = element.getAttribute(name);
      if (value === null || !isRemote(value)) continue;
      element.removeAttribute(name);
      blocked += 1;
    }
  }
  return blocked;
}

/** Styles may not reach out or cover anything: `url(…)`, `@import` and fixed positions go. */
function tameStyles(root: DocumentFragment): void {
  for (const element of root.querySelectorAll<HTMLElement>('[style]')) {
    const style = element.getAttribute('style') ?? '';
    if (/url\s*\(|image-set|expression|@import|position\s*:/i.test(style)) element.removeAttribute('style');
  }
}

/**
 * The HTML variant of a mail, made harmless: no scripts, forms, frames or remote content. It is shown in a sandboxed
 * frame with a policy of its own besides, so that a hole in one guard is closed by another.
 */
export function sanitizeHtml(dirty: string, pictures: OwnPictures = none): SafeHtml {
  const root = DOMPurify.sanitize(dirty, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'style',
      'form',
      'button',
      'textarea',
      'select',
      'option',
      'video',
      'audio',
      'iframe',
      'base',
      'link',
      'meta',
    ],
    FORBID_ATTR: ['target', 'ping', 'id', 'class', 'name'],
    ALLOW_DATA_ATTR: false,
  });
  showOwnPictures(root, pictures);
  const blockedPictures = dropRemotePictures(root);
  tameStyles(root);
  for (const link of root.querySelectorAll('a[href]')) {
    link.setAttribute('title', link.getAttribute('href') ?? '');
    link.removeAttribute('href');
  }
  const holder = document.createElement('div');
  holder.append(root);
  return { html: holder.innerHTML, blockedPictures };
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The document of the frame. */
export function frameDocument(html: string): string {
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer"><style>
body{margin:12px;font:13.5px/1.45 "Segoe UI",Roboto,"Noto Sans","Liberation Sans",system-ui,Arial,sans-serif;color:#1b232b;background:#fff;overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}a{color:#1b5e8c;text-decoration:underline}
</style></head><body>${html}</body></html>`;
}
