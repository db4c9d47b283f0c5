/**
 * Stands where a page or a section of ours failed. Whatever failed may be the texts, or what comes from the dashboard:
 * so both languages are written out, and nothing is imported.
 */
export function FailedPart() {
  return (
    <div
      role="alert"
      className="shadow-elevation-card-rest bg-ui-bg-base text-ui-fg-base flex w-full flex-col gap-y-2 rounded-lg px-6 py-4 text-sm"
    >
      <p lang="en">SePay could not be shown here. Reload the page; if that does not help, the browser's console says why.</p>
      <p lang="vi">
        Không hiển thị được phần SePay này. Hãy tải lại trang; nếu vẫn không được, console của trình duyệt có ghi lý do.
      </p>
    </div>
  )
}
