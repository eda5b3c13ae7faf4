using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    private const string DescriptorType = "global::EventTracking.TrackedEventDescriptor";

    private static void WriteDescriptor(SourceWriter writer, EventModel model)
    {
        var members = model.Members;
        var modifiers = members.Descriptor switch
        {
            MemberForm.Public => "public static",
            MemberForm.PublicNew => "public static new",
            _ => "internal static",
        };

        writer.Line(members.Descriptor is MemberForm.NotPublic
            ? "/// <summary>The event's name, version and fields.</summary>"
            : "/// <inheritdoc/>");
        writer.Line(
            $"{modifiers} {DescriptorType} {members.DescriptorName} {{ get; }} = "
                + $"global::EventTracking.CompilerServices.GeneratedEvents.Describe<{model.FullName}>(");
        using (writer.Indented())
        {
            var documentation = CodeText.QuotedOrNull(model.Documentation);
            FieldTableEmitter.Write(
                writer,
                $"{CodeText.Quoted(model.EventName)}, {model.Version}, {documentation}, ",
                model.Data.Fields,
                ");");
        }

        if (members.Descriptor is MemberForm.NotPublic)
        {
            writer.Line();
            writer.Line($"static {DescriptorType} {Contract(model)}.Descriptor => {members.DescriptorName};");
        }
    }

    private static string Contract(EventModel model) => $"global::EventTracking.ITrackedEvent<{model.FullName}>";
}
