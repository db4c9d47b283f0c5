export const common = {
  loading: "Loading…",
  vietnamTime: "{{time}} in Vietnam",
  action: {
    cancel: "Cancel",
    close: "Close",
    retry: "Try again",
  },
  copy: {
    action: "Copy",
    done: "Copied",
    label: "Copy: {{what}}",
  },
  error: {
    title: "That did not work",
    loading: "This could not be loaded",
    unreachable: "The store does not answer. Check your connection.",
  },
}
