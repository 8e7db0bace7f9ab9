import { type AuditQuery, auditDimensionLabels, auditDimensions, citedClauses, formatDate } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { auditChoicesRoute, auditFileRoute, auditRoute } from '../contract/audit.ts';
import { pdf, pdfType } from '../exports/pdf.ts';
import { xlsxType } from '../exports/xlsx.ts';
import { download } from '../http/download.ts';
import { createRouter } from '../http/router.ts';
import { auditChoicesOf, describeAudit } from './describe-audit.ts';
import { auditPdf } from './report-pdf.ts';
import { auditWorkbook } from './report-sheets.ts';

/** What the figures are narrowed by, in words: «Ящик, Партнёр»; null: nothing. */
const narrowedBy = (query: AuditQuery): string | null => {
  const chosen = auditDimensions.filter((dimension) => query[dimension].length > 0);
  return chosen.length === 0
    ? null
    : `Отобрано: ${chosen.map((dimension) => `${auditDimensionLabels[dimension].toLowerCase()} (${query[dimension].length})`).join(', ')}`;
};

/** How the desk keeps the term of 1.3: on the screen, and as files. */
export const auditRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(auditRoute, async (c) =>
      c.json((await describeAudit(c.var.em, c.req.valid('query'), deps.now())).view, 200),
    )
    .openapi(auditChoicesRoute, async (c) =>
      c.json({ clauses: [...citedClauses], ...(await auditChoicesOf(c.var.em)) }, 200),
    )
    .openapi(auditFileRoute, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const now = deps.now();
      const report = await describeAudit(c.var.em, query, now);
      return download(c, {
        fileName: `Показатели ${formatDate(query.from)}–${formatDate(query.to)}.${format}`,
        mimeType: format === 'pdf' ? pdfType : xlsxType,
        content:
          format === 'pdf'
            ? await pdf(auditPdf(report.view, narrowedBy(query)))
            : await auditWorkbook(c.var.em, report, { query, now }),
      });
    });
