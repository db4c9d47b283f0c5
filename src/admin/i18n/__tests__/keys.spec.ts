import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import ts from "typescript"

import resources from "../index"

/**
 * Every text is there in both languages, and every text is used. A key stands in the code as a whole string
 * ("settings.title"), never put together from parts, so that it can be searched for; what chooses between keys is a
 * map of them.
 */

const ADMIN = join(__dirname, "..", "..")
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/
const KEY = new RegExp(`^(${Object.keys(resources.en.sepay).join("|")})(\\.\\w+)+$`)

type Texts = { [name: string]: string | Texts }

function flatten(texts: Texts, path: string[] = []): Array<[key: string, text: string]> {
  return Object.entries(texts).flatMap(([name, value]): Array<[string, string]> =>
    typeof value === "string" ? [[[...path, name].join("."), value]] : flatten(value, [...path, name])
  )
}

/** Texts by key, those of a plural under one key. */
function byKey(texts: Texts): Map<string, Array<{ form: string | null; text: string }>> {
  const found = new Map<string, Array<{ form: string | null; text: string }>>()
  for (const [name, text] of flatten(texts)) {
    const key = name.replace(PLURAL_FORM, "")
    const form = PLURAL_FORM.exec(name)?.[1] ?? null
    found.set(key, [...(found.get(key) ?? []), { form, text }])
  }
  return found
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].flatMap(([, name]) => (name ? [name] : []))
}

function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) {
      return entry.name === "i18n" || entry.name === "__tests__" ? [] : sourceFiles(path)
    }
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The keys in a file, and the calls of `t` whose key is put together. */
function readUses(path: string): { keys: string[]; composed: string[] } {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const keys: string[] = []
  const composed: string[] = []
  const visit = (node: ts.Node): void => {
    // A widget's zone ("order.details.after") looks like a key.
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === "zone") {
      return
    }
    if (ts.isStringLiteralLike(node) && KEY.test(node.text)) {
      keys.push(node.text)
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "t") {
      const [key] = node.arguments
      if (key && (ts.isTemplateExpression(key) || ts.isBinaryExpression(key))) {
        composed.push(`${relative(ADMIN, path)}: ${key.getText(file)}`)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { keys, composed }
}

const english = byKey(resources.en.sepay)
const vietnamese = byKey(resources.vi.sepay)
const uses = sourceFiles(ADMIN).map(readUses)
const usedKeys = new Set(uses.flatMap(({ keys }) => keys))

const without = (keys: Iterable<string>, others: { has(key: string): boolean }) =>
  [...keys].filter((key) => !others.has(key))

describe("the admin's texts", () => {
  it("have the same keys in English and in Vietnamese", () => {
    expect({
      missingInVietnamese: without(english.keys(), vietnamese),
      missingInEnglish: without(vietnamese.keys(), english),
    }).toEqual({ missingInVietnamese: [], missingInEnglish: [] })
  })

  it.each([
    ["en", english],
    ["vi", vietnamese],
  ])("are not empty, and have every plural form that %s has", (language, texts) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const empty = [...texts].filter(([, variants]) => variants.some(({ text }) => text.trim() === ""))
    const incomplete = [...texts].filter(
      ([, variants]) =>
        variants.some(({ form }) => form !== null) &&
        [...forms].sort().join() !== variants.map(({ form }) => String(form)).sort().join()
    )
    expect({ empty: empty.map(([key]) => key), incomplete: incomplete.map(([key]) => key) }).toEqual({
      empty: [],
      incomplete: [],
    })
  })

  it("name the same variables in both languages", () => {
    const variablesOf = (variants: Array<{ text: string }> = []) =>
      [...new Set(variants.flatMap(({ text }) => variables(text)))].sort()
    const different = [...english].filter(
      ([key, variants]) => variablesOf(variants).join() !== variablesOf(vietnamese.get(key)).join()
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it("exist wherever the code names them", () => {
    expect(without(usedKeys, english)).toEqual([])
  })

  it("are all used", () => {
    expect(without(english.keys(), usedKeys)).toEqual([])
  })

  it("are named by whole keys", () => {
    expect(uses.flatMap(({ composed }) => composed)).toEqual([])
  })
})
