using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class WriterEmitter
{
    private static void WriteCollection(SourceWriter writer, CollectionWriter model)
    {
        if (model.Source is CollectionSource.ImmutableArray)
            WriteNullCheck(writer, "value.IsDefault");

        Open(writer, model.Nesting, '[');
        var loop = model.Source is CollectionSource.Indexer
            ? "for (var i = 0; i < value.Count; i++)"
            : $"foreach (var item in {Source(model)})";
        using (writer.Block(loop))
        {
            if (model.Source is CollectionSource.Indexer)
                writer.Line("var item = value[i];");
            writer.Line("writer.WriteSeparator();");
            writer.Line(Values.Statement(model.Element, "item"));
        }

        Close(writer, model.Nesting, ']');
    }

    private static string Source(CollectionWriter model) => model.Source switch
    {
        CollectionSource.List => "global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(value)",
        CollectionSource.Memory => "value.Span",
        CollectionSource.Interface => $"({model.Interface})value",
        _ => "value",
    };

    private static void WriteDictionary(SourceWriter writer, DictionaryWriter model)
    {
        Open(writer, model.Nesting, '{');
        using (writer.Block($"foreach (var entry in {(model.Interface is { } type ? $"({type})value" : "value")})"))
        {
            writer.Line(model.Key is { } key ? Values.Statement(key, "entry.Key") : "writer.WriteKey(entry.Key);");
            writer.Line(Values.Statement(model.Value, "entry.Value"));
        }

        Close(writer, model.Nesting, '}');
    }
}
