using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EventTracking.Analyzers.Events;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>Compares the events of a compilation with the lock of the project. The contract rules share one result per event.</summary>
internal sealed class ProjectContract
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ProjectLock, ProjectContract>> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, LockedEvent> _events = new(SymbolEqualityComparer.Default);
    private StrongBox<DefaultsChange?>? _defaultsChange;

    private ProjectContract(Compilation compilation, ProjectLock @lock) => (Compilation, Lock) = (compilation, @lock);

    public Compilation Compilation { get; }

    public ProjectLock Lock { get; }

    /// <summary>Returns the contract, or <see langword="null"/> if the project has no lock, or one of an unknown format (EVT510).</summary>
    public static ProjectContract? Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        ProjectLock.Find(options, cancellationToken) is { HasKnownFormat: true } found
            ? Known.GetValue(compilation, static _ => new()).GetOrAdd(found, found => new ProjectContract(compilation, found))
            : null;

    /// <summary>Compares an event with its latest block.</summary>
    public LockedEvent Compare(TrackedEventDeclaration declaration, CancellationToken cancellationToken) =>
        _events.GetOrAdd(declaration.Type, _ => CompareUncached(declaration, cancellationToken));

    /// <summary>
    /// Returns the changes that are reported at the event. Those that a change of the assembly's defaults causes are reported as one.
    /// </summary>
    public IReadOnlyList<ShapeChange> ChangesOf(
        TrackedEventDeclaration declaration, CompatibilityMode mode, CancellationToken cancellationToken)
    {
        var changes = Compare(declaration, cancellationToken).Changes;
        return changes.Any(DefaultsChange.CouldCause)
            && FindDefaultsChange(cancellationToken)?.ChangesOf(declaration.Type) is { } caused
            && caused.Any(change => change.Breaks(mode))
                ? [.. changes.Except(caused)]
                : changes;
    }

    /// <summary>Returns the change of the assembly's defaults since the lock was written, or <see langword="null"/>.</summary>
    public DefaultsChange? FindDefaultsChange(CancellationToken cancellationToken) =>
        (_defaultsChange ??= new StrongBox<DefaultsChange?>(DefaultsChangeSearch.Find(this, cancellationToken))).Value;

    private LockedEvent CompareUncached(TrackedEventDeclaration declaration, CancellationToken cancellationToken)
    {
        if (declaration.EventName is not { Length: > 0 } name
            || !declaration.IsSupported(Compilation, cancellationToken)
            || ParsedEvent.Of(Compilation, declaration.Type, cancellationToken) is not { } parsed)
        {
            return LockedEvent.Unknown;
        }

        var latest = Lock.FindLatest(name);
        var status = StatusOf(declaration.Version, latest);
        if (status is not (LockStatus.Locked or LockStatus.NotLocked))
            return new LockedEvent(status, latest);

        var shape = parsed.ToShape();
        var changes = status is LockStatus.Locked && latest!.Shape is { } locked ? ShapeComparison.Compare(locked, shape.Shape) : [];

        // Fields of missing types, and fields that are being typed, are not in the shape. The compiler reports them.
        var isAsLocked = status is LockStatus.Locked && changes.Count == 0;
        if (!isAsLocked && (shape.MissingTypes.Count > 0 || declaration.HasSyntaxErrors(cancellationToken)))
            return LockedEvent.Unknown;
        if (latest is { State: LockState.Retired })
            return new LockedEvent(RetiredStatus(latest, changes), latest);
        return new LockedEvent(status, latest, shape, changes);
    }

    private LockStatus StatusOf(int declared, LockBlock? latest) => latest switch
    {
        null => Lock.HasUnreadableBlocks ? LockStatus.Unknown : LockStatus.NotLocked,
        { State: LockState.Retired } when declared != latest.Version => LockStatus.Retired,
        _ when declared == latest.Version => LockStatus.Locked,
        _ when declared < latest.Version => LockStatus.TooLow,
        _ when declared - latest.Version == 1 => LockStatus.NotLocked,
        _ => LockStatus.Skipping,
    };

    private static LockStatus RetiredStatus(LockBlock latest, IReadOnlyList<ShapeChange> changes) => latest.Shape switch
    {
        null => LockStatus.Unknown,
        _ => changes.Count == 0 ? LockStatus.DeclaredAgain : LockStatus.Retired,
    };
}
