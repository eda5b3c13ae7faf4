using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Generates the class of the methods that read the types in an event.</summary>
internal static partial class ReaderEmitter
{
    private const string Services = "global::EventTracking.CompilerServices.";
    private const string Parameter = "ref global::EventTracking.EventDataReader reader";

    public static void Write(SourceWriter writer, ReaderModel model)
    {
        using (writer.Block($"private static class {model.ClassName}"))
        {
            WriteTables(writer, model);
            var isFirst = true;
            foreach (var reader in model.Readers)
            {
                if (reader is EnumReader)
                    continue;
                if (!isFirst)
                    writer.Line();
                isFirst = false;
                using (writer.Block($"internal static {reader.TypeName} {reader.Method}({Parameter})"))
                    WriteBody(writer, reader);
            }

            WriteSetters(writer, model);
        }
    }

    private static void WriteTables(SourceWriter writer, ReaderModel model)
    {
        var hasTables = false;
        foreach (var reader in model.Readers)
        {
            if (TableOf(reader) is not { } table)
                continue;
            writer.Line($"private static readonly {table};");
            hasTables = true;
        }

        if (hasTables)
            writer.Line();
    }

    private static string? TableOf(TypeReader reader) => reader switch
    {
        ObjectReader @object =>
            $"{Services}EventFieldNames {@object.Table} = new([{Quoted(@object.Fields.Select(static field => field.WireName))}], "
                + $"optional: [{string.Join(", ", @object.Fields.Select(Optional).OfType<string>())}])",
        EnumReader @enum =>
            $"{Services}EventEnumNames<{@enum.TypeName}, {@enum.Number}> {@enum.Table} = new([{Quoted(@enum.Names)}], "
                + $"[{string.Join(", ", @enum.Values)}], isFlags: {(@enum.Kind is EnumKind.Flags ? "true" : "false")})",
        PolymorphicReader { Cases.Count: > 0 } polymorphic =>
            $"{Services}EventCases {polymorphic.Table} = new({CodeText.Quoted(polymorphic.Discriminator)}, "
                + $"[{string.Join(", ", polymorphic.Cases.Select(static @case => @case.Tag))}])",
        _ => null,
    };

    private static string? Optional(ReadField field, int index) =>
        field.Presence is Presence.Optional ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(CodeText.Quoted));

    private static void WriteBody(SourceWriter writer, TypeReader reader)
    {
        switch (reader)
        {
            case ObjectReader @object:
                WriteObject(writer, @object);
                break;
            case CollectionReader collection:
                WriteCollection(writer, collection);
                break;
            case DictionaryReader dictionary:
                WriteDictionary(writer, dictionary);
                break;
            case PolymorphicReader polymorphic:
                WritePolymorphic(writer, polymorphic);
                break;
            default:
                throw new InvalidOperationException($"No emitter for {reader.GetType().Name}.");
        }
    }

    private static void WriteCollection(SourceWriter writer, CollectionReader model)
    {
        writer.Line($"var items = new {model.Items}();");
        writer.Line("reader.BeginArray();");
        writer.Nested("while (reader.NextItem())", $"items.Add({model.Item});");
        writer.Line(model.Result is "items" ? "return items;" : $"return reader.HasFailed ? default! : {model.Result};");
    }

    private static void WriteDictionary(SourceWriter writer, DictionaryReader model)
    {
        writer.Line($"var items = new {model.Items}();");
        writer.Line("reader.BeginMap();");
        using (writer.Block("while (reader.NextEntry())"))
        {
            writer.Line($"var key = {model.Key};");
            writer.Line($"items[key] = {model.Value};");
        }

        writer.Line(model.Result is "items" ? "return items;" : $"return reader.HasFailed ? default! : {model.Result};");
    }

    private static void WritePolymorphic(SourceWriter writer, PolymorphicReader model)
    {
        if (model.Cases.Count == 0)
        {
            writer.Line($"return {model.Base}(ref reader);");
            return;
        }

        using (writer.Block($"switch (reader.FindCase({model.Table}))"))
        {
            var index = 0;
            foreach (var @case in model.Cases)
            {
                var label = (index++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                writer.Nested($"case {label}:", $"return {@case.Method}(ref reader);");
            }

            writer.Nested(
                "case -1:",
                model.Base is null
                    ? $"return reader.FailWithoutCase<{model.TypeName}>({model.Table});"
                    : $"return {model.Base}(ref reader);");
            writer.Nested("default:", "return default!;");
        }
    }
}
