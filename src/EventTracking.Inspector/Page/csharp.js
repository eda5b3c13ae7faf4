"use strict";

/** A string literal. Everything but printable ASCII is escaped: no character can end the literal or change how the code looks. */
function csharpString(text) {
  const escaped = JSON.stringify(text).slice(1, -1)
    .replace(/[^ -~]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}

function csharpValue(value) {
  switch (value.kind) {
    case "string": return csharpString(JSON.parse(value.text));
    case "array": return `[${value.members.map(member => csharpValue(member.value)).join(", ")}]`;
    case "object": return `default! /* ${value.text.replaceAll("*/", "* /")} */`;
    default: return value.text;
  }
}

/** Puts several parts on separate lines; a single part stays on its line. */
function lines(parts) {
  return parts.length > 1 ? parts.map(part => `\n    ${part}`).join(",") : parts.join("");
}

/** The record, with one argument for each field that the line has. */
function csharpRecord(event, declared) {
  const data = memberOf(event.parsed, "data");
  const values = declared.fields.map(field => [field.member, memberOf(data, field.name)]).filter(([, value]) => value);
  return `new ${event.type}(${lines(values.map(([member, value]) => `${member}: ${csharpValue(value)}`))})`;
}

/** The code that emits the event. */
function csharpEmit(event, declared) {
  if (declared) return `tracker.Emit(${csharpRecord(event, declared)});`;
  const data = memberOf(event.parsed, "data");
  if (data?.kind !== "object") return `tracker.Emit(${csharpString(event.name)}, JsonElement.Parse(${csharpString(data?.text ?? "{}")}));`;
  const entries = data.members.map(({ key, value }) => `[${csharpString(key)}] = ${csharpEntry(value)}`);
  const initializer = entries.map(entry => `\n    ${entry},`).join("");
  return `tracker.Emit(${csharpString(event.name)}, new Dictionary<string, object?>\n{${initializer}\n});`;
}

function csharpEntry(value) {
  return value.members ? `JsonElement.Parse(${csharpString(value.text)})` : csharpValue(value);
}

/** An assertion with EventTracking.Testing and xUnit. */
function csharpAssertion(event, declared) {
  const data = memberOf(event.parsed, "data");
  const dataText = csharpString(data?.text ?? "{}");
  // Records compare collections by reference.
  if (declared && data?.members?.some(member => member.value.members))
    return `Assert.Equal(${dataText}, recorded.Single<${event.type}>().Data.GetRawText());`;
  if (declared) {
    return `var expected = ${csharpRecord(event, declared)};\n`
      + `Assert.Equal(expected, recorded.Single<${event.type}>().Event);`;
  }
  return `var recordedEvent = Assert.Single(recorded.Events, static one => one.Name == ${csharpString(event.name)});\n`
    + `Assert.Equal(${dataText}, recordedEvent.Data.GetRawText());`;
}
