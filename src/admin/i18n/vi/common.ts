export const common = {
  loading: "Đang tải…",
  vietnamTime: "{{time}} theo giờ Việt Nam",
  action: {
    cancel: "Hủy",
    close: "Đóng",
    retry: "Thử lại",
  },
  copy: {
    action: "Sao chép",
    done: "Đã sao chép",
    label: "Sao chép: {{what}}",
  },
  error: {
    title: "Không thực hiện được",
    loading: "Không tải được dữ liệu",
    unreachable: "Cửa hàng không phản hồi. Hãy kiểm tra kết nối mạng.",
  },
}
