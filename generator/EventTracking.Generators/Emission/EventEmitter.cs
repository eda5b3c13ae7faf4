using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Generates the file of one event: namespace, containing types, record and extension method.</summary>
internal static partial class EventEmitter
{
    public static string Emit(EventModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        var writer = GeneratedFile.Begin(model.DiagnosticIds);
        writer.Line("using global::EventTracking.CompilerServices; // Methods that generated code calls on the EventDataWriter");
        writer.Line();
        if (model.Namespace is not null)
        {
            writer.Line($"namespace {model.Namespace};");
            writer.Line();
        }

        WriteContainer(writer, model, level: 0);
        if (model.Extension is { } extension)
        {
            writer.Line();
            WriteExtension(writer, model, extension);
        }

        return writer.ToString();
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
            if (container.Forwarder is { } forwarder)
            {
                writer.Line("/// <summary>Gives the registration of the assembly access to a private event.</summary>");
                if (model.Registration.IsObsolete)
                    writer.Line("[global::System.Obsolete]");
                writer.Line($"internal static {DescriptorType} {forwarder.Name} => {forwarder.Target};");
                writer.Line();
            }

            WriteContainer(writer, model, level + 1);
        }
    }

    private static void WriteRecord(SourceWriter writer, EventModel model)
    {
        using (writer.Block($"partial {model.Keyword} {model.Name} : {Contracts(model)}"))
        {
            WriteDescriptor(writer, model);
            writer.Line();
            WriteData(writer, model);
            WriteEmitMethods(writer, model);
            WriteFieldWriters(writer, model);
            WriteReader(writer, model);
        }
    }
}
