/** What is answered while the process is still starting: the first start builds the panel and fills the demo. */
export function answerWhileStarting(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/healthz') return Response.json({ status: 'ok' });
  if (pathname === '/readyz' || pathname.startsWith('/api/'))
    return Response.json(
      { status: 'starting', code: 'starting', message: 'Система запускается. Повторите через несколько секунд.' },
      { status: 503, headers: { 'Retry-After': '2' } },
    );
  return new Response(page, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2', 'Cache-Control': 'no-store' },
  });
}

const page = `<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>Переносы — запускается</title>
<p style="font: 16px sans-serif; margin: 20vh auto; width: max-content">Система запускается, страница откроется сама…</p>
</html>
`;
