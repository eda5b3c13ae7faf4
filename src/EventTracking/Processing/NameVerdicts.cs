using EventTracking.Line;

namespace EventTracking.Processing;

/// <summary>
/// The decisions of those first processors of a router that use only the name and the id: the ratio of the events of a name to keep. It is
/// determined once for each declared event, so that an event costs one table lookup (docs/decisions/007).
/// </summary>
/// <param name="filters">Name filters and sampling processors, in their order.</param>
internal sealed class NameVerdicts(IEventProcessor[] filters)
{
    /// <summary>Descriptors are created once for each event type. With more of them than this, the others are not cached.</summary>
    private const int MaxTableSize = 1 << 16;

    private const double Unknown = -1;
    private const double Undecided = double.NaN;

    private double[] _ratios = [];

    /// <summary>The number of processors that the verdict replaces.</summary>
    public int Count => filters.Length;

    /// <summary>Returns whether a processor uses only the name and the id.</summary>
    public static bool DecidesByName(IEventProcessor processor) => processor is INameFilter or SamplingProcessor;

    /// <summary>Decides about an event before it is written.</summary>
    /// <param name="name">The event name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="idLow">The low half of the event's id.</param>
    /// <param name="thread">The emitting thread.</param>
    public NameVerdict Decide(string name, TrackedEventDescriptor? descriptor, ulong idLow, EmitThread thread)
    {
        var ratio = descriptor is null ? Evaluate(name, thread) : RatioOf(descriptor, thread);
        if (double.IsNaN(ratio))
            return NameVerdict.Undecided;
        return ratio >= 1 || (ratio > 0 && SamplingProcessor.PositionOf(idLow) < ratio) ? NameVerdict.Keep : NameVerdict.Drop;
    }

    /// <summary>Returns the first filter that drops an event; <see langword="null"/> if it cannot be found.</summary>
    public IEventProcessor? DroppedBy(string name, ulong idLow)
    {
        try
        {
            var position = SamplingProcessor.PositionOf(idLow);
            return Array.Find(filters, filter => RatioOf(filter, name) is var ratio && ratio < 1 && position >= ratio);
        }
        catch (Exception)
        {
            // The verdict came from a table, and the filter fails now.
            return null;
        }
    }

    private double RatioOf(TrackedEventDescriptor descriptor, EmitThread thread)
    {
        var ratios = Volatile.Read(ref _ratios);
        if ((uint)descriptor.Index < (uint)ratios.Length && Volatile.Read(ref ratios[descriptor.Index]) is not Unknown and var ratio)
            return ratio;

        ratio = Evaluate(descriptor.Name, thread);
        if (!double.IsNaN(ratio) && descriptor.Index < MaxTableSize)
            Cache(descriptor.Index, ratio);
        return ratio;
    }

    /// <summary>Caches a ratio. If threads overwrite each other's tables, a lost ratio is evaluated again.</summary>
    private void Cache(int index, double ratio)
    {
        var ratios = Volatile.Read(ref _ratios);
        if (index >= ratios.Length)
        {
            var larger = new double[Math.Max(16, 2 * index)];
            ratios.CopyTo(larger, 0);
            larger.AsSpan(ratios.Length).Fill(Unknown);
            ratios = larger;
        }

        Volatile.Write(ref ratios[index], ratio);
        Volatile.Write(ref _ratios, ratios);
    }

    /// <summary>
    /// Returns the ratio of events to keep. If a filter throws, the event is undecided: it is written, the filter runs again on the event,
    /// and its failure is reported and handled there.
    /// </summary>
    private double Evaluate(string name, EmitThread thread)
    {
        // A filter may emit, as any processor may, and has the same depth limit.
        using var processing = thread.EnterProcessing();
        var ratio = 1.0;
        foreach (var filter in filters)
        {
            try
            {
                ratio = Math.Min(ratio, RatioOf(filter, name));
            }
            catch (Exception)
            {
                return Undecided;
            }

            if (ratio == 0)
                break;
        }

        return ratio;
    }

    private static double RatioOf(IEventProcessor filter, string name) => filter switch
    {
        SamplingProcessor sampling => sampling.RatioOf(name),
        _ => ((INameFilter)filter).Filter(name) is ProcessingResult.Keep ? 1 : 0,
    };
}

/// <summary>The decision about an event before it is written.</summary>
internal enum NameVerdict
{
    /// <summary>The processors that decide by name keep it, and need not run.</summary>
    Keep,

    /// <summary>One of them drops it.</summary>
    Drop,

    /// <summary>The processors have to run.</summary>
    Undecided,
}
