using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Moves the events of instances that have ended without a successor into the spool of this one. Only the writer uses it.
/// </summary>
/// <remarks>
/// A group is settled in the other spool after it is durable in this one. A crash in between costs duplicates, and no event.
/// </remarks>
/// <param name="own">The spool that gets the events.</param>
/// <param name="instances">The folders.</param>
/// <param name="open">Opens the spool of another instance.</param>
/// <param name="problems">Receives spools that cannot be opened or read.</param>
internal sealed class OrphanAdoption(
    SpoolLog own, SpoolInstances instances, Func<string, SpoolLog> open, SpoolProblems problems) : IDisposable
{
    private const int GroupBytes = 256 * 1024;

    private static readonly TimeSpan SearchInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly FrameGroup _group = new();
    private IEnumerator<Orphan>? _orphans;
    private SpoolLogReader? _reader;
    private TimeSpan _due;

    /// <summary>Gets when to call <see cref="Move"/> again.</summary>
    public TimeSpan Due => instances.HasInstances ? _due : TimeSpan.MaxValue;

    /// <summary>Moves one group, if it is time to.</summary>
    /// <param name="now">The monotonic time.</param>
    /// <param name="onMoved">Called with the number of events when they are durable here.</param>
    public void Move(TimeSpan now, Action<int, AppendResult> onMoved)
    {
        if (now < Due)
            return;

        try
        {
            _orphans ??= instances.OpenOrphans(path => new Orphan(path, open(path)), problems.ReportOrphan).GetEnumerator();
            if (_reader is null && !TryOpenNext())
            {
                _due = now + SearchInterval;
                return;
            }

            if (!TryFill())
                Close();
            else if (own.Append(_group, now) is { Status: AppendStatus.Appended } appended)
                Release(appended, now, onMoved);
            else
                _due = now + RetryDelay;
        }
        catch (IOException exception)
        {
            problems.ReportOrphan(_reader is null ? "" : _orphans!.Current.Path, exception);
            _due = now + RetryDelay;
        }
    }

    /// <summary>Leaves the rest to the next start.</summary>
    public void Dispose()
    {
        if (_reader is not null)
            Close();
        _orphans?.Dispose();
    }

    private bool TryOpenNext()
    {
        if (!_orphans!.MoveNext())
        {
            _orphans.Dispose();
            _orphans = null;
            return false;
        }

        _reader = _orphans.Current.Log.OpenReader(_orphans.Current.Log.SettledSequence);
        return true;
    }

    /// <summary>Fills the group, unless it still has events that could not be appended.</summary>
    private bool TryFill()
    {
        if (_group.Count > 0)
            return true;

        while (_group.Bytes < GroupBytes && _reader!.TryRead(out var spooled))
            _group.Add(in spooled);
        return _group.Count > 0;
    }

    private void Release(AppendResult appended, TimeSpan now, Action<int, AppendResult> onMoved)
    {
        onMoved(_group.Count, appended);
        _group.Clear();
        _orphans!.Current.Log.Settle(_reader!.Position, now);
    }

    private void Close()
    {
        // Unsaved events are read again by the next instance that finds them.
        _group.Clear();
        _reader!.Dispose();
        _reader = null;
        _orphans!.Current.Log.Dispose();
    }

    private sealed record Orphan(string Path, SpoolLog Log);
}
