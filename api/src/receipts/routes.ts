import type { ApiDependencies } from '../app-environment.ts';
import { receiptFileRoute, receiptRoute } from '../contract/receipts.ts';
import { csv, csvType } from '../exports/csv.ts';
import { pdf, pdfType } from '../exports/pdf.ts';
import { createRouter } from '../http/router.ts';
import { downloadName } from '../mails/content-routes.ts';
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
      const bytes = await (format === 'csv' ? csv(receiptColumns, receipt.stretches) : pdf(receiptPdf(receipt)));
      return c.body(new Uint8Array(bytes), 200, {
        'X-Content-Type-Options': 'nosniff',
        'Content-Type': format === 'csv' ? csvType : pdfType,
        'Content-Disposition': downloadName(`Расчёт срока ${receipt.number}.${format}`),
      });
    });
