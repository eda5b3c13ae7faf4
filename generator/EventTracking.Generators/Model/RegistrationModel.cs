namespace EventTracking.Generators.Model;

/// <summary>One event as the registration of its assembly sees it.</summary>
/// <param name="EventName">The name on the wire.</param>
/// <param name="Version">The version of the event's shape, as a literal.</param>
/// <param name="MetadataName">The full metadata name of the record, by which its file is named as well.</param>
/// <param name="Descriptor">The expression that gives the descriptor.</param>
/// <param name="IsObsolete">Whether only obsolete code may name the event.</param>
/// <param name="Raised">The ids that are raised by naming the event.</param>
internal sealed record RegistrationModel(
    string EventName, string Version, string MetadataName, string Descriptor, bool IsObsolete, EquatableArray<string> Raised);
