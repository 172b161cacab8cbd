// Who may import whom. tests/architecture runs these rules on the house, and on small wrong houses to show that each can fail.

/** From the ground up: a storey imports those before it, never those after it. */
const STOREYS = [
  'kernel', 'platform', 'ledger', 'accounts', 'disclosures', 'institutions', 'lender-kit', 'payments', 'notifications', 'catalogue', 'workplace', 'limits',
  'orders', 'deliveries', 'contracts', 'signing', 'leases', 'supplements', 'rights', 'checking', 'billing', 'endings', 'guarantee', 'settlements', 'insights', 'transfers', 'privacy', 'callbacks', 'desk-server', 'sandbox-gateway',
];
/** On top of them all, beside each other. */
const ROOFS = ['web', 'worker', 'host'];

const DOMAIN = STOREYS.filter((name) => name !== 'kernel' && name !== 'platform').join('|');
const MODEL = '[a-z-]*\\bmodel(/|\\.ts$)';
const STORE = '[a-z-]*\\bstore(/|\\.ts$)';
const VIEWS = '[a-z-]*\\bviews(/|\\.ts$)';
const DATABASE = '^(lib/platform/generated/|node_modules/(@prisma/|pg/|graphile-worker/))';
const PURE = '^node_modules/(zod|decimal\\.js|temporal-polyfill|temporal-spec|canonicalize|pkijs|asn1js|pdfjs-dist)/';

const upward = STOREYS.map((name, index) => ({
  name: `storeys-downwards-${name}`,
  comment: `lib/${name} may use only what lies below it. What happens above because of something below travels as a job.`,
  severity: 'error',
  from: { path: `^lib/${name}/` },
  to: { path: `^lib/(${[...STOREYS.slice(index + 1), ...ROOFS].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-missing', comment: 'An import that leads nowhere (server-only is an alias of Next).', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^server-only$' } },
    ...upward,
    {
      name: 'roofs-apart', severity: 'error', comment: 'Web, worker and host are composition roots and do not use each other.',
      from: { path: '^lib/(web|worker|host)/' }, to: { path: '^lib/(web|worker|host)/', pathNot: '^lib/$1/' },
    },
    {
      name: 'nobody-below-the-front', severity: 'error', comment: 'lib knows neither pages nor components.',
      from: { path: '^lib/' }, to: { path: '^(app|components|tests)/' },
    },
    {
      name: 'tests-stay-outside', severity: 'error', from: { path: '^(app|components)/' }, to: { path: '^tests/' },
    },
    {
      name: 'kernel-pure', severity: 'error', comment: 'The kernel computes; it runs in the browser and depends on nothing that acts.',
      from: { path: '^lib/kernel/' }, to: { pathNot: ['^lib/kernel/', PURE] },
    },
    {
      name: 'model-pure', severity: 'error', comment: 'A model imports the kernel and models below it, so that it runs in the browser too.',
      from: { path: `^lib/(${DOMAIN})/${MODEL}` }, to: { pathNot: ['^lib/kernel/', `^lib/(${DOMAIN})/${MODEL}`, PURE] },
    },
    {
      name: 'database-only-in-stores', severity: 'error', comment: 'Prisma and SQL live in store, views, platform and host; the worker runs the jobs.',
      from: { path: '^(lib|app|components)/', pathNot: [`^lib/(${DOMAIN})/(${STORE}|${VIEWS})`, '^lib/(platform|host|worker)/'] }, to: { path: DATABASE },
    },
    {
      name: 'views-only-read', severity: 'error', comment: 'A view reads; it never comes to audit or jobs, as every use case does.',
      from: { path: `^lib/(${DOMAIN})/${VIEWS}` }, to: { path: '^lib/platform/(audit|jobs)\\.ts$', reachable: true },
    },
    {
      name: 'store-knows-no-view', severity: 'error', comment: 'What a screen shows is decided above the store.',
      from: { path: `^lib/(${DOMAIN})/${STORE}` }, to: { path: `^lib/(${DOMAIN})/${VIEWS}` },
    },
    {
      name: 'components-know-no-data', severity: 'error', comment: 'Components import components, kernel and models; actions and rows reach them as props.',
      from: { path: '^components/' }, to: { path: '^(lib|app)/', pathNot: ['^lib/kernel/', `^lib/(${DOMAIN})/${MODEL}`], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-only-types-of-views', severity: 'error', comment: 'Of the rest of lib a component may name only the types of view rows.',
      from: { path: '^components/' }, to: { path: '^(lib|app)/', pathNot: ['^lib/kernel/', `^lib/(${DOMAIN})/(${MODEL}|${VIEWS})`], dependencyTypes: ['type-only'] },
    },
    {
      name: 'ui-without-domain', severity: 'error', comment: 'components/ui has no domain words.',
      from: { path: '^components/ui/' }, to: { path: [`^lib/(${DOMAIN}|platform|web|host|worker)/`, '^components/(?!ui/)'] },
    },
    {
      name: 'notices-by-notify', severity: 'error', comment: 'What draws the notices is fetched at the first `notify`; one given to it directly before that is lost.',
      from: { path: '^(app|components)/', pathNot: '^components/ui/toast-list\\.tsx$' }, to: { path: '^(node_modules/)?sonner' },
    },
    {
      name: 'pages-use-no-store', severity: 'error', comment: 'A page reads by views and writes by use cases, which decide by the actor; stores decide nothing.',
      from: { path: '^app/' }, to: { path: `^lib/((${DOMAIN})/${STORE}|host/|worker/)` },
    },
    {
      name: 'server-only-in-web', severity: 'error', comment: 'It throws outside Next, so the worker and the commands could not load it.',
      from: { path: '^lib/', pathNot: '^lib/web/' }, to: { path: '^(node_modules/)?server-only' },
    },
    {
      name: 'no-test-tools-in-the-app', severity: 'error', comment: 'What only the tests use is not there in production.',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/host/suites/' }, to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|lib/platform/generated/(internal|models))/' },
    // Imports of types count: a circle of types is a circle in the reader's head.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'] },
    skipAnalysisNotInRules: false,
  },
};
// Not enumerable, because the tool refuses settings that it does not know.
Object.defineProperties(module.exports, { STOREYS: { value: STOREYS }, ROOFS: { value: ROOFS } });
