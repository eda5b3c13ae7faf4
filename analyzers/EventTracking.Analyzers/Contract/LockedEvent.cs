using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Contract;

/// <summary>The result of comparing a declared event with the lock.</summary>
/// <param name="Status">The result.</param>
/// <param name="Latest">The block of the highest locked version; <see langword="null"/> if the lock does not contain the event.</param>
/// <param name="Shape">The declared shape.</param>
/// <param name="Changes">The changes of a version that is locked.</param>
internal sealed record LockedEvent(LockStatus Status, LockBlock? Latest, ParsedShape? Shape, IReadOnlyList<ShapeChange> Changes)
{
    /// <summary>An event that other diagnostics are reported for.</summary>
    public static readonly LockedEvent Unknown = new(LockStatus.Unknown, null, null, []);

    public LockedEvent(LockStatus status, LockBlock? latest)
        : this(status, latest, null, [])
    {
    }
}

/// <summary>How the declared version of an event relates to the lock.</summary>
internal enum LockStatus
{
    /// <summary>The declaration or the lock has an error that another diagnostic reports.</summary>
    Unknown,

    /// <summary>The version is locked, perhaps with another shape.</summary>
    Locked,

    /// <summary>The version is not locked, and can be added to the lock.</summary>
    NotLocked,

    /// <summary>A higher version is locked.</summary>
    TooLow,

    /// <summary>The version before it is not locked.</summary>
    Skipping,

    /// <summary>The event is retired, and declared with another shape.</summary>
    Retired,

    /// <summary>The event is retired, and declared with the locked shape.</summary>
    DeclaredAgain,
}
