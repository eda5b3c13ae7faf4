using EventTracking.Line;

namespace EventTracking.Processing;

/// <summary>
/// What the first processors of a router, as long as they look at nothing but the name and the id, say about a name: the share of
/// its events that they keep. It is found once for each declared event, so that an event costs one look into a table.
/// </summary>
/// <param name="filters">Name filters and samplings, in their order.</param>
internal sealed class NameVerdicts(IEventProcessor[] filters)
{
    /// <summary>Descriptors are made once for each event type. Whoever makes more of them than this goes without a table.</summary>
    private const int LargestTable = 1 << 16;

    private const double Unknown = -1;
    private const double Undecided = double.NaN;

    private double[] _shares = [];

    /// <summary>How many processors the verdict speaks for.</summary>
    public int Count => filters.Length;

    /// <summary>Whether the processor looks at nothing but the name and the id.</summary>
    public static bool CanSpeakFor(IEventProcessor processor) => processor is INameFilter or SamplingProcessor;

    /// <summary>Decides about an event before it is written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="idLow">The low half of its id.</param>
    /// <param name="thread">The emitting thread.</param>
    public NameVerdict Decide(string name, TrackedEventDescriptor? descriptor, ulong idLow, EmissionThread thread)
    {
        var share = descriptor is null ? Ask(name, thread) : ShareOf(descriptor, thread);
        if (double.IsNaN(share))
            return NameVerdict.Undecided;
        return share >= 1 || (share > 0 && SamplingPlace.Of(idLow) < share) ? NameVerdict.Keep : NameVerdict.Drop;
    }

    private double ShareOf(TrackedEventDescriptor descriptor, EmissionThread thread)
    {
        var shares = Volatile.Read(ref _shares);
        if ((uint)descriptor.Index < (uint)shares.Length && Volatile.Read(ref shares[descriptor.Index]) is not Unknown and var share)
            return share;

        share = Ask(descriptor.Name, thread);
        if (!double.IsNaN(share) && descriptor.Index < LargestTable)
            Remember(descriptor.Index, share);
        return share;
    }

    /// <summary>Threads may write tables over each other; what gets lost is asked for again.</summary>
    private void Remember(int index, double share)
    {
        var shares = Volatile.Read(ref _shares);
        if (index >= shares.Length)
        {
            var larger = new double[Math.Max(16, 2 * index)];
            shares.CopyTo(larger, 0);
            larger.AsSpan(shares.Length).Fill(Unknown);
            shares = larger;
        }

        Volatile.Write(ref shares[index], share);
        Volatile.Write(ref _shares, shares);
    }

    /// <summary>
    /// A filter that throws leaves the event undecided: it is written, and the filter runs again over the event, where its failure
    /// is reported and its policy holds.
    /// </summary>
    private double Ask(string name, EmissionThread thread)
    {
        // A filter may emit, as any processor may, and is held to the same depth.
        using var processing = thread.BeginProcessing();
        var share = 1.0;
        foreach (var filter in filters)
        {
            try
            {
                share = Math.Min(share, ShareOf(filter, name));
            }
            catch (Exception)
            {
                return Undecided;
            }

            if (share == 0)
                break;
        }

        return share;
    }

    private static double ShareOf(IEventProcessor filter, string name) => filter switch
    {
        SamplingProcessor sampling => sampling.ShareOf(name),
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
