using EventTracking.Accounting;
using EventTracking.Diagnostics;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>
    /// What became of all events so far: the account of the tracker first, then those of its backends in the order in which they
    /// are called, backends behind routers included. A snapshot.
    /// </summary>
    public IReadOnlyList<AccountSnapshot> Accounts => Array.ConvertAll(Entries(), static entry => entry.Read());

    /// <summary>What became of the events that were offered to the tracker or to one of its backends. A snapshot.</summary>
    /// <param name="path">
    /// The name of the backend; in a router, the names of both with a slash between, <c>audit/file</c>. Empty for the tracker. If two accounts
    /// have that path, the first of <see cref="Accounts"/> is returned.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no such backend; the message lists those that there are.</exception>
    public AccountSnapshot GetAccount(string path = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        return Array.Find(Entries(), entry => string.Equals(entry.Path, path, StringComparison.Ordinal))?.Read() ?? throw new KeyNotFoundException(
            $"There is no account '{path}'. There are: {KnownNames.List(Array.ConvertAll(Entries(), static entry => entry.Path))}.");
    }

    /// <summary>
    /// Gets the status of each backend that has a queue in front of it or is an <see cref="IMonitorableBackend"/>: what waits, and
    /// whether the destination fails. A snapshot, in the order of <see cref="Accounts"/>.
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
