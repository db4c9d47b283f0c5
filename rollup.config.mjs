import { readFileSync } from "node:fs"
import { dts } from "rollup-plugin-dts"
import esbuild from "rollup-plugin-esbuild"

/** What storefronts import, each by its own: whoever uses the client alone needs no React. */
const ENTRIES = [
  { name: "index", input: "src/storefront/index.ts" },
  { name: "react", input: "src/storefront/react/index.ts", banner: '"use client";' },
]
const DIRECTORY = "dist/storefront"
/** Dependencies stay imports, so that a bundler has one copy of each. */
const external = (id) => !/^[./]/.test(id)

const scripts = ENTRIES.map(({ name, input, banner }) => ({
  input,
  external,
  plugins: [esbuild({ target: "es2022", jsx: "automatic", tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } } })],
  // Bundling drops the directives of modules: the banner is the first statement of what is built.
  output: [
    { file: `${DIRECTORY}/${name}.mjs`, format: "es", banner },
    { file: `${DIRECTORY}/${name}.cjs`, format: "cjs", banner },
  ],
}))

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
    this.emitFile({ type: "asset", fileName: "styles.css", source: readFileSync("src/storefront/styles.css", "utf8") })
  },
}
declarations[0].plugins.push(styles)

export default [...scripts, ...declarations]
