using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    private static void WriteData(SourceWriter writer, EventModel model)
    {
        var self = $"global::EventTracking.ITrackedEvent<{model.FullName}>";
        var parameters = $"(ref global::EventTracking.EventDataWriter writer, in {model.FullName} trackedEvent)";
        var isPublic = model.Members.WriteData is not MemberForm.NotPublic;

        if (isPublic)
            writer.Line("/// <inheritdoc cref=\"global::EventTracking.ITrackedEvent{TSelf}.WriteData\"/>");
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block(isPublic ? $"public static void WriteData{parameters}" : $"static void {self}.WriteData{parameters}"))
            ObjectEmitter.Write(writer, model.Data, "trackedEvent", new ValueEmitter($"{model.Members.Writers}."));
    }

    private static void WriteFieldWriters(SourceWriter writer, EventModel model)
    {
        if (model.Writers.Count == 0)
            return;

        writer.Line();
        writer.Line(GeneratedFile.Attribute);
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
