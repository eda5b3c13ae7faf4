namespace EventTracking.Generators.Model;

/// <summary>One event in the registration of its assembly.</summary>
/// <param name="EventName">The name on the wire.</param>
/// <param name="Version">The version of the event's shape, as a literal.</param>
/// <param name="MetadataName">The full metadata name of the record, which is also the name of its file.</param>
/// <param name="Descriptor">The expression for the descriptor.</param>
/// <param name="IsObsolete">Whether code that uses the event must be obsolete as well.</param>
/// <param name="DiagnosticIds">The ids of the diagnostics that using the event causes.</param>
internal sealed record RegistrationModel(
    string EventName, string Version, string MetadataName, string Descriptor, bool IsObsolete, EquatableArray<string> DiagnosticIds);
