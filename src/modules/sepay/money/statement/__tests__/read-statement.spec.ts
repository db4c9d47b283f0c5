import { MAXIMUM_STATEMENT_BYTES } from "../decode-statement"
import type { StatementColumns } from "../find-columns"
import { MAXIMUM_STATEMENT_ROWS } from "../parse-table"
import { readStatement, type StatementRow } from "../read-statement"

const NOW = new Date("2026-11-27T10:00:00+07:00")
const NONE: StatementColumns = { date: null, time: null, credit: null, debit: null, amount: null, reference: null, content: null }

function read(text: string, columns: StatementColumns | null = null) {
  return readStatement(Buffer.from(text, "utf8"), columns, NOW)
}

/** A row in few words. */
function brief(row: StatementRow): string {
  if (row.state !== "readable") {
    return `${row.line} ${row.state} ${row.why}`
  }
  const { direction, amountVnd, referenceNumber, content, transactedAt, isDayOnly } = row.entry
  const at = isDayOnly ? `day of ${transactedAt.toISOString()}` : transactedAt.toISOString()
  return [row.line, direction, amountVnd, at, referenceNumber, content].join(" | ")
}

const COMMA = `NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM,,,,
SAO KÊ TÀI KHOẢN,,,,
Số tài khoản: 0071000888888,,,,
,,,,
"Ngày giao dịch
(Date)",Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Mô tả
26/11/2026 09:15:30,FT26330001,,"1,234,567",NGUYEN VAN A chuyen tien
26/11/2026 10:00:00,FT26330002,"50,000",0,Phi dich vu
27/11/2026 08:00:00,FT26330003,,"500,000.00","Thanh toan ""don hang"" 12"
,,"50,000","1,734,567",Tổng cộng
,,,"9,999,999",Số dư cuối kỳ`

const SEMICOLON = `STT;Ngày;Diễn giải;Phát sinh nợ;Phát sinh có;Số dư
1;26/11/2026;LE THI B ck;0;250.000;1.250.000
2;27/11/2026;Rut tien;100.000;0;1.150.000
Cộng phát sinh;;;100.000;250.000;`

const TABS = "Date\tAmount\tDescription\tReference\n2026-11-26 09:15\t+250,000 VND\tck\tR1\n2026-11-26\t(20.000)\tphi\tR2\n"

const TABLES: Array<[string, string, Partial<StatementColumns>, string[]]> = [
  [
    "with lines above and totals below",
    COMMA,
    { date: 0, reference: 1, debit: 2, credit: 3, content: 4 },
    [
      "1 skipped above_table",
      "2 skipped above_table",
      "3 skipped above_table",
      "6 | in | 1234567 | 2026-11-26T02:15:30.000Z | FT26330001 | NGUYEN VAN A chuyen tien",
      "7 | out | 50000 | 2026-11-26T03:00:00.000Z | FT26330002 | Phi dich vu",
      '8 | in | 500000 | 2026-11-27T01:00:00.000Z | FT26330003 | Thanh toan "don hang" 12',
      "9 skipped total",
      "10 skipped total",
    ],
  ],
  [
    "with semicolons and days alone",
    SEMICOLON,
    { date: 1, debit: 3, credit: 4, content: 2 },
    [
      "2 | in | 250000 | day of 2026-11-26T05:00:00.000Z |  | LE THI B ck",
      // Noon of today is yet to come.
      "3 | out | 100000 | day of 2026-11-27T03:00:00.000Z |  | Rut tien",
      "4 skipped total",
    ],
  ],
  [
    "with tabs, in English, with one signed amount",
    TABS,
    { date: 0, amount: 1, content: 2, reference: 3 },
    ["2 | in | 250000 | 2026-11-26T02:15:00.000Z | R1 | ck", "3 | out | 20000 | day of 2026-11-26T05:00:00.000Z | R2 | phi"],
  ],
]

