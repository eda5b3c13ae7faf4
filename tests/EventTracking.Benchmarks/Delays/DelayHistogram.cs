using System.Diagnostics;

namespace EventTracking.Benchmarks.Delays;

/// <summary>How long something took, many times over, to the tenth of a microsecond.</summary>
internal sealed class DelayHistogram
{
    private const int NanosecondsInABin = 100;

    /// <summary>Up to ten milliseconds; what takes longer is in the last bin.</summary>
    private const int Bins = 100_000;

    private readonly int[] _bins = new int[Bins];
    private long _count;

    /// <param name="start">A timestamp of <see cref="Stopwatch"/>.</param>
    public void AddSince(long start)
    {
        var bin = (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds / NanosecondsInABin;
        _bins[Math.Min(bin, Bins - 1)]++;
        _count++;
    }

    public void Add(DelayHistogram other)
    {
        for (var i = 0; i < Bins; i++)
            _bins[i] += other._bins[i];
        _count += other._count;
    }

    /// <summary>The time, in microseconds, that this share of all has kept to.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double Percentile(double share)
    {
        var below = 0L;
        for (var i = 0; i < Bins; i++)
        {
            below += _bins[i];
            if (below >= share * _count)
                return (i + 1) * NanosecondsInABin / 1_000.0;
        }

        return Bins * NanosecondsInABin / 1_000.0;
    }
}
