using EventTracking.Generators.Shape;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Emissions;

/// <summary>A call that emits an event.</summary>
/// <param name="Assembly">The simple name of the assembly that contains the call.</param>
/// <param name="Member">The type and member that contain the call, for example <c>Player.Stop</c>.</param>
/// <param name="File">The path of the source file as the compiler recorded it, or <see langword="null"/> without debugging symbols.</param>
/// <param name="Line">The line of the call, counted from 1; 0 without debugging symbols.</param>
internal sealed record Emission(string Assembly, string Member, string? File, int Line)
{
    /// <summary>
    /// Returns where the call is: <c>Player.cs:12</c>, relative to a folder if the file is in it; or the member without debugging symbols.
    /// </summary>
    public string LocationFrom(string folder) =>
        File is null ? Member : FormattableString.Invariant($"{SourcePath.From(folder, File)}:{Line}");
}

/// <summary>The calls that emit the events of a set.</summary>
internal sealed class EmissionSites
{
    private readonly ILookup<ClrType, Emission> _byEvent;

    internal EmissionSites(ILookup<ClrType, Emission> byEvent) => _byEvent = byEvent;

    /// <summary>
    /// Returns the calls that emit an event, by assembly, file and line; or <see langword="null"/> for an event that was not read from an
    /// assembly.
    /// </summary>
    public IReadOnlyList<Emission>? Of(EventEntry entry) => entry.Shape.Owner is { } owner
        ?
        [
            .. _byEvent[owner]
                .Distinct()
                .OrderBy(static emission => emission.Assembly, StringComparer.Ordinal)
                .ThenBy(static emission => emission.File, StringComparer.Ordinal)
                .ThenBy(static emission => emission.Line)
                .ThenBy(static emission => emission.Member, StringComparer.Ordinal),
        ]
        : null;
}
