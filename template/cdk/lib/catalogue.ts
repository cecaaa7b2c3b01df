// The error catalogue under the `type` of each problem: static pages that API Gateway answers itself, made from the table of
// codes in openapi.yaml as the local bank makes its own (local/src/docs/problems.rs). A code that there is not has no page, and
// gets the gateway's 404.

import type { CatalogueEntry } from './contract.ts';
import { Mismatch } from './mismatch.ts';

/** The paths of the catalogue: one page for all codes, one for each. */
export function cataloguePaths(entries: readonly CatalogueEntry[]): Record<string, object> {
  const items = entries.map(({ code, status, meaning }) => `<dt><a href="/problems/${code}"><code>${code}</code></a> ${status}</dt><dd>${prose(meaning)}</dd>`);
  return {
    '/problems': { get: pageMethod(page('Problems of the Malai API', `<dl>${items.join('')}</dl>`)) },
    ...Object.fromEntries(entries.map((entry) => [`/problems/${entry.code}`, { get: pageMethod(pageOf(entry)) }])),
  };
}

function pageOf({ code, status, meaning, advice }: CatalogueEntry): string {
  return page(code, `<dl><dt>Status</dt><dd>${status}</dd><dt>Meaning</dt><dd>${prose(meaning)}.</dd><dt>What to do</dt><dd>${prose(advice)}.</dd></dl>`
    + '<p><a href="/problems">All problems</a></p>');
}

/** A cell of the table as HTML: words between backticks are code. */
function prose(cell: string): string {
  return cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/`([^`]*)`/g, '<code>$1</code>');
}

/** No style and no script: the policy of the API's answers allows neither. */
function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
}

/** A method that calls nothing: API Gateway answers with the text. */
function pageMethod(html: string): object {
  // What API Gateway fills in is a Velocity template, in which these two begin an expression.
  if (/[$#]/.test(html)) throw new Mismatch('openapi.yaml: the table of codes may hold no $ and no #');
  const contentType = 'Content-Type';
  return {
    security: [],
    responses: { 200: { description: 'A page', headers: { [contentType]: { schema: { type: 'string' } } } } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_templates',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: { [`method.response.header.${contentType}`]: "'text/html; charset=utf-8'" },
          responseTemplates: { 'text/html': html },
        },
      },
    },
  };
}
