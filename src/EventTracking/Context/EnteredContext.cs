namespace EventTracking.Context;

/// <summary>A context under the name that it was entered with.</summary>
internal sealed record EnteredContext(string Name, IContextSource Source);
