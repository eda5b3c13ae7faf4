"use strict";

/** Shows which declared events were seen in this run, and which emitted events are not declared. */
function catalogView(coverage) {
  const unseen = coverage.events.filter(event => event.count === 0);
  const seen = coverage.events.filter(event => event.count > 0);
  return [
    element("h2", null, `${coverage.seen} of ${coverage.declared} declared events seen`),
    element("progress", { max: Math.max(1, coverage.declared), value: coverage.seen, "aria-label": "Declared events seen" }),
    coverage.declared === 0
      && element("p", { class: "quiet" }, "No loaded assembly declares an event. Add [TrackedEvent] to a partial record."),
    coverage.undeclared.length > 0 && [
      element("h2", null, "Not declared"),
      coverage.undeclared.map(event => element("article", { class: "card" },
        element("h3", null, element("bdi", null, element("code", null, breakable(event.name))), " ", countTag(event.count)),
        event.declaration
          ? codeBlock(`the declaration of ${event.name}`, event.declaration, event.declaration)
          : element("p", { class: "quiet" }, "Its fields are unknown: a filter drops it by its name, its lines are too large to keep, or its data is not an object."))),
    ],
    coverage.uncounted > 0
      && element("p", { class: "quiet" }, `${plural(coverage.uncounted, "more event")}, with names that are not listed.`),
    unseen.length > 0 && [element("h2", null, "Not seen yet"), declaredList(unseen)],
    seen.length > 0 && [element("h2", null, "Seen"), declaredList(seen)],
  ];
}

function countTag(number) {
  return element("span", { class: "tag" }, `${number.toLocaleString("en")}×`);
}

function declaredList(events) {
  return element("ul", { class: "declared" }, events.map(event => element("li", null,
    element("div", null,
      element("code", { class: "field-name" }, breakable(event.name)), " ",
      event.version > 1 && element("span", { class: "tag" }, `version ${event.version}`), " ",
      event.count > 0 && countTag(event.count)),
    element("div", null,
      element("p", null, event.doc ?? element("span", { class: "quiet" }, "No description.")),
      element("p", { class: "quiet" }, event.fields.map((field, index) =>
        [index > 0 && ", ", element("code", { title: field.doc }, field.name), ` ${field.type}${field.nullable ? "?" : ""}`]))))));
}
