using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>Writes a record with a parameter for each field.</summary>
internal static class RecordWriter
{
    private const string Serialization = "System.Text.Json.Serialization";
    private const string Indentation = "    ";

    /// <summary>Writes the doc comments of the fields, then the record.</summary>
    /// <param name="file">The file.</param>
    /// <param name="declaration">The text in front of the name.</param>
    /// <param name="name">The name of the record.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="container">What has the fields, for example <c>line</c>.</param>
    /// <param name="attributes">The attributes of the record.</param>
    public static void Write(
        CSharpFile file,
        string declaration,
        string name,
        IReadOnlyList<ProposedField> fields,
        string container,
        IEnumerable<string> attributes)
    {
        var parameters = Parameters(name, fields, file);
        foreach (var (field, property, _, _) in parameters)
            DocComment.Write(file, $"<param name=\"{property}\">", DocText.Of(field, container), "</param>");
        foreach (var attribute in attributes)
            file.Line(attribute);
        WriteDeclaration(file, $"{declaration} {name}", parameters);
    }

    private static List<Parameter> Parameters(string record, IReadOnlyList<ProposedField> fields, CSharpFile file)
    {
        var names = new NameScope(ReservedNames.Members.Append(record)).AddMembers(fields.Select(static field => field.WireName), "Field");

        // Fields that can be absent have a default value, so they are last.
        return
        [
            .. fields.OrderBy(static field => field.Presence is not FieldPresence.Always).Select(field =>
            {
                var property = names[field.WireName];
                return new Parameter(field, property, Attributes(field, property, file), Declaration(field, property, file));
            }),
        ];
    }

    private static void WriteDeclaration(CSharpFile file, string start, List<Parameter> parameters)
    {
        var onOneLine = parameters.Count == 0 ? start + ";" : $"{start}({string.Join(", ", parameters.Select(static p => p.OnOneLine))});";
        if (onOneLine.Length <= CSharpFile.MaxLineLength)
        {
            file.Line(onOneLine);
            return;
        }

        file.Line(start + "(");
        foreach (var parameter in parameters)
            WriteParameter(file, parameter, parameter == parameters[^1] ? ");" : ",");
    }

    private static void WriteParameter(CSharpFile file, Parameter parameter, string end)
    {
        if (Indentation.Length + parameter.OnOneLine.Length + end.Length <= CSharpFile.MaxLineLength)
        {
            file.Line(Indentation + parameter.OnOneLine + end);
            return;
        }

        foreach (var attribute in parameter.Attributes)
            file.Line($"{Indentation}[property: {attribute}]");
        file.Line(Indentation + parameter.Declaration + end);
    }

    private static List<string> Attributes(ProposedField field, string property, CSharpFile file)
    {
        var attributes = new List<string>();
        if (CSharpName.OnTheWire(property) != field.WireName)
            attributes.Add($"JsonPropertyName({QuotedText.Of(field.WireName)})");
        if (field.Presence is FieldPresence.NotNull)
            attributes.Add("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)");
        if (field.Presence is FieldPresence.NotDefault)
            attributes.Add("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)");
        if (attributes.Count > 0)
            file.Use(Serialization);
        return attributes;
    }

    private static string Declaration(ProposedField field, string property, CSharpFile file) =>
        $"{TypeText.Of(field.Value, file)} {property}" + field.Presence switch
        {
            FieldPresence.NotNull => " = null",
            FieldPresence.NotDefault => " = default",
            _ => "",
        };

    /// <summary>A parameter of a record.</summary>
    private sealed record Parameter(ProposedField Field, string Property, List<string> Attributes, string Declaration)
    {
        public string OnOneLine => Attributes.Count > 0 ? $"[property: {string.Join(", ", Attributes)}] {Declaration}" : Declaration;
    }
}
