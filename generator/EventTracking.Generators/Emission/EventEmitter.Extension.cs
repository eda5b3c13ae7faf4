using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    /// <summary>Each event adds its method to the one class of its namespace, or of the type around it.</summary>
    private static void WriteExtension(SourceWriter writer, EventModel model, ExtensionModel extension)
    {
        // A part that says nothing is as accessible as another part says: public as soon as one method is.
        using (writer.Block($"{(extension.Accessibility is "public" ? "public " : "")}static partial class {extension.ClassName}"))
        {
            writer.Line($"/// <summary>{(model.Documentation is { } text ? CodeText.Xml(text) : $"Emits <c>{CodeText.Xml(model.EventName)}</c>.")}</summary>");
            foreach (var parameter in extension.Parameters)
            {
                if (parameter.Documentation is { } documentation)
                    writer.Line($"/// <param name=\"{parameter.Name}\">{CodeText.Xml(documentation)}</param>");
            }

            foreach (var gate in extension.Gates)
                writer.Line(gate);
            var parameters = string.Join(", ",
                [$"this global::EventTracking.Tracker {extension.Receiver}", .. extension.Parameters.Select(static parameter => parameter.Declaration)]);
            writer.Nested($"{extension.Accessibility} static void {extension.MethodName}({parameters}) =>", Call(model.Members, extension));
        }
    }

    private static string Call(MembersModel members, ExtensionModel extension) =>
        members.EmitTo is MemberForm.NotPublic
            ? $"{EmitThrough}({extension.Receiver}, {extension.Creation});"
            : $"{extension.Creation}.Emit({extension.Receiver});";
}
