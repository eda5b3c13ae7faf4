using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Diagnostics;

/// <summary>Counts the failures of one tracker and writes each to its log.</summary>
internal sealed class FailureReporter(ILogger logger)
{
    private static readonly int Kinds = Enum.GetValues<TrackingFailureKind>().Length;

    /// <summary>A log may itself emit events; what fails then is counted, and not logged, or it would go round for ever.</summary>
    [ThreadStatic]
    private static bool _isLogging;

    private readonly long[] _counts = new long[Kinds];

    /// <summary>For an envelope that no tracker has emitted.</summary>
    public static FailureReporter None { get; } = new(NullLogger.Instance);

    public long Count(TrackingFailureKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    public void Report(TrackingFailure failure)
    {
        Interlocked.Increment(ref _counts[(int)failure.Kind]);
        if (_isLogging)
            return;

        _isLogging = true;
        try
        {
            TrackingLog.Write(logger, failure);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A sick log must not cost the event; the count above is what remains of the failure.
        }
        finally
        {
            _isLogging = false;
        }
    }
}
