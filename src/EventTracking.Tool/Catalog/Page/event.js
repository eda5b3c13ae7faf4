"use strict";

/** Shows one version of an event. Sections without data are omitted. */
function eventView(event, version) {
  return element("article", null,
    element("a", { class: "back", href: "#" }, "All events"),
    eventHeader(event, version),
    section("Fields", version.fields.length > 0 ? fieldList(version.fields) : quiet("This event has no fields.")),
    version.example && section("Example", exampleBlock(version.example)),
    changesSection(event, version),
    emissionsSection(event),
    section("SQL", event.sql.map(({ database, text }) =>
      folded(`Views for ${database}`, codeBlock(`the views for ${database}`, text, text)))),
    section("JSON Schema", schemaBlock(version.schema)));
}

function section(title, ...content) {
  return element("section", null, element("h2", null, title), content);
}

function quiet(text) {
  return element("p", { class: "quiet" }, text);
}

function folded(label, content) {
  return element("details", { class: "folded" }, element("summary", null, label), content);
}

function eventHeader(event, version) {
  return element("div", { class: "event-header" },
    element("h1", { tabindex: "-1" }, breakable(event.name)),
    element("p", { class: "tags" },
      event.status === "Retired" && element("span", { class: "tag warning" }, "retired"),
      event.status === "Undeclared" && element("span", { class: "tag warning" }, "no longer declared"),
      event.emissions?.length === 0 && element("span", { class: "tag warning" }, "never emitted"),
      version !== event.versions[0] && element("span", { class: "tag warning" }, "earlier version")),
    event.doc ? element("p", { class: "doc" }, event.doc) : element("p", { class: "doc quiet" }, "No description."),
    element("dl", { class: "facts" },
      event.owners.length > 0 && [element("dt", null, "Declared by"), event.owners.map(owner => element("dd", null,
        element("code", null, breakable(owner.type)), " in ", element("code", null, owner.assembly)))],
      element("dt", null, event.versions.length > 1 ? "Versions" : "Version"),
      element("dd", { class: "versions" }, event.versions.map(candidate => [element("a", {
        href: linkTo(event, candidate),
        "aria-current": candidate === version ? "true" : null,
      }, String(candidate.version)), " "]))));
}

function exampleBlock(line) {
  return codeBlock("the example as one line", coloredJson(JSON.stringify(JSON.parse(line), null, 2)), line);
}

function schemaBlock(schema) {
  const text = JSON.stringify(schema, null, 2);
  return folded(`Draft 2020-12, ${plural(text.split("\n").length, "line")}`, codeBlock("the JSON Schema", coloredJson(text), text));
}

function changesSection(event, version) {
  const later = event.versions.filter(candidate => candidate.changes && candidate.version <= version.version);
  if (later.length === 0) return null;
  return section("Differences", later.map(candidate => [
    element("h3", null, `From version ${candidate.previous} to ${candidate.version}`),
    candidate.changes.length > 0 ? changeList(candidate.changes) : quiet("The fields are the same."),
  ]));
}

function changeList(changes) {
  return element("ul", { class: "changes" }, changes.map(change => element("li", null,
    element("code", { class: "field-name" }, breakable(change.path)),
    element("span", null, change.text),
    change.breaks.length === 0
      ? element("span", { class: "tag good" }, "compatible")
      : change.breaks.map(mode => element("span", { class: "tag bad", title: explanations[mode] }, `breaks ${mode}`)))));
}

const explanations = {
  forward: "Readers of the old version do not understand new data",
  backward: "Readers of the new version do not understand old data",
};

function emissionsSection(event) {
  if (!event.emissions?.length) return null;
  return section("Emitted by", element("ul", { class: "emissions" }, event.emissions.map(emission => element("li", null,
    element("code", null, breakable(emission.member)),
    emission.location && element("span", { class: "quiet" }, breakable(emission.location))))));
}
