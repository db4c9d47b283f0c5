import { parseBalanceVnd, parseWholeVnd } from "../vnd"

it.each([
  [18067000, 18067000],
  ["18067000", 18067000],
  ["18067000.00", 18067000],
  [" 5000.0 ", 5000],
  [0, 0],
  ["0.00", 0],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
])("parseWholeVnd reads %j as %d", (value, expected) => {
  expect(parseWholeVnd(value)).toBe(expected)
})

it.each([
  [0.5],
  ["100.50"],
  [-1],
  ["-1"],
  ["1,000"],
  ["1.000.000"],
  ["1e6"],
  ["0x10"],
  [""],
  [" "],
  [NaN],
  [Infinity],
  [2 ** 53],
  ["9007199254740993"],
  [null],
  [undefined],
  [true],
  [["5"]],
])("parseWholeVnd refuses %j", (value) => {
  expect(parseWholeVnd(value)).toBeNull()
})

it.each([
  ["2525493.00", 2525493],
  [-1500.75, -1500],
  ["", null],
  ["many", null],
  [undefined, null],
  [Infinity, null],
])("parseBalanceVnd reads %j as %j", (value, expected) => {
  expect(parseBalanceVnd(value)).toBe(expected)
})
