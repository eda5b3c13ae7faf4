using EventTracking.Diagnostics;
using EventTracking.Threading;

namespace EventTracking.Accounting;

/// <summary>A backend of this library that has other backends below it, or holds events.</summary>
internal interface ICompositeBackend : IFlushableBackend
{
    /// <summary>
    /// Gets a value indicating whether a worker of this backend, or of one below it, called the running code. Such code must not wait for
    /// the backend: it would wait for itself.
    /// </summary>
    bool IsWorker { get; }

    /// <summary>
    /// Returns the account of this backend and those of all backends below it, in the order in which the backends are called.
    /// </summary>
    /// <param name="path">The path of this backend; <see langword="null"/> for the root, whose path is not part of the other paths.</param>
    IEnumerable<AccountEntry> AccountsFrom(string? path);

    /// <summary>Sets where the backends below report their losses.</summary>
    void Attach(FailureReporter failures);

    /// <summary>Waits until every event that was sent before the call has left the backend: delivered or dropped.</summary>
    /// <returns>Whether all of them left it in time.</returns>
    bool Drain(TimeSpan timeout);

    /// <summary>Begins to drain the backend, if that needs no thread. It must not block the calling thread.</summary>
    /// <returns>
    /// Completes as <see cref="Drain"/> does, by the deadline at the latest; <see langword="null"/> if only <see cref="Drain"/> can do it.
    /// </returns>
    Completion? TryBeginDrain(Deadline deadline) => null;

    /// <inheritdoc/>
    bool IFlushableBackend.FlushAndWait(TimeSpan timeout) => Drain(timeout);

    /// <summary>Delivers as many events as the timeout allows, drops the rest, and disposes the backend.</summary>
    void Shutdown(TimeSpan timeout);

    /// <summary>
    /// Drops everything that is still held, without waiting, even while <see cref="Shutdown"/> runs. Calling it again does nothing.
    /// </summary>
    void Abandon();
}
