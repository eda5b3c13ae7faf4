using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Writes the file of one event: its namespace, the types around the record, the record, the extension method.</summary>
internal static partial class EventEmitter
{
    public static string Emit(EventModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var writer = GeneratedFile.Begin();
        if (model.Namespace is null)
        {
            WriteContent(writer, model);
        }
        else
        {
            using (writer.Block($"namespace {model.Namespace}"))
                WriteContent(writer, model);
        }

        return writer.ToString();
    }

    private static void WriteContent(SourceWriter writer, EventModel model)
    {
        WriteContainer(writer, model, level: 0);
        if (model.Extension is { } extension)
        {
            writer.Line();
            WriteExtension(writer, model, extension);
        }
    }

    private static void WriteContainer(SourceWriter writer, EventModel model, int level)
    {
        if (level == model.Containers.Count)
        {
            WriteRecord(writer, model);
            return;
        }

        var container = model.Containers[level];
        using (writer.Block(container.Declaration))
        {
            if (container.Hop is { } hop)
            {
                writer.Line("/// <summary>Lets the registration of the assembly reach a private event.</summary>");
                if (model.Registration.IsObsolete)
                    writer.Line("[global::System.Obsolete]");
                writer.Line(GeneratedFile.Attribute);
                writer.Line($"internal static global::EventTracking.TrackedEventDescriptor {hop.Name} => {hop.Target};");
                writer.Line();
            }

            WriteContainer(writer, model, level + 1);
        }
    }

    private static void WriteRecord(SourceWriter writer, EventModel model)
    {
        using (writer.Block($"partial {model.Keyword} {model.Name} : global::EventTracking.ITrackedEvent<{model.FullName}>"))
        {
            WriteDescriptor(writer, model);
            writer.Line();
            WriteData(writer, model);
            WriteEmitMethods(writer, model);
            WriteFieldWriters(writer, model);
        }
    }
}
