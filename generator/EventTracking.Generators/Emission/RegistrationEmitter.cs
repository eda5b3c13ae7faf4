using System.Collections.Immutable;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Writes the file that registers the events of the assembly: in its metadata for compilers, in code for the program.</summary>
internal static class RegistrationEmitter
{
    public static string Emit(ImmutableArray<RegistrationModel> events)
    {
        var writer = GeneratedFile.Begin();
        WriteDeclarations(writer, events);
        writer.Line();
        WriteRegister(writer, events);
        return writer.ToString();
    }

    private static void WriteDeclarations(SourceWriter writer, ImmutableArray<RegistrationModel> events)
    {
        foreach (var model in events.OrderBy(static model => model.MetadataName, StringComparer.Ordinal))
        {
            var version = model.Version is "1" ? "" : $", Version = {model.Version}";
            writer.Line($"[assembly: global::EventTracking.TrackedEventDeclaration("
                + $"{CodeText.Quoted(model.EventName)}, {CodeText.Quoted(model.MetadataName)}{version})]");
        }
    }

    private static void WriteRegister(SourceWriter writer, ImmutableArray<RegistrationModel> events)
    {
        if (events.Any(static model => model.IsObsolete))
            writer.Line("[global::System.Obsolete] // Only obsolete code may name obsolete events.");
        using (writer.Block("file sealed class TrackedEventsOfThisAssembly : global::EventTracking.TrackedEventRegistration"))
        {
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Nested(
                "internal static void Register() =>",
                "global::EventTracking.TrackedEventRegistry.Register(new TrackedEventsOfThisAssembly());");
            writer.Line();
            writer.Line("public override global::EventTracking.TrackedEventDescriptor[] Descriptors() =>");
            writer.Line("[");
            foreach (var descriptor in events.Select(static model => model.Descriptor).OrderBy(static d => d, StringComparer.Ordinal))
                writer.Line($"    {descriptor},");
            writer.Line("];");
        }
    }
}
