import { readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { createConfig, lintFromString } from "@redocly/openapi-core"
import openapiTypescript, { astToString } from "openapi-typescript"
import { stringify } from "yaml"
import { contracts } from "../src/api/contracts"
import { createOpenApiDocument } from "./openapi/create-document"
import { findPolicies } from "./openapi/find-policies"

/**
 * Writes what comes from the routes' contracts:
 *
 *     npm run openapi              writes the document and the types that are made of it
 *     npm run openapi -- --check   fails when one of them is out of date, or the document is not valid
 */

const ROOT = join(__dirname, "..")
const COMMAND = "npm run openapi"
const DOCUMENT = "docs/openapi.yaml"
const NOTICE = `Written by \`${COMMAND}\` from the contracts beside the routes (src/api/**/contracts.ts). Do not edit it.`

/** The server of the document is an example. */
const RULES = { "no-server-example.com": "off" } as const

async function createFiles(): Promise<Record<string, string>> {
  const document = stringify(createOpenApiDocument(contracts, findPolicies), {
    lineWidth: 120,
    aliasDuplicateObjects: false,
  })
  const forStorefronts = createOpenApiDocument(
    contracts.filter(({ path }) => path.startsWith("/store/")),
    findPolicies
  )
  const storeAnswers = { ...forStorefronts, paths: {} }
  return {
    [DOCUMENT]: `# ${NOTICE}\n${document}`,
    "integration-tests/support/openapi.ts": await writeTypes(document),
    // A program that has neither Medusa nor zod (a script that reads answers, say) gets plain types, too: without zod those that
    // are made of the schemas would be `any`.
    "src/api/answers.ts": await writeAnswers(),
    // Storefronts install the package without Medusa and without zod: they get plain types.
    "packages/storefront/src/client/store-api.ts": await writeTypes(
      stringify(storeAnswers, { aliasDuplicateObjects: false })
    ),
  }
}

async function writeTypes(document: string): Promise<string> {
  return `// ${NOTICE}\n${astToString(await openapiTypescript(document, { alphabetize: false }))}`
}

/** The answers' types, each under its own name. */
async function writeAnswers(): Promise<string> {
  const document = createOpenApiDocument(contracts, findPolicies)
  const { Error: _shared, ...schemas } = document.components?.schemas ?? {}
  const answers = stringify({ ...document, paths: {}, components: { schemas } }, { aliasDuplicateObjects: false })
  const types = await openapiTypescript(answers, { alphabetize: false, rootTypes: true, rootTypesNoSchemaPrefix: true })
  const text = astToString(types)
    .replace(/^export type (paths|webhooks|operations|\$defs) = .*\n/gm, "")
    .replace("export interface components", "interface components")
  return `// ${NOTICE}\n${text}`
}

async function findProblems(document: string): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"], rules: RULES })
  const problems = await lintFromString({ source: document, config, absoluteRef: join(ROOT, DOCUMENT) })
  return problems.map(({ message, location, ruleId }) => `${DOCUMENT} ${location[0]?.pointer ?? ""}: ${message} (${ruleId})`)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}

async function main(isCheck: boolean): Promise<number> {
  const files = await createFiles()
  const problems = await findProblems(files[DOCUMENT] ?? "")
  for (const [name, text] of Object.entries(files)) {
    const file = join(ROOT, name)
    if (!isCheck) {
      writeFileSync(file, text)
      console.log(`${relative(process.cwd(), file)} written`)
    } else if (readIfThere(file) !== text) {
      problems.push(`${name} is out of date: run \`${COMMAND}\` and commit what it wrote.`)
    }
  }
  problems.forEach((problem) => console.error(problem))
  return problems.length === 0 ? 0 : 1
}

main(process.argv.includes("--check")).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.stack)
    process.exit(1)
  }
)
