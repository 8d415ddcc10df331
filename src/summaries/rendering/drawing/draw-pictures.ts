import type { Picture } from '../../../chat/reply.ts';
import type { ShownCourse, ShownSummary } from '../../shown-summary.ts';
import { describeCourse, describeSummary } from '../describe-picture.ts';
import { chartCourse } from './chart-course.ts';
import { chartSummary } from './chart-summary.ts';
import { toPng, toSvg } from './render-chart.ts';

/** An organisation can have hundreds; a picture of more is longer than anybody scrolls, and takes long to draw. */
const mostSkills = 40;

/** Of the skills that come first; how many are left to the table is said. */
export function drawSummary(summary: ShownSummary): Picture {
  const drawn = { ...summary, skills: summary.skills.slice(0, mostSkills) };
  const left = summary.skills.length - drawn.skills.length;
  const png = toPng(toSvg(chartSummary(drawn, left)));
  return { name: `team-summary-${summary.day}.png`, ...png, alternativeText: describeSummary(drawn, left) };
}

export function drawCourse(course: ShownCourse): Picture {
  const png = toPng(toSvg(chartCourse(course)));
  return { name: `${toFileName(course.skill)}.png`, ...png, alternativeText: describeCourse(course) };
}

function toFileName(skill: string): string {
  const words = `trend ${skill}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-');
}
