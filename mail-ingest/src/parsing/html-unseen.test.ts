import { expect, it } from 'vitest';
import { canonicalBody } from './body.ts';
import { htmlToText } from './html-text.ts';

const said = (html: string): string => htmlToText(html).text.trim();

it.each([
  '<p style="color:#fff">x</p>',
  '<p style="background:white"><font color="#FFFFFF">x</font></p>',
  '<style>.a, p.b { display:none }</style><p class="b">x</p>',
  '<p hidden>x</p>',
  '<div style="opacity:0;height:0">x</div>',
  '<p style="font-size:0em">x</p>',
])('what the reader does not see is not read: %s', (html) => {
  expect(said(`<html><body>${html}</body></html>`)).toBe('');
});

it.each([
  '<p style="color:#fff;background:#036">x</p>',
  '<table bgcolor="#003366"><tr><td style="color:white">x</td></tr></table>',
  '<style>@media (max-width:600px) { .a { display:none } }</style><p class="a">x</p>',
  '<p style="opacity:0.8">x</p>',
  '<p style="color:#fff"><span style="color:#000">x</span></p>',
])('what the reader sees is read: %s', (html) => {
  expect(said(`<html><body>${html}</body></html>`)).toBe('x');
});

it('an ИНН that only the plain part states makes the parts differ', () => {
  const html = '<p>Перенос к ООО «Кедр», ИНН 7804123453</p>';
  expect(canonicalBody('Перенос к ООО «Клён», ИНН 5401888223', html).partsDiffer).toBe(true);
  expect(canonicalBody('Перенос к ООО «Кедр», ИНН 7804123453', html).partsDiffer).toBe(false);
  expect(canonicalBody('ИНН 7804123453 https://a.example/?id=1234567890', html).partsDiffer).toBe(false);
});
