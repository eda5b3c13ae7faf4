namespace EventTracking.Generators.Shape;

/// <summary>Writes the members of JSON Schema objects.</summary>
internal sealed class JsonSchemaWriter
{
    private readonly DataShape _shape;
    private readonly JsonTextWriter _json;
    private readonly JsonSchemaDefinitions _definitions;

    public JsonSchemaWriter(DataShape shape, JsonTextWriter json) =>
        (_shape, _json, _definitions) = (shape, json, new JsonSchemaDefinitions(shape));

    public void WriteLine()
    {
        Type("object");
        Property("properties", () =>
        {
            Property("name", () => _json.Member("const", _shape.EventName));
            Property("timestamp", () => WriteString(StringFormat.DateTime));
            Property("data", WriteData);
            Property("context", () => Type("object"));
            Property("id", () => WriteString(StringFormat.Uuid));
            Property("version", () => _json.Member("const", _shape.Version));
        });
        _json.Member("required", ["name", "timestamp", "data", "context"]);
    }

    public void WriteData() => WriteObject(ShapePath.Root, _shape.Data, Nulls.Invalid);

    public void WriteDefinitions()
    {
        if (_definitions.IsEmpty)
            return;

        Property("$defs", () =>
        {
            foreach (var (path, name) in _definitions.All)
                Property(name, () => WriteType(path, _shape.Find(path)!.Value.Type, Nulls.Invalid));
        });
    }

    /// <summary>A type that references lead to is written once, as a definition.</summary>
    private void WriteValue(string path, ShapeValue value)
    {
        var target = value.Type is ReferenceType reference ? reference.Path : path;
        if (_definitions.Find(target) is not { } definition)
            WriteType(path, value.Type, value.IsNullable ? Nulls.Valid : Nulls.Invalid);
        else
            WithNull(() => _json.Member("$ref", $"#/$defs/{definition}"), value.IsNullable ? Nulls.Valid : Nulls.Invalid);
    }

    private void WriteType(string path, ShapeType type, Nulls nulls)
    {
        switch (type)
        {
            case BooleanType:
                Type("boolean", nulls);
                break;
            case IntegerType integer:
                WriteInteger(integer, nulls);
                break;
            case NumberType number when number == NumberType.Named:
                AnyOf(nulls, () => Type("number"), () => _json.Member("enum", ["NaN", "Infinity", "-Infinity"]));
                break;
            case NumberType:
                Type("number", nulls);
                break;
            case StringType text:
                WriteString(text.Format, nulls);
                break;
            // A value without a name is written as a number.
            case EnumType { Names.Count: 0 } or FlagsType { Names.Count: 0 }:
                Type("integer", nulls);
                break;
            case EnumType @enum:
                AnyOf(nulls, () => _json.Member("enum", @enum.Names), () => Type("integer"));
                break;
            case FlagsType flags:
                AnyOf(nulls, () => WritePattern(JsonSchemaPatterns.Combination(flags.Names)), () => Type("integer"));
                break;
            case ArrayType array:
                Type("array", nulls);
                Property("items", () => WriteValue(ShapePath.Item(path), array.Item));
                break;
            case MapType map:
                Type("object", nulls);
                Property("additionalProperties", () => WriteValue(ShapePath.Value(path), map.Value));
                break;
            case ObjectType @object:
                WriteObject(path, @object, nulls);
                break;
            case UnionType union:
                WithNull(() => WriteUnion(path, union), nulls);
                break;
        }
    }

    private void WriteInteger(IntegerType type, Nulls nulls)
    {
        Type("integer", nulls);
        if (type is not { Minimum: { } minimum, Maximum: { } maximum })
            return;
        _json.Member("minimum", minimum);
        _json.Member("maximum", maximum);
    }

    private void WriteString(StringFormat format, Nulls nulls = Nulls.Invalid)
    {
        Type("string", nulls);
        if (JsonSchemaPatterns.FormatOf(format) is { } known)
            _json.Member("format", known);
        if (JsonSchemaPatterns.Of(format) is { } pattern)
            _json.Member("pattern", pattern);
        if (format is StringFormat.Base64)
            _json.Member("contentEncoding", "base64");
        if (format is not StringFormat.Char)
            return;
        _json.Member("minLength", 1);
        _json.Member("maxLength", 1);
    }

    private void WritePattern(string pattern)
    {
        Type("string");
        _json.Member("pattern", pattern);
    }

    private void WriteObject(string path, ObjectType type, Nulls nulls)
    {
        Type("object", nulls);
        WriteFields(path, type, static () => { });
        WriteRequired(type.Fields.Where(static field => !field.CanBeAbsent).Select(static field => field.Name));
    }

    private void WriteUnion(string path, UnionType union)
    {
        _json.Name("oneOf");
        _json.Array(() =>
        {
            foreach (var @case in union.Cases)
            {
                _json.Item();
                _json.Object(() => WriteCase(ShapePath.Case(path, @case), union, @case));
            }
        });
    }

    private void WriteCase(string path, UnionType union, UnionCase @case)
    {
        Type("object");
        var fields = @case.Type.Fields.Where(static field => !field.CanBeAbsent).Select(static field => field.Name);
        if (@case.Tag is { } tag)
        {
            WriteFields(path, @case.Type, () => Property(union.Discriminator, () => _json.RawMember("const", tag)));
            WriteRequired(fields.Prepend(union.Discriminator));
        }
        else
        {
            WriteFields(path, @case.Type, () => _json.RawMember(union.Discriminator, "false"));
            WriteRequired(fields);
        }
    }

    private void WriteFields(string path, ObjectType type, Action discriminator)
    {
        Property("properties", () =>
        {
            discriminator();
            foreach (var field in type.Fields)
            {
                Property(field.Name, () =>
                {
                    if (field.Documentation is { } documentation)
                        _json.Member("description", documentation);
                    WriteValue(ShapePath.Field(path, field.Name), field.Value);
                });
            }
        });
    }

    private void WriteRequired(IEnumerable<string> names)
    {
        var required = names.ToList();
        if (required.Count > 0)
            _json.Member("required", required);
    }

    private void Type(string name, Nulls nulls = Nulls.Invalid)
    {
        if (nulls is Nulls.Valid)
            _json.Member("type", [name, "null"]);
        else
            _json.Member("type", name);
    }

    private void WithNull(Action schema, Nulls nulls)
    {
        if (nulls is Nulls.Valid)
            AnyOf(nulls, schema);
        else
            schema();
    }

    private void AnyOf(Nulls nulls, params Action[] schemas)
    {
        _json.Name("anyOf");
        _json.Array(() =>
        {
            foreach (var schema in nulls is Nulls.Valid ? schemas.Append(() => Type("null")) : schemas)
            {
                _json.Item();
                _json.Object(schema);
            }
        });
    }

    private void Property(string name, Action schema)
    {
        _json.Name(name);
        _json.Object(schema);
    }

    private enum Nulls
    {
        Invalid,
        Valid,
    }
}
