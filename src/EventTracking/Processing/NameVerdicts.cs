using EventTracking.Line;

namespace EventTracking.Processing;

/// <summary>
/// What the first processors of a router, as long as they look at nothing but the name and the id, say about a name: the ratio of
/// its events that they keep. It is found once for each declared event, so that an event costs one look into a table.
/// </summary>
/// <param name="filters">Name filters and samplings, in their order.</param>
internal sealed class NameVerdicts(IEventProcessor[] filters)
{
    /// <summary>Descriptors are made once for each event type. Whoever makes more of them than this goes without a table.</summary>
    private const int MaxTableSize = 1 << 16;

    private const double Unknown = -1;
    private const double Undecided = double.NaN;

    private double[] _ratios = [];

    /// <summary>How many processors the verdict speaks for.</summary>
    public int Count => filters.Length;

    /// <summary>Whether the processor looks at nothing but the name and the id.</summary>
    public static bool DecidesByName(IEventProcessor processor) => processor is INameFilter or SamplingProcessor;

    /// <summary>Decides about an event before it is written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="idLow">The low half of its id.</param>
    /// <param name="thread">The emitting thread.</param>
    public NameVerdict Decide(string name, TrackedEventDescriptor? descriptor, ulong idLow, EmitThread thread)
    {
        var ratio = descriptor is null ? Evaluate(name, thread) : RatioOf(descriptor, thread);
        if (double.IsNaN(ratio))
            return NameVerdict.Undecided;
        return ratio >= 1 || (ratio > 0 && SamplingProcessor.PositionOf(idLow) < ratio) ? NameVerdict.Keep : NameVerdict.Drop;
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

    /// <summary>Threads may write tables over each other; what gets lost is asked for again.</summary>
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
    /// A filter that throws leaves the event undecided: it is written, and the filter runs again over the event, where its failure
    /// is reported and its policy holds.
    /// </summary>
    private double Evaluate(string name, EmitThread thread)
    {
        // A filter may emit, as any processor may, and is held to the same depth.
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

/// <summary>What is known of an event before it is written.</summary>
internal enum NameVerdict
{
    /// <summary>The first processors keep it and need not run.</summary>
    Keep,

    /// <summary>One of them drops it.</summary>
    Drop,

    /// <summary>They have to run.</summary>
    Undecided,
}
