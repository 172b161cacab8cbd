import tseslint from 'typescript-eslint';

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is parsed once, in lib/platform/env.ts.',
};
// Node's own zone can only be set there, and some tests run under several.
const PROCESS_ENV_BUT_TZ = { ...PROCESS_ENV, selector: `:not(MemberExpression[property.name='TZ']) > ${PROCESS_ENV.selector}` };
const WALL_CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The domain goes by deps.clock.now(), so that its time can be moved.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The domain goes by deps.clock.now(), so that its time can be moved.' },
  { selector: "MemberExpression[object.object.name='Temporal'][object.property.name='Now']", message: 'The domain goes by deps.clock.now(), so that its time can be moved.' },
];
const LEFT_OUT = {
  selector: "MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fixme)$/]",
  message: 'A test runs or is not there.',
};

export default tseslint.config(
  { ignores: ['node_modules', '.next', '.data', 'lib/platform/generated', 'next-env.d.ts', 'tests/e2e/results', 'public'] },
  // A rule that does not fit is changed here, for all, with a reason; never in a file.
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*.js', '*.cjs', 'lib/host/*.mjs', 'lib/host/launch/*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // React calls an async action and an async event handler and waits for neither.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A port's implementation may answer at once.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', PROCESS_ENV],
    },
  },
  {
    files: ['lib/**/*.ts', 'components/**/*.tsx', 'app/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }] },
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: ['lib/platform/**', 'lib/host/**'],
    rules: { 'no-restricted-syntax': ['error', PROCESS_ENV, ...WALL_CLOCK] },
  },
  { files: ['tests/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', PROCESS_ENV_BUT_TZ, LEFT_OUT] } },
  // The one place, and the launcher's first step, which runs before anything is installed.
  { files: ['lib/platform/env.ts', 'lib/host/launch.mjs', 'lib/host/launch/*.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.{js,mjs,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
);
