namespace EventTracking.JsonLines.Files;

/// <summary>Deletes and compresses rolled files, in the background and one after the other.</summary>
internal sealed class RolledFileUpkeep(RolledFiles rolled, RolledFileCompressor? compressor, int? retained, Impairments impairments) : IDisposable
{
    /// <summary>Shorter than the time that a backend has to be disposed of.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Has the files looked after once more, behind what is under way.</summary>
    public void Start()
    {
        if (compressor is null && retained is null)
            return;

        // The emitter's flow has no business in here.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        lock (_gate)
            _work = _work.ContinueWith(_ => LookAfter(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>
    /// Waits a while for what is under way, and has it end then. What is left undone is done after the next start.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_work.Wait(LongestEnd))
                _end.Cancel();
            _work.ContinueWith(static (_, end) => ((CancellationTokenSource)end!).Dispose(), _end, TaskScheduler.Default);
        }
    }

    private void LookAfter()
    {
        try
        {
            if (retained is { } count)
                rolled.Retain(count);
            foreach (var file in rolled.Oldest())
            {
                if (!file.IsCompressed)
                    compressor?.Compress(file.Path, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The file is as it was.
        }
        catch (Exception exception)
        {
            impairments.Note(new IOException(
                $"Rolled files could not be deleted or compressed: {exception.Message} It is tried again when the next file is rolled.",
                exception));
            impairments.Report();
        }
    }
}
