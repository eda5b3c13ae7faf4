namespace EventTracking.Analyzers.Contract;

/// <summary>The diagnostic properties of the contract rules, EVT501 to EVT509. The fixes read them.</summary>
/// <remarks>
/// EVT507 is located in source: on the <c>[EventNamespace]</c> that owns the name, else on the first declared event, and only without
/// either in the lock. <c>dotnet format</c> fixes no diagnostic outside of source files. Its first additional location is the line in the
/// lock. EVT510 is located in the lock and has no properties.
/// </remarks>
internal static class ContractProperties
{
    /// <summary>
    /// The metadata name of the event's type. EVT507, and an EVT502 on <c>[TrackedEventDefaults]</c> that concerns many events, do not have
    /// it.
    /// </summary>
    public const string EventType = nameof(EventType);

    /// <summary>The event name.</summary>
    public const string EventName = nameof(EventName);

    /// <summary>The declared version, as an invariant integer. EVT507 does not have it.</summary>
    public const string Version = nameof(Version);

    /// <summary>The highest version in the lock, as an invariant integer. An event that is not in the lock does not have it.</summary>
    public const string LockedVersion = nameof(LockedVersion);

    /// <summary>
    /// The path of the changed node, for EVT502 to EVT506 and EVT509. An EVT509 without it concerns the whole event: it is declared again,
    /// but marked as retired in the lock.
    /// </summary>
    public const string Path = nameof(Path);

    /// <summary>The path of the only new field with the type of a removed one, for EVT502.</summary>
    public const string RenamedTo = nameof(RenamedTo);
}
