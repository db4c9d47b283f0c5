import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { dts } from "rollup-plugin-dts"
import esbuild from "rollup-plugin-esbuild"

/** What storefronts import, each by its own: whoever uses the client alone needs no React. */
const ENTRIES = [
  { name: "index", input: "src/index.ts" },
  { name: "react", input: "src/react/index.ts", banner: '"use client";' },
]
const DIRECTORY = "dist"
/** What is built in, so that React is all that a storefront has to have. */
const BUILT_IN = "uqr"
const builtInModule = fileURLToPath(import.meta.resolve(BUILT_IN))

/** React stays an import, so that a storefront has one copy of it. */
const external = (id) => id !== BUILT_IN && !/^[./]/.test(id)

const builtIn = {
  name: "built-in",
  resolveId: (id) => (id === BUILT_IN ? builtInModule : null),
  /** Its license asks to go where it goes. */
  generateBundle() {
    const source = readFileSync(join(dirname(createRequire(import.meta.url).resolve(BUILT_IN)), "..", "LICENSE"), "utf8")
    this.emitFile({ type: "asset", fileName: `${BUILT_IN}.LICENSE.txt`, source })
  },
}

const scripts = ENTRIES.map(({ name, input, banner }) => ({
  input,
  external,
  plugins: [
    builtIn,
    esbuild({ target: "es2022", jsx: "automatic", tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } } }),
  ],
  // Bundling drops the directives of modules: the banner is the first statement of what is built.
  output: [
    { file: `${DIRECTORY}/${name}.mjs`, format: "es", banner },
    { file: `${DIRECTORY}/${name}.cjs`, format: "cjs", banner },
  ],
}))

/** What the store answers is written by `npm run openapi` into `src/client/store-api.ts`. */
const declarations = ["mts", "cts"].map((extension) => ({
  input: Object.fromEntries(ENTRIES.map(({ name, input }) => [name, input])),
  external,
  plugins: [dts({ tsconfig: "tsconfig.json" })],
  output: {
    dir: DIRECTORY,
    format: "es",
    entryFileNames: `[name].d.${extension}`,
    chunkFileNames: `shared.d.${extension}`,
  },
}))

const styles = {
  name: "styles",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "styles.css", source: readFileSync("src/styles.css", "utf8") })
  },
}
declarations[0].plugins.push(styles)

export default [...scripts, ...declarations]
