using System.Collections.Immutable;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Writes the file that registers the events of the assembly.</summary>
internal static class RegistrationEmitter
{
    public static string Emit(ImmutableArray<RegistrationModel> events)
    {
        var writer = GeneratedFile.Begin();
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block("file static class TrackedEventsOfThisAssembly"))
        {
            if (events.Any(static model => model.IsObsolete))
                writer.Line("[global::System.Obsolete] // Only obsolete code may name obsolete events.");
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Line("internal static void Register() => global::EventTracking.TrackedEventRegistry.Register(static () =>");
            writer.Line("[");
            foreach (var descriptor in events.Select(static model => model.Descriptor).OrderBy(static d => d, StringComparer.Ordinal))
                writer.Line($"    {descriptor},");
            writer.Line("]);");
        }

        return writer.ToString();
    }
}
