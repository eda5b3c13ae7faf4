"use strict";

/** Longer code is shortened on screen; it is copied completely. */
const maxShown = 64 * 1024;

/** Shows one event: its steps, fields, context and line. */
function eventDetails(event) {
  const declared = declaredOf(event);
  return [
    element("button", { type: "button", class: "close", id: "close" }, "Back to the events"),
    element("div", { class: "event-header" },
      element("h2", null, element("bdi", null, breakable(event.name))),
      declared?.doc && element("p", { class: "doc" }, declared.doc),
      element("p", { class: "tags" },
        event.type
          ? [element("span", { class: "tag" }, event.type), element("span", { class: "tag" }, `version ${event.version}`)]
          : element("span", { class: "tag warning" }, "not declared"),
        element("span", { class: "tag" }, event.timestamp),
        event.id && element("span", { class: "tag" }, `id ${event.id}`))),
    detailsSection("What happened", element("ol", { class: "steps" }, event.steps.map((step, index) => stepItem(event, step, index)))),
    event.line ? lineDetails(event, declared) : element("p", { class: "quiet" }, notWritten(event)),
  ];
}

function notWritten(event) {
  return event.steps.some(step => step.kind === "filtered")
    ? "A filter dropped the event by its name, before it was written, so there is no data to show."
    : "The event was not written, so there is no data to show.";
}

function lineDetails(event, declared) {
  const parsed = event.parsed;
  const data = memberOf(parsed, "data");
  return [
    detailsSection("Data", fieldValues(data, declared?.fields ?? [])),
    detailsSection("Context", fieldValues(memberOf(parsed, "context"), [])),
    detailsSection("Line", shortenedBlock("the line as JSON", parsed ? indentedJson(parsed) : event.line, event.line, true)),
    detailsSection("C#", shortenedBlock("the event as C#", csharpEmit(event, declared))),
    detailsSection("Test", shortenedBlock("the assertion", csharpAssertion(event, declared))),
  ];
}

function detailsSection(title, ...content) {
  return element("section", null, element("h3", null, title), content);
}

function shortenedBlock(label, text, copied = text, isJson = false) {
  const shown = text.slice(0, maxShown);
  return [
    codeBlock(label, isJson ? coloredJson(shown) : shown, copied),
    shown.length < text.length
      && element("p", { class: "quiet" }, `${plural(text.length - shown.length, "more character")}; the Copy button copies everything.`),
  ];
}

const stepWords = {
  kept: "kept",
  rewritten: "rewritten",
  failed: "failed, continued",
  filtered: "filtered",
  delivered: "delivered",
  queued: "queued",
  dropped: "dropped",
};

const stepTones = { delivered: "good", dropped: "bad", failed: "warning", filtered: "warning" };

function chip(kind, text) {
  return element("span", { class: `tag ${stepTones[kind] ?? ""}` }, text ?? stepWords[kind]);
}

function stepItem(event, step, index) {
  return element("li", null,
    element("div", { class: "step" },
      chip(step.kind),
      element("span", null,
        step.processor && element("code", null, step.processor),
        step.processor && step.path && " in ",
        step.path && element("bdi", null, element("code", null, breakable(step.path))),
        !step.processor && !step.path && (step.kind === "filtered" ? "no backend" : "the tracker")),
      step.reason && element("span", { class: "quiet" }, step.reason),
      step.detail && step.detail !== step.processor && element("bdi", { class: "quiet" }, step.detail)),
    step.kind === "rewritten" && changesOf(event, step, index));
}

function changesOf(event, step, index) {
  const before = lineBefore(event, index);
  const changes = differences(parseJson(before), parseJson(step.line));
  return element("ul", { class: "differences" }, changes.map(change => element("li", null,
    element("code", { class: "field-name" }, breakable(change.path)),
    change.before !== undefined && element("del", null, element("bdi", { dir: "ltr" }, excerptOf(change.before))),
    change.after !== undefined && element("ins", null, element("bdi", { dir: "ltr" }, excerptOf(change.after))))));
}

/** The line that a step started with: that of the last rewrite in its router, or in one that contains it. */
function lineBefore(event, index) {
  const step = event.steps[index];
  const isAbove = path => path === "" || path === step.path || step.path.startsWith(`${path}/`);
  return event.steps.slice(0, index).findLast(earlier => earlier.line && isAbove(earlier.path))?.line ?? event.line;
}

function excerptOf(text, length = 500) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** The fields of an object with their values, and the types and docs of the declared ones. */
function fieldValues(value, declared) {
  if (value?.kind !== "object") return value ? element("p", null, element("bdi", { dir: "ltr" }, excerptOf(value.text))) : null;
  if (value.members.length === 0) return element("p", { class: "quiet" }, "Empty.");
  return element("ul", { class: "fields" }, value.members.map(({ key, value: field }) => {
    const declaration = declared.find(candidate => candidate.name === key);
    const text = excerptOf(field.members ? indentedJson(field) : field.text, 2000);
    return element("li", null, element("div", { class: "field" },
      element("div", { class: "signature" },
        element("code", { class: "field-name" }, element("bdi", null, breakable(key))),
        element("span", { class: "type" }, declaration ? `${declaration.type}${declaration.nullable ? "?" : ""}` : field.kind)),
      element("div", { class: "meaning" },
        element("code", { class: "value" }, element("bdi", { dir: "ltr" }, coloredJson(text))),
        declaration?.doc && element("p", { class: "quiet" }, declaration.doc))));
  }));
}
