import type { ApiDependencies } from '../app-environment.ts';
import { receiptFileRoute, receiptRoute } from '../contract/receipts.ts';
import { csv, csvType } from '../exports/csv.ts';
import { pdf, pdfType } from '../exports/pdf.ts';
import { download } from '../http/download.ts';
import { createRouter } from '../http/router.ts';
import { describeReceipt } from './describe-receipt.ts';
import { receiptColumns, receiptPdf } from './receipt-files.ts';

/** Why a deadline is what it is: on the screen, and as a file for the partner. */
export const receiptRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(receiptRoute, async (c) =>
      c.json(await describeReceipt(c.var.em, c.req.valid('param').id, deps.now()), 200),
    )
    .openapi(receiptFileRoute, async (c) => {
      const { id, format } = c.req.valid('param');
      const receipt = await describeReceipt(c.var.em, id, deps.now());
      return download(c, {
        fileName: `Расчёт срока ${receipt.number}.${format}`,
        mimeType: format === 'csv' ? csvType : pdfType,
        content: await (format === 'csv' ? csv(receiptColumns, receipt.stretches) : pdf(receiptPdf(receipt))),
      });
    });
