using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    /// <summary>
    /// An explicit implementation: because of the <c>in</c> parameter, the compiler would add a bridge method to a public one, which users
    /// have no use for anyway.
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
