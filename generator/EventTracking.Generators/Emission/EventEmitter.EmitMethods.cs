using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

internal static partial class EventEmitter
{
    private const string EmitCall = "global::EventTracking.CompilerServices.GeneratedEvents.Emit";

    private static void WriteEmitMethods(SourceWriter writer, EventModel model)
    {
        var members = model.Members;
        var @readonly = members.Instance is InstanceForm.Struct ? "readonly " : "";
        var self = members.Instance is InstanceForm.Class ? "this" : "in this";

        if (members.Emit is not MemberForm.NotPublic)
        {
            writer.Line();
            writer.Line("/// <summary>Emits this event through the default tracker.</summary>");
            writer.Line($"public {New(members.Emit)}{@readonly}void Emit() => global::EventTracking.TrackerRegistry.Default.Emit({self});");
        }

        if (members.EmitTo is not MemberForm.NotPublic)
        {
            writer.Line();
            writer.Line("/// <summary>Emits this event through a tracker.</summary>");
            var modifiers = $"public {New(members.EmitTo)}{@readonly}";
            writer.Line($"{modifiers}void Emit(global::EventTracking.Tracker tracker) => {EmitCall}(tracker, {self});");
        }
    }

    private static string New(MemberForm form) => form is MemberForm.PublicNew ? "new " : "";
}
