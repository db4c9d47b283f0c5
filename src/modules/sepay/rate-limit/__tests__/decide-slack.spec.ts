import { decideSlack } from "../decide-slack"

const STEADY = { durations: [4, 4, 4], startedAt: 0, lastTakenAt: 9_000 }

it.each([
  ["none while calls follow each other evenly", STEADY, { milliseconds: 0, startedAt: 0 }],
  ["time to connect for the first call ever", { durations: [], startedAt: -Infinity, lastTakenAt: -Infinity }, { milliseconds: 250, startedAt: 10_000 }],
  ["time to connect after a pause", { ...STEADY, lastTakenAt: 5_000 }, { milliseconds: 250, startedAt: 10_000 }],
  ["time to connect for those right behind the first one", { ...STEADY, startedAt: 9_900, lastTakenAt: 9_950 }, { milliseconds: 250, startedAt: 9_900 }],
  ["how unevenly Postgres answers", { ...STEADY, durations: [5, 35, 12] }, { milliseconds: 30, startedAt: 0 }],
  ["a tenth of a second for that at the most", { ...STEADY, durations: [5, 2_000] }, { milliseconds: 100, startedAt: 0 }],
])("leaves %s", (_what, history, slack) => {
  expect(decideSlack(history, 10_000)).toEqual(slack)
})
