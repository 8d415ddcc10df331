// The thread that create-draw.ts starts. It draws what it is sent, one after the other, and answers with the pictures.
import { parentPort } from 'node:worker_threads';
import type { ShownCourse, ShownSummary } from '../../shown-summary.ts';
import { drawCourse, drawSummary } from './draw-pictures.ts';
import { measureText } from './measure-text.ts';

export type Asked = { readonly summary: ShownSummary } | { readonly course: ShownCourse };

warmUp();

parentPort?.on('message', (asked: Asked) => {
  parentPort?.postMessage('summary' in asked ? drawSummary(asked.summary) : drawCourse(asked.course));
});

/** So that the first picture takes no longer than the next. */
function warmUp(): void {
  const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
  for (const weight of ['normal', 'bold'] as const) measureText(characters, 1, weight);
  const covered = { from: 20, to: 80 };
  const day = '2026-01-01';
  const skills = Array.from({ length: 12 }, () => ({ skill: 'A skill to begin with', covered, unrated: 20 }));
  drawSummary({ title: 'A team', day, minimum: 5, skills, courses: [] });
  drawCourse({ skill: 'A skill', points: [{ day, covered }] });
}
