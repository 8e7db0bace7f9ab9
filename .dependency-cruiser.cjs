/** Dependencies point inwards: admin → (HTTP) api → db → domain, mail-ingest → db → domain. */
const inside = (folder) => `^${folder}/`;
/** The folders of mail-ingest/src/extraction, each built of those before it. */
const extraction = ['text', 'dates', 'values', 'parties', 'tables', 'drafts', 'objections', 'kind', 'request', 'reply'];
const inExtraction = (folders) => `^mail-ingest/src/extraction/(?:${folders.join('|')})/`;
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: inside('domain') },
      to: { path: '^(db|mail-ingest|api|admin|test)/' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^domain/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'db-imports-only-domain',
      severity: 'error',
      from: { path: inside('db') },
      to: { path: '^(mail-ingest|api|admin|test)/' },
    },
    {
      name: 'mail-ingest-does-not-import-api',
      severity: 'error',
      from: { path: inside('mail-ingest') },
      to: { path: '^(api|admin|test)/' },
    },
    {
      name: 'only-the-composition-root-starts-ingest',
      severity: 'error',
      from: { path: '^api/src/', pathNot: '^api/src/main\\.ts$' },
      to: { path: '^mail-ingest/' },
    },
    {
      name: 'api-does-not-import-panel',
      severity: 'error',
      from: { path: inside('api') },
      to: { path: '^(admin|test)/' },
    },
    {
      name: 'admin-imports-only-domain',
      severity: 'error',
      from: { path: inside('admin') },
      to: { path: '^(db|mail-ingest|api|test)/' },
    },
    ...extraction.slice(0, -1).map((folder, index) => ({
      name: `extraction-${folder}-imports-only-what-it-is-built-of`,
      severity: 'error',
      from: { path: inExtraction([folder]), pathNot: '\\.test\\.ts$' },
      to: { path: inExtraction(extraction.slice(index + 1)) },
    })),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(domain|db|mail-ingest|api|admin)/src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|dist|var)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
