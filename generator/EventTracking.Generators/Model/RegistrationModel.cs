namespace EventTracking.Generators.Model;

/// <summary>One event as the registration of its assembly sees it.</summary>
/// <param name="HintName">The name of the event's file, without its ending.</param>
/// <param name="Descriptor">The expression that gives the descriptor.</param>
/// <param name="IsObsolete">Whether only obsolete code may name the event.</param>
internal sealed record RegistrationModel(string HintName, string Descriptor, bool IsObsolete);
