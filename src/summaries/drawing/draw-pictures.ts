import type { Picture } from '../../chat/reply.ts';
import { describeCourse, describeSummary } from '../describe-picture.ts';
import type { ShownCourse, ShownSummary } from '../shown-summary.ts';
import { chartCourse } from './chart-course.ts';
import { chartSummary } from './chart-summary.ts';
import { toPng, toSvg } from './render-chart.ts';

export function drawSummary(summary: ShownSummary): Picture {
  const png = toPng(toSvg(chartSummary(summary)));
  return { name: `team-summary-${summary.day}.png`, ...png, alternativeText: describeSummary(summary) };
}

export function drawCourse(course: ShownCourse): Picture {
  const png = toPng(toSvg(chartCourse(course)));
  return { name: `${toFileName(course.skill)}.png`, ...png, alternativeText: describeCourse(course) };
}

function toFileName(skill: string): string {
  return `trend ${skill}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
