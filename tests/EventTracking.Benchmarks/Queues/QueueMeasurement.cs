using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Queues;

/// <summary>The runs of a variant: many events, then a flush. All times are in nanoseconds per event.</summary>
internal sealed class QueueMeasurement
{
    private readonly List<double> _allocated = [];
    private readonly List<double> _emit = [];
    private readonly List<double> _process = [];
    private readonly List<double> _wall = [];

    /// <summary>Gets the processor time of the emitting thread until it has emitted the last event.</summary>
    public double Emit => _emit.Median();

    /// <summary>Gets the time from the first emit to the end of the flush.</summary>
    public double Wall => _wall.Median();

    /// <summary>Gets the processor time of all threads.</summary>
    public double Process => _process.Median();

    /// <summary>Gets the number of bytes that all threads allocate per event.</summary>
    public double AllocatedBytes => _allocated.Median();

    /// <summary>Returns how many times as long an emit takes as that of another variant: the median of the rounds.</summary>
    public double EmitTimes(QueueMeasurement other) => Ratio(_emit, other._emit);

    /// <summary>Returns how many times as much processor time an event takes as one of another variant: the median of the rounds.</summary>
    public double ProcessTimes(QueueMeasurement other) => Ratio(_process, other._process);

    /// <summary>Returns how many times as long an event takes with the flush: the median of the rounds.</summary>
    public double WallTimes(QueueMeasurement other) => Ratio(_wall, other._wall);

    /// <summary>Runs variants in turn, so that other load on the machine affects all of them alike.</summary>
    public static IReadOnlyList<QueueMeasurement> Of(IReadOnlyList<QueueVariant> variants, int rounds, int warmUps, int events)
    {
        var measurements = variants.Select(static _ => new QueueMeasurement()).ToArray();
        for (var round = -warmUps; round < rounds; round++)
        {
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var i = (turn + round + warmUps) % variants.Count;
                (round < 0 ? new QueueMeasurement() : measurements[i]).Add(variants[i], events);
            }
        }

        return measurements;
    }

    private static double Ratio(List<double> numerators, List<double> denominators) =>
        numerators.Zip(denominators, static (one, other) => one / other).ToArray().Median();

    private void Add(QueueVariant variant, int events) => Variant.InOwnFlow(() =>
    {
        variant.BeforeSlice();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (wall, process, thread) = (Clock.Wall.Now(), Clock.Process.Now(), Clock.Thread.Now());
        variant.Emit(events);
        _emit.Add((Clock.Thread.Now() - thread).TotalNanoseconds / events);
        variant.Flush();
        _process.Add((Clock.Process.Now() - process).TotalNanoseconds / events);
        _wall.Add((Clock.Wall.Now() - wall).TotalNanoseconds / events);
        _allocated.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / events);
        variant.AfterSlice();
    });
}
