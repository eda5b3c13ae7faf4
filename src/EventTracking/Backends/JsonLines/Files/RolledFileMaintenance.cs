using System.Runtime.InteropServices;
using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Deletes and compresses rolled files in the background, one after another. A file that fails does not hold up the others. If
/// several processes share the files, only one of them works at a time.
/// </summary>
internal sealed class RolledFileMaintenance : IDisposable
{
    /// <summary>Shorter than the time allowed for disposing a backend.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(4);

    /// <summary>How often to check for files that have expired by time.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private readonly RolledFiles _rolled;
    private readonly RolledFileCompressor? _compressor;
    private readonly RetentionPolicy _retention;
    private readonly LineFileSystem _files;
    private readonly DeferredFailures _deferredFailures;
    private readonly ITimer? _timer;
    private Task _work = Task.CompletedTask;

    public RolledFileMaintenance(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures)
    {
        _rolled = rolled;
        _compressor = options.Compressor?.Invoke(files);
        _retention = new RetentionPolicy(options);
        _files = files;
        _deferredFailures = deferredFailures;
        if (_retention.ExpiresByTime)
            _timer = StartTimer(options.TimeProvider);
    }

    /// <summary>Schedules another run, after the current one.</summary>
    public void Start()
    {
        if (_compressor is null && !_retention.IsEnabled)
            return;

        // The emitting thread's execution context must not flow into the work.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        lock (_gate)
            _work = _work.ContinueWith(_ => Run(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Waits a few seconds for the current run, then cancels it. The first run after the next start does the rest.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            if (!_work.Wait(MaxWait))
                _end.Cancel();
            _ = _work.ContinueWith(static (_, end) => ((CancellationTokenSource)end!).Dispose(), _end, TaskScheduler.Default);
        }
    }

    private ITimer StartTimer(TimeProvider time)
    {
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static upkeep => ((RolledFileMaintenance)upkeep!).Start(), this, Interval, Interval);
    }

    private void Run()
    {
        try
        {
            using var lockFile = _files.OpenLock(_rolled.Path, permissions: null);
            if (lockFile is not null && !lockFile.TryLock(LockRange.Maintenance))
                return;

            Delete(CollectionsMarshal.AsSpan(_retention.ExpiredByAge(_rolled.OldestFirst())), lockFile);
            if (_compressor is not null)
                Compress(_compressor, lockFile);
            Delete(_retention.ExpiredBySize(_rolled.OldestFirst()), lockFile);
        }
        catch (OperationCanceledException)
        {
            // The file that was being compressed is unchanged.
        }
        catch (Exception exception)
        {
            Report(_rolled.Path, exception);
        }

        _deferredFailures.Report();
    }

    private void Delete(ReadOnlySpan<RolledFile> files, LineFile? lockFile)
    {
        foreach (var file in files)
            Try(file.Path, path => Delete(path, lockFile));
    }

    /// <summary>Deletes a file, unless a stopped process is in the middle of writing a block to it.</summary>
    private void Delete(string path, LineFile? lockFile)
    {
        if (lockFile is null || _files.WriteLockOf(path) is not { } writing)
        {
            File.Delete(path);
        }
        else if (lockFile.TryLock(writing))
        {
            try
            {
                File.Delete(path);
            }
            finally
            {
                lockFile.Unlock(writing);
            }
        }
    }

    private void Compress(RolledFileCompressor compressor, LineFile? lockFile)
    {
        foreach (var file in _rolled.OldestFirst())
        {
            if (!file.IsCompressed)
                Try(file.Path, path => compressor.Compress(path, lockFile, _end.Token));
        }
    }

    private void Try(string path, Action<string> action)
    {
        try
        {
            action(path);
            _failing.Remove(path);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Report(path, exception);
        }
    }

    /// <summary>Reports a failure once for each file, until the file succeeds.</summary>
    private void Report(string path, Exception exception)
    {
        if (_failing.Add(path))
        {
            _deferredFailures.Add(new IOException(
                $"The rolled file '{path}' could not be deleted or compressed: {exception.Message} This is retried when the next file is "
                    + "rolled.",
                exception));
        }
    }
}
