using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>Writes the declarations of events and of the types that they use.</summary>
/// <param name="names">Which event names need an exception from a rule.</param>
internal sealed class DeclarationWriter(EventNameRules names)
{
    private const string Library = "EventTracking";

    /// <summary>Writes the records of an event.</summary>
    public void Write(CSharpFile file, ProposedEvent proposed)
    {
        file.Use(Library);
        if (proposed.Record is { } record)
            WriteRecord(file, proposed, record);
        if (proposed.Json is { } json)
            WriteJson(file, proposed, json);
    }

    /// <summary>Writes a nested record or an enum.</summary>
    public static void Write(CSharpFile file, DeclaredType type)
    {
        file.Line();
        if (type is EnumDeclaration @enum)
            EnumWriter.Write(file, @enum);
        else
            WriteNested(file, (RecordDeclaration)type);
    }

    private void WriteRecord(CSharpFile file, ProposedEvent proposed, EventRecord record)
    {
        file.Line();
        DocComment.WriteSummary(file, Summary(proposed, record.LineCount, proposed.Json is null ? "" : ": the data is an object"));

        var (disable, restore) = names.Suppressions(proposed.EventName);
        RecordWriter.Write(
            file,
            "public sealed partial record",
            record.TypeName,
            record.Fields,
            "line",
            [.. disable, $"[TrackedEvent({QuotedText.Of(proposed.EventName)})]", .. restore]);
    }

    private static void WriteJson(CSharpFile file, ProposedEvent proposed, JsonRecord json)
    {
        var (name, counts) = (json.TypeName, json.Counts);
        var lineCount = proposed.LineCount - (proposed.Record?.LineCount ?? 0);
        file.Use("System.Text.Json");
        file.Line();
        DocComment.WriteSummary(file, Summary(proposed, lineCount, $": {json.Reason}"));
        DocComment.Write(file, "<param name=\"Data\">", DocText.Of(counts), "</param>");
        WriteBase(file, $"public sealed record {name}(JsonElement Data)", $": ITrackedEvent<{name}>");
        file.Line("{");
        file.Line("    /// <inheritdoc/>");
        file.Line("    public static TrackedEventDescriptor Descriptor { get; } =");
        file.Line($"        TrackedEventDescriptor.Of<{name}>({QuotedText.Of(proposed.EventName)}, []);");
        file.Line();
        file.Line("    /// <inheritdoc/>");
        file.Line($"    public static void WriteData(ref EventDataWriter writer, in {name} trackedEvent) =>");
        file.Line("        writer.WriteJsonElement(trackedEvent.Data);");
        file.Line("}");
    }

    private static string Summary(ProposedEvent proposed, long lineCount, string remark) =>
        $"Describe when {DocText.Code(proposed.EventName)} is emitted. Proposed from {DocText.Number(lineCount, "line")}{remark}.";

    private static void WriteNested(CSharpFile file, RecordDeclaration type)
    {
        DocComment.WriteSummary(file, $"An object in {DocText.Fields(type)}; {type.Count} in the log.");
        RecordWriter.Write(file, "public sealed record", type.Name, type.Fields, "object", []);
    }

    private static void WriteBase(CSharpFile file, string declaration, string @base)
    {
        if (declaration.Length + 1 + @base.Length <= CSharpFile.MaxLineLength)
        {
            file.Line($"{declaration} {@base}");
        }
        else
        {
            file.Line(declaration);
            file.Line("    " + @base);
        }
    }
}
