using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    /// <summary>
    /// Explicitly: a public method beside it would be a second one for the compiler, which has to bridge the two because of the
    /// <c>in</c>, and one more that a user has no use for.
    /// </summary>
    private static void WriteData(SourceWriter writer, EventModel model)
    {
        var parameters = $"ref global::EventTracking.EventDataWriter writer, in {model.FullName} value";
        using (writer.Block($"static void {Contract(model)}.WriteData({parameters})"))
            ObjectEmitter.Write(writer, model.Data, "value", new ValueEmitter($"{model.Members.Writers}."));
    }

    private static void WriteFieldWriters(SourceWriter writer, EventModel model)
    {
        if (model.Writers.Count == 0)
            return;

        writer.Line();
        using (writer.Block($"private static class {model.Members.Writers}"))
        {
            var isFirst = true;
            foreach (var fieldWriter in model.Writers)
            {
                if (!isFirst)
                    writer.Line();
                isFirst = false;
                WriterEmitter.Write(writer, fieldWriter);
            }
        }
    }
}
