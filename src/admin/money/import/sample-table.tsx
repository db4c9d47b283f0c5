import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface SampleTableProps {
  names: string[]
  rows: string[][]
}

/** The first rows of the file as they are. */
export function SampleTable({ names, rows }: SampleTableProps) {
  const { t } = useTranslation("sepay")
  return (
    <div
      role="region"
      aria-label={t("entry.import.sample")}
      tabIndex={0}
      className="shadow-borders-base focus-visible:shadow-borders-focus max-h-64 overflow-auto rounded-lg outline-none"
    >
      <Table>
        <Table.Header>
          <Table.Row>
            {names.map((name, index) => (
              <Table.HeaderCell key={index} className="whitespace-nowrap">
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((cells, line) => (
            <Table.Row key={line}>
              {names.map((_, index) => (
                <Table.Cell key={index} className="max-w-xs truncate">
                  {cells[index] ?? ""}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
