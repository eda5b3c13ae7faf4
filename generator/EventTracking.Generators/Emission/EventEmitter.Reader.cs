using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    private static string Contracts(EventModel model) =>
        model.Reader is null ? Contract(model) : $"{Contract(model)}, {ReaderContract(model)}";

    private static string ReaderContract(EventModel model) => $"global::EventTracking.IReadableEvent<{model.FullName}>";

    private static void WriteReader(SourceWriter writer, EventModel model)
    {
        if (model.Reader is not { } reader)
            return;

        writer.Line();
        var parameters = "ref global::EventTracking.EventDataReader reader, int version";
        var head = $"static {model.FullName} {ReaderContract(model)}.ReadData({parameters})";
        var current = $"{reader.ClassName}.{reader.Method}(ref reader);";
        if (reader.Versions.Count == 0)
            writer.Nested($"{head} =>", current);
        else
            WriteVersions(writer, reader, head, current);

        writer.Line();
        ReaderEmitter.Write(writer, reader);
    }

    private static void WriteVersions(SourceWriter writer, ReaderModel reader, string head, string current)
    {
        using (writer.Block(head))
        {
            foreach (var version in reader.Versions)
            {
                using (writer.Block($"if (version <= {version.Version})"))
                {
                    writer.Line($"var old = {reader.ClassName}.{version.Method}(ref reader);");
                    writer.Line($"return reader.HasFailed ? default! : {Converted(version)};");
                }
            }

            writer.Line($"return {current}");
        }
    }

    private static string Converted(VersionReader version) =>
        version.Conversions.Aggregate("old", static (value, method) => $"{method}({value})");
}
