namespace EventTracking.Generators;

/// <summary>The names of the steps, by which tests find out what an edit has rebuilt.</summary>
internal static class TrackingNames
{
    public const string Events = nameof(Events);
    public const string Registrations = nameof(Registrations);
    public const string ClashingHintNames = nameof(ClashingHintNames);

    /// <summary>Every step whose outputs must survive an unrelated edit.</summary>
    public static readonly string[] All = [Events, Registrations, ClashingHintNames];
}
