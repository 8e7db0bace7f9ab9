import { describe, expect, it } from 'vitest';
import { frameDocument, sanitizeHtml, shownContentIds } from './sanitizeHtml.ts';

const hostile: [what: string, html: string, forbidden: RegExp][] = [
  ['a script', '<script>alert(1)</script>', /script|alert/i],
  ['an event handler', '<img src="data:image/png;base64,AA" onerror="alert(1)">', /onerror|alert/i],
  ['a handler on the page itself', '<body onload=alert(1)>', /onload|alert/i],
  ['a script in SVG', '<svg><script>alert(1)</script></svg>', /svg|alert/i],
  ['a script in MathML', '<math><mtext><script>alert(1)</script></mtext></math>', /<script|alert/i],
  ['a javascript link', '<a href="javascript:alert(1)">x</a>', /javascript/i],
  ['a frame', '<iframe src="https://evil.example"></iframe>', /iframe|evil/i],
  [
    'an object',
    '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example">',
    /object|embed|evil/i,
  ],
  ['a form', '<form action="https://evil.example"><input name="p"><button>ok</button></form>', /form|button|evil/i],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">', /meta|evil/i],
  ['a base address', '<base href="https://evil.example/">', /base|evil/i],
  ['a style sheet', '<style>@import url(https://evil.example/x.css);body{display:none}</style>', /import|evil/i],
  ['a linked style sheet', '<link rel="stylesheet" href="https://evil.example/x.css">', /link|evil/i],
  ['a remote picture', '<img src="https://evil.example/pixel.gif">', /evil/i],
  ['a remote picture by srcset', '<img srcset="https://evil.example/pixel.gif 2x">', /evil/i],
  ['a remote background', '<table background="https://evil.example/pixel.gif"><tr><td>x</td></tr></table>', /evil/i],
  ['a background by style', '<p style="background:url(https://evil.example/pixel.gif)">x</p>', /evil/i],
  ['a cover over the page', '<div style="position:fixed;inset:0">x</div>', /position/i],
  ['a clobbered name', '<img name="cookie" id="body" src="data:image/png;base64,AA">', /id=|name=/i],
];

describe('hostile HTML', () => {
  it.each(hostile)('loses %s', (_, html, forbidden) => {
    expect(sanitizeHtml(html).html).not.toMatch(forbidden);
  });

  it('counts the pictures that were blocked', () => {
    const html =
      '<img src="https://a.example/1.gif"><img src="http://b.example/2.gif"><img src="data:image/png;base64,AA">';
    expect(sanitizeHtml(html).blockedPictures).toBe(2);
  });
});

describe('an honest mail', () => {
  it('keeps its words, tables and the pictures that came with it', () => {
    const html =
      '<p>Просим <b>перенести</b></p><table><tr><td>ИНН</td></tr></table><img src="data:image/png;base64,AA">';
    const safe = sanitizeHtml(html);
    expect(safe.html).toContain('<b>перенести</b>');
    expect(safe.html).toContain('<td>ИНН</td>');
    expect(safe.html).toContain('data:image/png');
    expect(safe.blockedPictures).toBe(0);
  });

  it('shows the pictures that came as parts of the mail, and leaves out those that did not come', () => {
    const html = '<img src="cid:logo@mail" alt="знак"><img src=cid:stamp%40mail><img src="cid:gone" alt="нет">';
    expect(shownContentIds(html)).toEqual(['logo@mail', 'stamp@mail', 'gone']);
    const pictures = new Map([
      ['logo@mail', 'data:image/png;base64,AA=='],
      ['stamp@mail', 'data:image/gif;base64,BB=='],
    ]);
    expect(sanitizeHtml(html, pictures)).toEqual({
      html: '<img src="data:image/png;base64,AA==" alt="знак"><img src="data:image/gif;base64,BB=="><img alt="нет">',
      blockedPictures: 0,
    });
  });

  it('shows where a link would lead instead of leading there', () => {
    expect(sanitizeHtml('<a href="https://a.example/x">сюда</a>').html).toBe('<a title="https://a.example/x">сюда</a>');
  });

  it('is framed under a policy that allows neither scripts nor the network', () => {
    expect(frameDocument('<p>x</p>')).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  });
});
