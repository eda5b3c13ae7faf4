"use strict";

/** The fields of an object as nested lists. */
function fieldList(fields) {
  return element("ul", { class: "fields" }, fields.map(field => element("li", null,
    element("div", { class: "field" },
      element("div", { class: "signature" },
        element("code", { class: "field-name" }, breakable(field.name)),
        element("span", { class: "type" }, field.type),
        field.nullable && element("span", { class: "tag" }, "nullable"),
        field.optional && element("span", { class: "tag" }, "optional")),
      element("div", { class: "meaning" },
        field.doc && element("p", null, field.doc),
        field.values && element("p", { class: "values" }, field.values.map(value => [element("code", null, value), " "])))),
    field.fields?.length > 0 && fieldList(field.fields),
    field.cases && element("ul", { class: "cases" }, field.cases.map(unionCase => element("li", null,
      element("code", { class: "when" }, unionCase.when),
      fieldList(unionCase.fields)))))));
}
