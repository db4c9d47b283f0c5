import { Container, Heading, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { SegmentedSwitch } from "../components/segmented-switch"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { StatisticsBody } from "./statistics-body"

const PERIODS = ["7", "30", "90"] as const

/** The page's name, and what came in, what fits nothing and how quickly payments were captured, day by day. */
export function StatisticsSection() {
  const { t } = useTranslation("sepay")
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>("30")
  const request = { days: Number(period), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  const query = useQuery({
    queryKey: sepayKeys.statisticsOf(request),
    queryFn: () => sepayAdminApi.getStatistics(request),
    placeholderData: keepPreviousData,
  })
  return (
    <Container className="p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading>{t("transactions.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("transactions.description")}
          </Text>
        </div>
        <SegmentedSwitch
          label={t("transactions.chart.period")}
          value={period}
          onChange={setPeriod}
          options={PERIODS.map((value) => ({ value, label: t("transactions.chart.days", { days: value }) }))}
        />
      </div>
      <QueryBody query={query} loadingRows={5}>
        {({ days }) => <StatisticsBody days={days} />}
      </QueryBody>
    </Container>
  )
}
