export const personalData = {
  nav: "Dữ liệu cá nhân",
  title: "Dữ liệu cá nhân của người chuyển tiền",
  description:
    "Nội dung chuyển khoản có thể chứa họ tên, số điện thoại, số tài khoản của người chuyển. Khi có người yêu cầu cung cấp hoặc " +
    "xóa dữ liệu của họ, hãy xử lý tại đây.",
  missingPolicy: "Vai trò của bạn không có quyền này. Hãy nhờ người quản lý vai trò cấp: {{policies}}.",
  reasonHint: "Ai yêu cầu, khi nào. Lý do vẫn được lưu sau khi xóa, vì vậy đừng ghi họ tên, email hay số tài khoản.",
  retention: {
    title: "Dữ liệu được lưu và thời hạn",
    period: "Thời hạn lưu trữ",
    days: "{{days}} ngày",
    years: "{{years}} năm ({{days}} ngày)",
    forever: "Không giới hạn. Lập trình viên có thể đặt thời hạn bằng tùy chọn personalDataRetentionDays.",
    periodText:
      "Tính từ ngày cửa hàng nhận được giao dịch. Hết thời hạn, dữ liệu tự động được xóa. Mười năm là thời hạn lưu trữ chứng từ " +
      "theo pháp luật kế toán Việt Nam; lập trình viên đặt thời hạn bằng tùy chọn personalDataRetentionDays.",
    removed: "Dữ liệu bị xóa",
    removedText:
      "Nội dung chuyển khoản, mọi phần trong báo cáo của SePay có thể cho biết danh tính, các báo cáo không đọc được và lý do " +
      "do nhân viên ghi.",
    stays: "Dữ liệu được giữ lại và lý do",
    staysText:
      "Số tiền, ngày giờ, mã tham chiếu ngân hàng, mã đơn, số tài khoản của cửa hàng, mục đích của khoản tiền và người quyết " +
      "định: cần cho sổ sách kế toán và cơ quan thuế.",
    longer: "Dữ liệu được giữ lâu hơn",
    longerText:
      "Giao dịch có tiền đang chờ xử lý hoặc chờ hoàn lại. Không còn nội dung thì không ai biết tiền của ai. Dữ liệu được xóa khi " +
      "khoản tiền đã xử lý xong.",
    overdue_other: "{{count}} giao dịch đang được giữ lâu hơn: hãy xử lý khoản tiền",
    outside: "Ngoài phạm vi trang này",
    outsideText:
      "Khách hàng, đơn hàng và địa chỉ nằm trong Medusa: hãy xóa ở đây trước rồi mới xóa ở đó. Bản sao lưu và tệp nhật ký do cửa " +
      "hàng tự xóa.",
  },
  way: {
    label: "Cách tìm người chuyển",
    email: "Email",
    order: "Đơn hàng",
    customer: "Khách hàng",
    transactions: "Giao dịch",
    unreadable: "Báo cáo không đọc được",
  },
  person: {
    show: "Xem dữ liệu hiện có",
    clear: "Bỏ chọn",
    chosen_other: "Đã chọn {{count}}",
    searchEmail: "Địa chỉ email",
    emailHint: "Tìm mọi đơn hàng và giỏ hàng có email này, kể cả khi khách không có tài khoản. Email không được ghi vào nhật ký.",
    invalidEmail: "Hãy nhập đầy đủ địa chỉ email, ví dụ lan@example.com.",
    searchOrder: "Tìm đơn hàng",
    searchCustomer: "Tìm khách hàng",
    customerHint: "Đơn đặt không có tài khoản thuộc về một khách hàng khác. Hãy tìm theo email để thấy cả hai.",
    customerPlaceholder: "Tên, email, số điện thoại",
    noCustomer: "Không tìm thấy khách hàng",
    customersFound: "Khách hàng tìm thấy",
    account: "có tài khoản",
    guest: "khách vãng lai",
    searchTransactions: "Tìm giao dịch",
    transactionsHint:
      "Dành cho khoản tiền không thuộc đơn hàng nào. Tìm theo tên, số điện thoại hoặc số tài khoản trong nội dung chuyển khoản.",
    transactionsFound: "Giao dịch tìm thấy",
    found_other: "Tìm thấy {{count}} giao dịch",
    moreFound_other: "Còn {{count}} giao dịch nữa. Hãy tìm cụ thể hơn để thấy chúng.",
    noUnreadable: "Không có báo cáo nào không đọc được",
    order: "Người trả tiền đơn hàng #{{order}}",
    transactions_other: "{{count}} giao dịch đã chọn",
    unreadable_other: "{{count}} báo cáo đã chọn",
  },
  preview: {
    empty: "Không có dữ liệu nào. Có thể đơn hàng được đặt bằng email khác.",
    transactions_other: "{{count}} giao dịch",
    unreadable_other: "{{count}} báo cáo không đọc được",
    returns_other: "{{count}} khoản hoàn tiền",
    notes_other: "{{count}} thao tác của nhân viên",
    state: "Dữ liệu cá nhân",
    unreadableRow: "Báo cáo không đọc được",
    erasable: "Có thể xóa",
    erased: "Đã xóa",
    kept: "Tạm giữ lại",
    needsAttention: "Cần xử lý khoản tiền này trước",
    returnOwed: "Còn phải hoàn tiền: hãy xác nhận đã hoàn trước",
  },
  export: {
    action: "Xuất dữ liệu",
    title: "Xuất dữ liệu của người này",
    consequence:
      "Một tệp JSON chứa toàn bộ dữ liệu hiện có, kể cả nội dung chuyển khoản, được lưu về máy của bạn. Lần xuất này được ghi vào " +
      "nhật ký cùng tên bạn và lý do.",
    confirm: "Xuất",
    done: "Đã lưu {{file}}",
  },
  erase: {
    action: "Xóa dữ liệu",
    title: "Xóa dữ liệu của người này",
    consequence_other:
      "Dữ liệu cá nhân bị xóa vĩnh viễn khỏi {{count}} dòng. Số tiền, mã tham chiếu và các quyết định vẫn được giữ.",
    consequenceKept_other: "{{count}} dòng tạm được giữ lại vì tiền chưa xử lý xong: hãy xóa lại sau khi xử lý.",
    consequenceMedusa:
      "Khách hàng và đơn hàng trong Medusa không thay đổi. Lần xóa này được ghi vào nhật ký cùng tên bạn và lý do.",
    confirm: "Nhập {{text}} để xác nhận",
    confirmHint: "Không thể khôi phục dữ liệu đã xóa.",
    notConfirmed: "Hãy nhập đúng {{text}}.",
    confirmAction: "Xóa vĩnh viễn",
    done_other: "Đã xóa dữ liệu cá nhân khỏi {{count}} dòng",
    doneKept_other: "{{count}} dòng được giữ lại vì tiền chưa xử lý xong.",
  },
  requests: {
    title: "Các lần xuất và xóa",
    description: "Ai đã xuất hoặc xóa dữ liệu cá nhân, khi nào và vì sao. Email dùng để tìm không được lưu lại.",
    empty: "Chưa có lần xuất hoặc xóa nào",
    who: "Người thực hiện",
    action: "Thao tác",
    whose: "Tìm theo",
    exported: "Đã xuất",
    erased: "Đã xóa",
    listExported: "Đã xuất CSV",
    list: "Danh sách giao dịch",
    rows_other: "{{count}} dòng",
    kept_other: "giữ lại {{count}}",
  },
}
