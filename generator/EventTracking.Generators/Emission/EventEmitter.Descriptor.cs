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
            : "/// <inheritdoc cref=\"global::EventTracking.ITrackedEvent{TSelf}.Descriptor\"/>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"{modifiers} {DescriptorType} {members.DescriptorName} {{ get; }} = {DescriptorType}.Of<{model.FullName}>(");
        foreach (var line in DescriptorArguments(model))
            writer.Line($"    {line}");

        if (members.Descriptor is MemberForm.NotPublic)
        {
            writer.Line();
            writer.Line($"static {DescriptorType} global::EventTracking.ITrackedEvent<{model.FullName}>.Descriptor => {members.DescriptorName};");
        }
    }

    private static IEnumerable<string> DescriptorArguments(EventModel model)
    {
        yield return $"{CodeText.Quoted(model.EventName)},";
        yield return "[";
        foreach (var field in model.Data.Fields)
            yield return $"    {DescriptorField(field)},";
        yield return "],";
        yield return $"version: {model.Version},";
        yield return $"documentation: {CodeText.QuotedOrNull(model.Documentation)});";
    }

    private static string DescriptorField(FieldModel field)
    {
        var isNullable = field.Nullability is Nullability.Nullable ? "true" : "false";
        var documentation = field.Documentation is null ? "" : $", {CodeText.Quoted(field.Documentation)}";
        return $"new({CodeText.Quoted(field.Name)}, {CodeText.Quoted(field.WireName)}, "
            + $"global::EventTracking.FieldJsonType.{field.Value.JsonType}, {isNullable}{documentation})";
    }
}
