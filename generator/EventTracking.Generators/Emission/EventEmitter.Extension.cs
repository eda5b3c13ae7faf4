using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    /// <summary>Each event adds its method to the class of its namespace, or of the type that contains it.</summary>
    private static void WriteExtension(SourceWriter writer, EventModel model, ExtensionModel extension)
    {
        // A part without an access modifier has that of the other parts: the class is public if any of its methods is.
        using (writer.Block($"{(extension.Accessibility is "public" ? "public " : "")}static partial class {extension.ClassName}"))
        {
            var summary = model.Documentation is { } text ? CodeText.Xml(text) : $"Emits <c>{CodeText.Xml(model.EventName)}</c>.";
            writer.Line($"/// <summary>{summary}</summary>");
            foreach (var parameter in extension.Parameters)
            {
                if (parameter.Documentation is { } documentation)
                    writer.Line($"/// <param name=\"{parameter.Name}\">{CodeText.Xml(documentation)}</param>");
            }

            foreach (var attribute in extension.Attributes)
                writer.Line(attribute);
            string[] declarations =
            [
                $"this global::EventTracking.Tracker {extension.Receiver}",
                .. extension.Parameters.Select(static parameter => parameter.Declaration),
            ];
            var parameters = string.Join(", ", declarations);
            writer.Nested($"{extension.Accessibility} static void {extension.MethodName}({parameters}) =>", Call(model.Members, extension));
        }
    }

    private static string Call(GeneratedMembersModel members, ExtensionModel extension) =>
        members.EmitTo is MemberForm.NotPublic
            ? $"{EmitCall}({extension.Receiver}, {extension.Creation});"
            : $"{extension.Creation}.Emit({extension.Receiver});";
}
