"use strict";

/** The list shows at most this many rows, so that each message stays cheap. */
const maxRows = 300;

const rows = document.getElementById("rows");
const empty = document.getElementById("empty");
const details = document.getElementById("details");
const query = document.getElementById("query");
const scope = document.getElementById("scope");
const outcome = document.getElementById("outcome");
const count = document.getElementById("count");
const pause = document.getElementById("pause");

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** `newest` is the last event that the list has considered. */
const view = { isPaused: false, arrived: 0, selected: null, newest: undefined };

function currentFilter() {
  return { words: query.value.toLowerCase().split(/\s+/).filter(Boolean), scope: scope.value, outcome: outcome.value };
}

/** Shows the newest events that match the filter. */
function showRows() {
  const filter = currentFilter();
  const shown = [];
  for (let i = model.events.length - 1; i >= 0 && shown.length < maxRows; i--) {
    if (matches(model.events[i], filter)) shown.push(model.events[i]);
  }
  replaceContent(rows, shown.map(eventRow));
  view.newest = model.events.at(-1);
  showEmpty(shown.length === 0);
  showCount();
}

/** Adds rows for new events on top, without touching the others. */
function addRows() {
  const filter = currentFilter();
  const added = model.events.slice(model.events.lastIndexOf(view.newest) + 1);
  view.newest = model.events.at(-1);
  const shown = added.filter(item => matches(item, filter)).slice(-maxRows).reverse();
  if (shown.length > 0) {
    showEmpty(false);
    const content = document.createDocumentFragment();
    append(content, shown.map(eventRow));
    rows.prepend(content);
    while (rows.children.length > maxRows) rows.lastChild.remove();
  }
  showCount();
}

function showCount() {
  count.textContent = [
    plural(model.total, "event"),
    model.skipped > 0 && `${model.skipped.toLocaleString("en")} skipped`,
    view.isPaused && `paused, ${view.arrived.toLocaleString("en")} new`,
  ].filter(Boolean).join(" · ");
}

function eventRow(event) {
  if (event.separator) return element("li", { class: "separator", role: "presentation" }, event.separator);
  const row = element("li", { role: "option", id: `event-${model.run}-${event.number}`, "aria-selected": String(event === view.selected) },
    element("time", { datetime: event.timestamp, title: event.timestamp }, timeOf(event.timestamp)),
    element("bdi", { class: "name", title: event.name }, breakable(excerptOf(event.name, 200))),
    element("span", { class: "tags" }, chipsOf(event)),
    element("bdi", { class: "summary", dir: "ltr" }, summaryOf(event)));
  row.event = event;
  return row;
}

function timeOf(timestamp) {
  const time = new Date(timestamp);
  const pad = (number, length) => String(number).padStart(length, "0");
  return `${pad(time.getHours(), 2)}:${pad(time.getMinutes(), 2)}:${pad(time.getSeconds(), 2)}.${pad(time.getMilliseconds(), 3)}`;
}

/** One chip for each outcome, and whether the event was changed or is not declared. */
function chipsOf(event) {
  const kinds = new Set(event.steps.map(step => step.kind));
  return [
    !event.type && element("span", { class: "tag" }, "not declared"),
    ["rewritten", "failed", "filtered", "dropped", "queued", "delivered"].filter(kind => kinds.has(kind)).map(kind => {
      const steps = event.steps.filter(step => step.kind === kind);
      return chip(kind, kind === "dropped" ? `dropped: ${steps[0].reason}` : steps.length > 1 ? `${kind} ${steps.length}×` : kind);
    }),
  ];
}

function summaryOf(event) {
  if (!event.line) return event.steps.map(step => step.processor ?? step.detail ?? "").join(" ");
  const text = excerptOf(memberOf(event.parsed, "data")?.text ?? "", 200);

  // Each string is isolated, so that right-to-left text does not reorder its surroundings.
  return rightToLeft.test(text) ? coloredJson(text) : text;
}

/** Shows what to do instead of an empty list. */
function showEmpty(isEmpty) {
  rows.hidden = isEmpty;
  empty.hidden = !isEmpty;
  if (!isEmpty) return;
  const filter = currentFilter();
  replaceContent(empty, filter.words.length > 0 || filter.outcome
    ? [element("p", null, "No event matches the filter."), element("p", null, "Press Escape to clear it.")]
    : [
      element("p", null, "No events yet. Emit one, and it appears here:"),
      element("pre", null, element("code", null,
        "tracker.EmitVideoStopped(\"v\", 3.5, 195);   // declared\ntracker.Emit(\"com.example.page.viewed\");   // untyped")),
      element("p", null, "The Catalog lists the events that the application declares."),
    ]);
}

function select(row) {
  rows.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  view.selected = row?.event ?? null;
  row?.setAttribute("aria-selected", "true");
  row?.scrollIntoView({ block: "nearest" });
  if (row) rows.setAttribute("aria-activedescendant", row.id);
  else rows.removeAttribute("aria-activedescendant");
  document.body.classList.toggle("has-details", row !== null);
  showDetails();
}

function showDetails() {
  replaceContent(details, view.selected
    ? eventDetails(view.selected)
    : element("p", { class: "quiet hint" }, "Select an event to see what happened to it."));
  details.scrollTop = 0;
}

function moveSelection(step) {
  const options = [...rows.querySelectorAll("[role=option]")];
  const index = options.findIndex(option => option.event === view.selected);
  const next = options[index < 0 ? 0 : Math.max(0, Math.min(options.length - 1, index + step))];
  if (next) select(next);
}

function togglePause() {
  view.isPaused = !view.isPaused;
  view.arrived = 0;
  pause.textContent = view.isPaused ? "Resume" : "Pause";
  pause.setAttribute("aria-pressed", String(view.isPaused));
  if (view.isPaused) showCount();
  else showRows();
}
