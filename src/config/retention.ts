import { z } from 'zod';

function span(name: string, { unit, usual }: { readonly unit: string; readonly usual: number }) {
  const problem = `${name} must be a whole number of ${unit}, from 1 to 1200.`;
  return z
    .string()
    .regex(/^\d{1,4}$/, problem)
    .transform(Number)
    .refine((count) => count >= 1 && count <= 1_200, problem)
    .default(usual);
}

const leastRatings =
  'RETENTION_RATINGS_MONTHS must be 13 at least: figures are made of the ratings of a year.';
const leastRatingsMonths = 13;

export const retentionSettings = z.object({
  RETENTION_RATINGS_MONTHS: span('RETENTION_RATINGS_MONTHS', { unit: 'months', usual: 24 }).refine(
    (months) => months >= leastRatingsMonths,
    leastRatings,
  ),
  RETENTION_NOTES_MONTHS: span('RETENTION_NOTES_MONTHS', { unit: 'months', usual: 12 }),
  RETENTION_RECORDS_MONTHS: span('RETENTION_RECORDS_MONTHS', { unit: 'months', usual: 12 }),
  RETENTION_LEAVERS_DAYS: span('RETENTION_LEAVERS_DAYS', { unit: 'days', usual: 30 }),
});

export function retentionOf(found: z.infer<typeof retentionSettings>) {
  return {
    ratingsMonths: found.RETENTION_RATINGS_MONTHS,
    notesMonths: found.RETENTION_NOTES_MONTHS,
    recordsMonths: found.RETENTION_RECORDS_MONTHS,
    leaversDays: found.RETENTION_LEAVERS_DAYS,
  };
}
