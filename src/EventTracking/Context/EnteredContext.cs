namespace EventTracking.Context;

/// <summary>A context and the name that it was entered by.</summary>
internal sealed record EnteredContext(string Name, IContextSource Source);
