using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    private static void WriteExtension(SourceWriter writer, EventModel model, ExtensionModel extension)
    {
        var name = $"<c>{CodeText.Xml(model.EventName)}</c>";
        var receiver = $"this global::EventTracking.Tracker {extension.Receiver}";
        var parameters = string.Join(", ", [receiver, .. extension.Parameters.Select(static parameter => parameter.Declaration)]);

        writer.Line($"/// <summary>Emits {name}.</summary>");
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block($"{extension.Accessibility} static class {extension.ClassName}"))
        {
            writer.Line($"/// <summary>{(model.Documentation is { } text ? CodeText.Xml(text) : $"Emits {name}.")}</summary>");
            writer.Line($"/// <param name=\"{extension.Receiver}\">The tracker that emits the event.</param>");
            foreach (var parameter in extension.Parameters)
                writer.Line($"/// <param name=\"{parameter.Name}\">{CodeText.Xml(parameter.Documentation ?? "As in the record.")}</param>");

            if (extension.Obsoletion is { } attribute)
                writer.Line(attribute);
            using (writer.Block($"{extension.Accessibility} static void {extension.MethodName}({parameters})"))
            {
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({extension.Receiver});");
                writer.Line($"{extension.Receiver}.Emit({extension.Creation});");
            }
        }
    }
}
