import type { Attachment } from '../../chat/reply.ts';
import { toCsvLine } from '../../to-csv-line.ts';
import type { ShownSummary } from '../shown-summary.ts';
import { summaryColumns, summaryRows } from './summary-table.ts';

// Without it Excel reads UTF-8 as another encoding.
const byteOrderMark = '\uFEFF';

/** The summary's table as a file. */
export function summaryCsv(summary: ShownSummary): Attachment {
  const lines = [summaryColumns, ...summaryRows(summary)].map(toCsvLine);
  return {
    name: `team-summary-${summary.day}.csv`,
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(byteOrderMark + lines.join('')),
  };
}
