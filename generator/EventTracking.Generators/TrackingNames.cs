namespace EventTracking.Generators;

/// <summary>The names of the pipeline steps, for tests of what an edit runs again.</summary>
internal static class TrackingNames
{
    public const string Events = nameof(Events);
    public const string Registrations = nameof(Registrations);
    public const string ClashingHintNames = nameof(ClashingHintNames);

    /// <summary>The steps whose outputs must be reused after an unrelated edit.</summary>
    public static readonly string[] All = [Events, Registrations, ClashingHintNames];
}
