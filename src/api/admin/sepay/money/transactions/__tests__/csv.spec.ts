import fc from "fast-check"
import { writeCsvHeader, writeCsvRows } from "../csv"
import type { AdminSepayTransaction } from "../types"

const TRANSACTION: AdminSepayTransaction = {
  id: "septxn_1",
  occurred_at: "2026-03-27T03:15:00.000Z",
  is_day_only: false,
  recorded_at: "2026-03-27T03:15:03.000Z",
  source: "webhook",
  entered_by: null,
  entered_by_name: null,
  direction: "in",
  amount_vnd: 250_000,
  bank_name: "BIDV",
  account_number: "0071000888888",
  va_number: "963NTL000123",
  code: "SEPA7KQ2M9XWTC4",
  reference_number: "FT26085",
  content: "Chị Lan mua áo dài",
  needs_attention: false,
  allocated_vnd: { applied: 250_000, surplus: 0, late: 0, unmatched: 0, returned: 0, ignored: 0 },
  free_vnd: 0,
  returnable_vnd: 0,
  orders: [{ id: "order_1", display_id: 12 }],
}

describe("the exported file", () => {
  it("is UTF-8 for spreadsheets, with Vietnamese as it is and account numbers with all their digits", () => {
    expect(writeCsvHeader().startsWith("\u{feff}id,occurred_at,")).toBe(true)
    expect(writeCsvRows([TRANSACTION])).toBe(
      "septxn_1,2026-03-27T03:15:00.000Z,2026-03-27T03:15:03.000Z,in,250000,BIDV,'0071000888888,963NTL000123," +
        "SEPA7KQ2M9XWTC4,FT26085,Chị Lan mua áo dài,webhook,,false,false,#12,250000,0,0,0,0,0\n"
    )
  })

  it("holds no cell that a spreadsheet would take for a formula", () => {
    const beginnings = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "＋")
    fc.assert(
      fc.property(beginnings, fc.string(), (beginning, rest) => {
        const [row] = [writeCsvRows([{ ...TRANSACTION, content: beginning + rest }])]
        const cell = row.slice(row.indexOf("FT26085,") + "FT26085,".length)
        expect(cell).toMatch(/^"?'/)
      })
    )
  })

  it("keeps a cell one cell, whatever is in it", () => {
    const content = 'he said "hi",\nand left; \r\nthen came'
    const row = writeCsvRows([{ ...TRANSACTION, content }])
    expect(row).toContain('"he said ""hi"",\nand left; \r\nthen came"')
  })
})
