namespace EventTracking.Generators.Model;

/// <summary>Everything that is generated for one tracked event. Models are values, so that equal models are not generated again.</summary>
/// <param name="Namespace">The namespace in C#; <see langword="null"/> for the global namespace.</param>
/// <param name="Containers">The types that contain the record, outermost first.</param>
/// <param name="Keyword"><c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">The record's name in its declaration.</param>
/// <param name="FullName">The record's fully qualified name, with <c>global::</c>.</param>
/// <param name="EventName">The name on the wire.</param>
/// <param name="Version">The version of the event's shape, as a literal.</param>
/// <param name="Documentation">The summary of the doc comment, as plain text.</param>
/// <param name="Members">How the generated members are declared.</param>
/// <param name="Data">What <c>WriteData</c> writes.</param>
/// <param name="Writers">A field writer for each other type in the data.</param>
/// <param name="Reader">How the event is read; <see langword="null"/> if it is not readable.</param>
/// <param name="Extension">The extension method of <c>Tracker</c>; <see langword="null"/> if it could not create the record.</param>
/// <param name="Registration">The event in the registration of its assembly.</param>
/// <param name="DiagnosticIds">The ids of the diagnostics that the file disables.</param>
internal sealed record EventModel(
    string? Namespace,
    EquatableArray<ContainerModel> Containers,
    string Keyword,
    string Name,
    string FullName,
    string EventName,
    string Version,
    string? Documentation,
    GeneratedMembersModel Members,
    ObjectModel Data,
    EquatableArray<WriterModel> Writers,
    ReaderModel? Reader,
    ExtensionModel? Extension,
    RegistrationModel Registration,
    EquatableArray<string> DiagnosticIds);
