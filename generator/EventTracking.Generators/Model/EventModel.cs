namespace EventTracking.Generators.Model;

/// <summary>All that is emitted for one tracked event. Like every model: values only, so that equal input is not emitted anew.</summary>
/// <param name="Namespace">The namespace as it is written in code, or <see langword="null"/> for the global one.</param>
/// <param name="Containers">The types around the record, outermost first.</param>
/// <param name="Keyword"><c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">The record's name as it is written in code.</param>
/// <param name="FullName">The record's name from <c>global::</c> on.</param>
/// <param name="EventName">The name on the wire.</param>
/// <param name="Version">The version of the event's shape, as a literal.</param>
/// <param name="Documentation">The flattened doc comment.</param>
/// <param name="Members">In which form the generated members can stand in the record.</param>
/// <param name="Data">What <c>WriteData</c> writes.</param>
/// <param name="Writers">A writer for each other type that the data holds.</param>
/// <param name="Extension">The method on <c>Tracker</c>; none where it could not name the record.</param>
/// <param name="Registration">How the assembly's registration finds the event.</param>
/// <param name="Raised">The ids that are raised by what the code names.</param>
internal sealed record EventModel(
    string? Namespace,
    EquatableArray<ContainerModel> Containers,
    string Keyword,
    string Name,
    string FullName,
    string EventName,
    string Version,
    string? Documentation,
    MembersModel Members,
    ObjectModel Data,
    EquatableArray<WriterModel> Writers,
    ExtensionModel? Extension,
    RegistrationModel Registration,
    EquatableArray<string> Raised);
