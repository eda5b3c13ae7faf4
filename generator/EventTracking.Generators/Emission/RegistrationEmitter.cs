using System.Collections.Immutable;
using System.Globalization;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Generates the registration of the events in an assembly: metadata for the analyzers, and code for the program.</summary>
internal static class RegistrationEmitter
{
    /// <summary>The first line. Analyzers of another version may read it: increase it with every change of the format.</summary>
    public const string FormatLine = "format 1";

    public static string Emit(ImmutableArray<RegistrationModel> events)
    {
        var diagnosticIds = new SortedSet<string>(events.SelectMany(static model => model.DiagnosticIds), StringComparer.Ordinal);
        var writer = GeneratedFile.Begin(diagnosticIds);
        WriteDeclarations(writer, events);
        writer.Line();
        WriteRegister(writer, events);
        return writer.ToString();
    }

    /// <summary>
    /// One text for all events, which is cheaper to compile than an attribute for each. It is not indented, because it can be long.
    /// </summary>
    private static void WriteDeclarations(SourceWriter writer, ImmutableArray<RegistrationModel> events)
    {
        string[] lines = [FormatLine, .. events.OrderBy(static model => model.MetadataName, StringComparer.Ordinal).Select(Declaration)];
        var quotes = CodeText.RawQuotes(lines);
        writer.Line($"[assembly: global::EventTracking.CompilerServices.TrackedEventDeclarations({quotes}");
        foreach (var line in lines)
            writer.Line(line);
        writer.Line($"{quotes})]");
    }

    private static string Declaration(RegistrationModel model) =>
        $"{CodeText.OneLine(model.EventName)} {model.Version} {model.MetadataName}";

    private static void WriteRegister(SourceWriter writer, ImmutableArray<RegistrationModel> events)
    {
        if (events.Any(static model => model.IsObsolete))
            writer.Line("[global::System.Obsolete] // Because it uses obsolete events.");
        using (writer.Block(
            "file sealed class TrackedEventsOfThisAssembly : global::EventTracking.CompilerServices.TrackedEventRegistration"))
        {
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Nested(
                "internal static void Register() =>",
                "global::EventTracking.CompilerServices.GeneratedEvents.Register(new TrackedEventsOfThisAssembly());");
            writer.Line();
            writer.Line($"public override int Count => {events.Length.ToString(CultureInfo.InvariantCulture)};");
            writer.Line();
            using (writer.Block("public override void Describe(global::EventTracking.TrackedEventDescriptor?[] all)"))
            {
                var position = 0;
                foreach (var descriptor in events.Select(static model => model.Descriptor).OrderBy(static d => d, StringComparer.Ordinal))
                    writer.Line($"all[{(position++).ToString(CultureInfo.InvariantCulture)}] ??= {descriptor};");
            }
        }
    }
}
