const site = 'https://ddat-capability-framework.service.gov.uk';

export const rolePage = (role: string): string => `${site}/role/${slug(role)}`;

export const skillPage = (skill: string): string => `${site}/skills#${slug(skill)}`;

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
}
