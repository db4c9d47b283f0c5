import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"

const SOURCE = join(__dirname, "..")
/** They say what the columns are, and write no row. */
const DEFINITIONS = /(^|\/)(__tests__|migrations|models)\//

interface StatusColumn {
  table: string
  column: string
  /** The function of the generated service that could write it. */
  generated: RegExp
}

const VA_ORDER: StatusColumn = { table: "sepay_va_order", column: "status", generated: /\b(update|create|upsert)SepayVaOrders\(/ }
const SETTLEMENT: StatusColumn = {
  table: "sepay_receivable",
  column: "settlement_status",
  generated: /\b(update|create|upsert)SepayReceivables\(/,
}

/** The top-level functions, and methods, of a file that write a status column. */
function findWriters(text: string, fileName: string, status: StatusColumn): string[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const writers: string[] = []
  const visit = (node: ts.Node) => {
    const isUnit = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableStatement(node)
    if (!isUnit) {
      ts.forEachChild(node, visit)
    } else if (writes(node, status)) {
      writers.push(ts.isVariableStatement(node) ? node.getText(file).slice(0, 60) : (node.name?.getText(file) ?? "default"))
    }
  }
  visit(file)
  return writers
}

function writes(unit: ts.Node, status: StatusColumn): boolean {
  const text = unit.getText()
  const isBuilder = text.includes(`"${status.table}"`) && /\.(update|insert|merge)\(|\b(updateOf|insertOf)\(/.test(text)
  return status.generated.test(text) || writesInSql(text, status) || (isBuilder && setsProperty(unit, status.column))
}

/** `UPDATE table SET column =` and `INSERT INTO table (…, column, …)`. */
function writesInSql(text: string, { table, column }: StatusColumn): boolean {
  const updates = text.matchAll(new RegExp(`\\bUPDATE\\s+${table}\\b([^;]*?)(\\bWHERE\\b|$)`, "gi"))
  const inserts = text.matchAll(new RegExp(`\\bINSERT\\s+INTO\\s+${table}\\b\\s*\\(([^)]*)\\)`, "gi"))
  return (
    [...updates].some(([, set = ""]) => new RegExp(`(?<![\\w.])${column}\\s*=`).test(set)) ||
    [...inserts].some(([, columns = ""]) => new RegExp(`(?<!\\w)${column}(?!\\w)`).test(columns))
  )
}

/** Whether an object has the property, other than as a condition of a query. */
function setsProperty(node: ts.Node, name: string): boolean {
  if (ts.isCallExpression(node) && /where\w*$/i.test(node.expression.getText().split(".").at(-1) ?? "")) {
    return setsProperty(node.expression, name)
  }
  const isSet =
    (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
    node.name.getText().replace(/['"[\]]/g, "") === name
  return isSet || (ts.forEachChild(node, (child) => setsProperty(child, name) || undefined) ?? false)
}

const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !DEFINITIONS.test(path))
  .map((path) => ({ path, text: readFileSync(join(SOURCE, path), "utf8") }))

it.each([
  ["a VA order", VA_ORDER, ["insertOpeningVaOrder", "vaOrderStatusUpdates"]],
  ["a settlement", SETTLEMENT, ["settlementStatusUpdates"]],
])("the status of %s is written in one place, and by the insert of a new row", (_, status, expected) => {
  const writers = sources.flatMap(({ path, text }) => findWriters(text, path, status))
  expect(writers.sort()).toEqual(expected)
})

describe("what counts as writing a status", () => {
  const inFunction = (body: string) => `async function test(sql) { ${body} }`

  it.each([
    ["an update", inFunction(`await sql("sepay_va_order").where({ id }).update({ status: "paid" })`)],
    ["an update of several columns", inFunction(`await sql("sepay_va_order").update({ a: 1, ...(x ? { status } : {}) })`)],
    ["an update with a value of its own", inFunction(`const set = { status: "paid" }; await sql("sepay_va_order").update(set)`)],
    ["an insert", inFunction(`await sql("sepay_va_order").insert({ "status": "open" })`)],
    ["an update that is written with others", inFunction(`return updateOf("sepay_va_order", ids, { status: "paid" }, "VA order")`)],
    ["SQL", inFunction("await sql.raw(`UPDATE sepay_va_order SET a = 1, status = CASE WHEN b THEN 'paid' END WHERE id = ?`)")],
    ["an insert in SQL", inFunction("await sql.raw(`INSERT INTO sepay_va_order (id, status) VALUES (?, ?)`)")],
    ["a generated method", inFunction(`await service.updateSepayVaOrders({ id, status: "paid" })`)],
    ["a method", `class Service { async test() { await this.sql("sepay_va_order").update({ status: "paid" }) } }`],
  ])("%s", (_, text) => {
    expect(findWriters(text, "test.ts", VA_ORDER)).toEqual(["test"])
  })

  it.each([
    ["a condition", inFunction(`await sql("sepay_va_order").where({ status: "paid" }).update({ a: 1 })`)],
    ["a condition in SQL", inFunction("await sql.raw(`UPDATE sepay_va_order SET a = 1 WHERE status = 'paid'`)")],
    ["another table", inFunction(`await sql("sepay_return_owed").update({ status: "returned" })`)],
    ["another column", inFunction("await sql.raw(`UPDATE sepay_va_order SET other_status = 1 WHERE true`)")],
    ["what is read", inFunction(`const row = await sql("sepay_va_order").first(); return { status: row.status }`)],
  ])("not %s", (_, text) => {
    expect(findWriters(text, "test.ts", VA_ORDER)).toEqual([])
  })
})
