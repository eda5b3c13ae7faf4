namespace EventTracking.Benchmarks.Measuring;

/// <summary>
/// Measures variants side by side: each runs for a slice of a few milliseconds in turn, for many rounds, so that whatever else
/// the machine does hits all of them alike. Medians are compared, not sums.
/// </summary>
/// <param name="slice">How long a variant runs before it is the next one's turn.</param>
/// <param name="rounds">How many slices each variant gets.</param>
/// <param name="warmUp">How long each variant runs before, for the compiler to optimise it.</param>
internal sealed class Slices(TimeSpan slice, int rounds, TimeSpan warmUp)
{
    /// <summary>The just-in-time compiler counts calls: below this many, a loop is not optimised for good.</summary>
    private const int FewestWarmUpRuns = 64;

    public static Slices Full { get; } = new(TimeSpan.FromMilliseconds(10), 60, TimeSpan.FromMilliseconds(300));

    /// <summary>Enough to see that everything runs; the numbers mean nothing.</summary>
    public static Slices Smoke { get; } = new(TimeSpan.FromMilliseconds(0.2), 3, TimeSpan.FromMilliseconds(10));

    /// <summary>Longer slices, for work that begins with a new file and ends with a flush.</summary>
    public Slices ForFiles => new(slice * 3, rounds, warmUp);

    /// <summary>
    /// Many short slices, for work that needs more than one processor for itself, which a busy machine rarely has for long.
    /// </summary>
    public Slices ForThreads => new(slice / 30, rounds * 20, warmUp);

    /// <summary>The same for threads that write to a file: long enough for several blocks.</summary>
    public Slices ForThreadsToFile => new(slice / 5, rounds * 20, warmUp);

    public IReadOnlyList<Measurement> Measure(Clock clock, params IReadOnlyList<Variant> variants)
    {
        foreach (var variant in variants)
            WarmUp(variant, clock);
        var times = variants.Select(variant => TimesInASlice(variant, clock)).ToArray();
        var samples = variants.Select(_ => new double[rounds]).ToArray();

        for (var round = 0; round < rounds; round++)
        {
            // Each round starts with another variant, so that none always runs in the wake of the same one.
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var i = (round + turn) % variants.Count;
                samples[i][round] = Time(variants[i], times[i], clock).TotalNanoseconds / times[i];
            }
        }

        return [.. variants.Select((variant, i) => new Measurement(variant.Name, clock, samples[i], Allocated(variant, times[i])))];
    }

    private static TimeSpan Time(Variant variant, int times, Clock clock)
    {
        var elapsed = TimeSpan.Zero;
        Variant.InOwnFlow(() =>
        {
            variant.BeforeSlice();
            var start = clock.Now();
            variant.Run(times);
            elapsed = clock.Now() - start;
            variant.AfterSlice();
        });
        return elapsed;
    }

    private void WarmUp(Variant variant, Clock clock)
    {
        var spent = TimeSpan.Zero;
        for (var runs = 0; runs < FewestWarmUpRuns || spent < warmUp; runs++)
            spent += Time(variant, variant.WarmUpTimes, clock);
    }

    /// <summary>
    /// Grows until it takes as long as a slice. A try that was interrupted cannot make it smaller: in slices that are too short, what
    /// starting and flushing them takes would count.
    /// </summary>
    private int TimesInASlice(Variant variant, Clock clock)
    {
        const int tries = 30;
        const double mostGrowth = 2;
        var times = variant.WarmUpTimes;
        for (var i = 0; i < tries; i++)
        {
            var growth = slice / Time(variant, times, clock);
            if (growth > 1)
                times = (int)Math.Ceiling(times * Math.Min(growth, mostGrowth));
        }

        return times;
    }

    private static double Allocated(Variant variant, int times)
    {
        var allocated = 0L;
        Variant.InOwnFlow(() =>
        {
            variant.BeforeSlice();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            variant.Run(times);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            variant.AfterSlice();
        });
        return (double)allocated / times;
    }
}
