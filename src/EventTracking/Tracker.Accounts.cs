using EventTracking.Accounting;
using EventTracking.Diagnostics;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>
    /// Gets a snapshot of the accounts: that of the tracker first, then those of its backends, including backends of nested routers, in the
    /// order in which they are called.
    /// </summary>
    public IReadOnlyList<AccountSnapshot> Accounts => Array.ConvertAll(Entries(), static entry => entry.Read());

    /// <summary>Returns a snapshot of the account of the tracker or of one of its backends.</summary>
    /// <param name="path">
    /// The name of the backend, preceded by the names of the routers that contain it, for example <c>audit/file</c>. Empty for the tracker.
    /// If two accounts have that path, the first of <see cref="Accounts"/> is returned.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no such account; the message lists the known paths.</exception>
    public AccountSnapshot GetAccount(string path = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        return Array.Find(Entries(), entry => string.Equals(entry.Path, path, StringComparison.Ordinal))?.Read()
            ?? throw new KeyNotFoundException(
                $"There is no account '{path}'. Known accounts: "
                    + $"{KnownNames.List(Array.ConvertAll(Entries(), static entry => entry.Path))}.");
    }

    /// <summary>
    /// Gets the status of each backend that has a queue in front of it or is an <see cref="IMonitorableBackend"/>: the number of
    /// waiting events, and whether the destination fails. A snapshot, in the order of <see cref="Accounts"/>.
    /// </summary>
    public IReadOnlyList<BackendStatus> BackendStatuses
    {
        get
        {
            var statuses = new List<BackendStatus>();
            foreach (var entry in Entries())
            {
                if (entry.Status is { } status)
                    statuses.Add(status);
            }

            return statuses;
        }
    }

    private AccountEntry[] Entries() => [.. AccountEntry.InUse(_router)];
}
