"use strict";

/** Shows the accounts of the tracker and its backends, and the state of queues, spools and destinations. */
function accountsView({ accounts, backends, failures }) {
  const reported = Object.entries(failures).filter(([, number]) => number > 0);
  return [
    element("h2", null, "What became of the events"),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Accounts" }, element("table", null,
      element("thead", null, element("tr", null,
        ["Account", "Offered", "Filtered", "Rejected", "Delivered", "Dead-lettered", "Pending", "Dropped"].map(title =>
          element("th", { scope: "col" }, title)))),
      element("tbody", null, accounts.map(account => element("tr", null,
        element("th", { scope: "row" }, element("bdi", null, account.path ? breakable(account.path) : "the tracker")),
        numberCell(account.offered),
        numberCell(account.filtered),
        lossCell(account.rejected),
        numberCell(account.delivered),
        numberCell(account.dead_lettered),
        numberCell(account.pending),
        lossCell(account.dropped)))))),
    backends.length > 0 && [element("h2", null, "Queues and destinations"), backends.map(backendCard)],
    reported.length > 0 && [
      element("h2", null, "Failures that cost no event"),
      element("dl", { class: "facts" }, reported.map(([kind, number]) =>
        [element("dt", null, kind), element("dd", null, number.toLocaleString("en"))])),
    ],
  ];
}

function numberCell(number) {
  return element("td", { class: number === 0 ? "quiet" : null }, number.toLocaleString("en"));
}

function lossCell(counts) {
  const losses = Object.entries(counts);
  return losses.length === 0
    ? numberCell(0)
    : element("td", { class: "loss" }, losses.map(([reason, number]) => element("div", null, `${number.toLocaleString("en")} ${reason}`)));
}

function backendCard(status) {
  const isFailing = status.failing_since !== undefined || status.disk_failing_since !== undefined;
  return element("article", { class: "card" },
    element("h3", null,
      element("bdi", null, element("code", null, breakable(status.path))), " ",
      isFailing
        ? element("span", { class: "tag bad" }, status.circuit_open ? "failing, circuit open" : "failing")
        : element("span", { class: "tag good" }, "working")),
    element("p", null, [
      `${plural(status.pending_events, "event")} pending (${status.pending_bytes.toLocaleString("en")} bytes)`,
      status.pending_events > 0 && `the oldest for ${status.oldest_age_seconds.toFixed(1)} s`,
      status.spooled_events > 0 && `${status.spooled_events.toLocaleString("en")} in the spool`,
      status.failed_requests > 0 && plural(status.failed_requests, "failed request"),
      status.retries > 0 && `${status.retries.toLocaleString("en")} retried`,
      status.disk_errors > 0 && plural(status.disk_errors, "disk error"),
    ].filter(Boolean).join(" · ")),
    status.last_error && element("p", { class: "error" }, element("bdi", null, status.last_error)),
    status.last_disk_error && element("p", { class: "error" }, element("bdi", null, status.last_disk_error)));
}