describe("a bank's statement", () => {
  it.each(TABLES)("is read %s", (_, text, columns, rows) => {
    const statement = read(text)
    expect(statement.columns).toEqual({ ...NONE, ...columns })
    expect(statement.rows.map(brief)).toEqual(rows)
    expect(statement.missing).toEqual([])
  })

  it.each<[string, Partial<StatementColumns>]>([
    ["Ngay GD,Ma GD,Ghi no,Ghi co,Noi dung,So du", { date: 0, reference: 1, debit: 2, credit: 3, content: 4 }],
    ["STT,Ngày hiệu lực,Ngày giao dịch,Giờ,PS Nợ,PS Có,Số dư,Nội dung", { date: 2, time: 3, debit: 4, credit: 5, content: 7 }],
    ["Thời gian,Số tiền,Đơn vị,Tài khoản ghi có,Diễn giải,Mã giao dịch", { date: 0, amount: 1, content: 4, reference: 5 }],
    ["Ngày,Nợ,Có,Chi tiết,Số CT", { date: 0, debit: 1, credit: 2, content: 3, reference: 4 }],
    ["Transaction Date,Debit,Credit,Balance,Transaction details,Ref No", { date: 0, debit: 1, credit: 2, content: 4, reference: 5 }],
    ["Ngày,Thu,Chi,Tồn,Ghi chú", { date: 0, credit: 1, debit: 2, content: 4 }],
    ["Từ ngày 01/11/2026,,\nNgày,Số tham chiếu,VND\n26/11/2026,FT1,100.000", { date: 0, reference: 1, amount: 2 }],
    ["Ngày,Số tham chiếu,VND,Còn\n26/11/2026,FT1,100.000,200.000", { date: 0, reference: 1 }],
    ["Date,Money out,Money in,Account number,Remarks", { date: 0, debit: 1, credit: 2, content: 4 }],
  ])("knows the columns of %s", (header, columns) => {
    expect(read(`${header}\n`).columns).toEqual({ ...NONE, ...columns })
  })

  it("is read with the columns that were chosen", () => {
    const columns = { ...NONE, date: 0, credit: 2, content: 1 }
    const rows = read("a,b,c\n26/11/2026,ck,100.000", columns).rows.map(brief)
    expect(rows).toEqual(["1 skipped no_amount", "2 | in | 100000 | day of 2026-11-26T05:00:00.000Z |  | ck"])
  })

  it("without a head says what its cells tell, and asks for the rest", () => {
    const { columns, missing, rows, sample } = read("26/11/2026,ck don hang,100.000,1.100.000\n26/11/2026,ck nua,200.000,1.300.000")
    expect({ columns, missing, rows }).toEqual({ columns: { ...NONE, date: 0, content: 1 }, missing: ["amount"], rows: [] })
    expect(sample[0]).toEqual(["26/11/2026", "ck don hang", "100.000", "1.100.000"])
    expect(read("26/11/2026,ck don hang,100.000").columns).toEqual({ ...NONE, date: 0, amount: 2, content: 1 })
  })

  it.each([
    ["no_date", ",R,100.000,,Tong Van A ck"],
    ["bad_date", "11/27/2026,R,100.000,,ck"],
    ["future_date", "28/11/2026,R,100.000,,ck"],
    ["future_date", "27/11/2026 10:06,R,100.000,,ck"],
    ["bad_amount", "26/11/2026,R,100.00.0,,ck"],
    ["amount_has_fraction", '26/11/2026,R,"100.000,50",,ck'],
    ["both_amounts", "26/11/2026,R,100.000,200.000,ck"],
    ["negative_credit", "26/11/2026,R,-100.000,,ck"],
  ])("says %s of the row %s", (why, row) => {
    const [first] = read(`Ngày,Số tham chiếu,Ghi có,Ghi nợ,Nội dung\n${row}`).rows
    expect(first).toMatchObject({ line: 2, state: "unreadable", why })
  })

  it.each([
    ["-", null],
    ["0", null],
    ["1.23457E+14", null],
    ["1,23457E+14", null],
    ['="0012345"', "0012345"],
    ["'0012345", "0012345"],
    ["FT26330001\\BNK", "FT26330001\\BNK"],
    ["x".repeat(101), null],
  ])("has the reference %s: %s", (cell, reference) => {
    const [first] = read(`Ngày;Số tham chiếu;Ghi có\n26/11/2026;${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell};1000`).rows
    expect(first).toMatchObject({ entry: { referenceNumber: reference } })
  })

  it("keeps a text as one line without control characters, and not too long", () => {
    const content = `a\u0000b\tc${"d".repeat(2_000)}`
    const [first] = read(`Ngày,Ghi có,Nội dung\n26/11/2026,1000,"x\ny ${content}"`).rows
    expect(first).toMatchObject({ line: 2, entry: { content: expect.stringMatching(/^x y a b cd+$/) } })
    expect(first?.state === "readable" && first.entry.content?.length).toBe(1_000)
  })

  it.each<[string, Buffer]>([
    ["UTF-8", Buffer.from(SEMICOLON)],
    ["UTF-8 with its mark", Buffer.from(`\u{feff}${SEMICOLON}`)],
    ["UTF-16LE", Buffer.from(`\u{feff}${SEMICOLON}`, "utf16le")],
    ["UTF-16BE", Buffer.from(`\u{feff}${SEMICOLON}`, "utf16le").swap16()],
    ["Excel's own delimiter line", Buffer.from(`sep=;\r\n${SEMICOLON}`)],
  ])("is read in %s", (_, bytes) => {
    expect(readStatement(bytes, null, NOW)).toMatchObject({ delimiter: ";", columns: { date: 1, credit: 4 }, rows: { length: 3 } })
  })

  it("is read in Windows-1258, in which old programs of banks write", () => {
    const bytes = Buffer.from([...Buffer.from("Ngay,Ghi co,Noi dung\n26/11/2026,1000,"), 0xd0, 0xf4, 0xec, 0x6e, 0x67])
    expect(readStatement(bytes, null, NOW).rows[0]).toMatchObject({ entry: { content: "Đống" } })
  })

  it.each<[RegExp, Buffer]>([
    [/empty/, Buffer.from("")],
    [/empty/, Buffer.from(" \n ")],
    [/2 MB/, Buffer.alloc(MAXIMUM_STATEMENT_BYTES + 1, "a")],
    [/at most 5000 can be imported/, Buffer.from("26/11/2026,1000\n".repeat(MAXIMUM_STATEMENT_ROWS + 1))],
    [/Excel workbook/, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0])],
    [/Excel workbook/, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])],
    [/web page or a PDF/, Buffer.from("<html><table>")],
    [/web page or a PDF/, Buffer.from("%PDF-1.7")],
    [/no table/, Buffer.from('a,b\n"never closed,1\n2,3')],
  ])("is refused with a sentence: %s", (sentence, bytes) => {
    expect(() => readStatement(bytes, null, NOW)).toThrow(sentence)
  })

  it.each<[RegExp, Partial<StatementColumns>]>([
    [/"columns.content": the file has 6 columns/, { date: 1, credit: 4, content: 6 }],
    [/"credit" and "debit" are the same column \(4\)|"debit" and "credit" are the same column \(4\)/, { date: 1, credit: 4, debit: 4 }],
    [/choose "amount", or "credit" and "debit"/, { date: 1, credit: 4, amount: 3 }],
  ])("refuses columns that make no sense: %s", (sentence, columns) => {
    expect(() => read(SEMICOLON, { ...NONE, ...columns })).toThrow(sentence)
  })
})
