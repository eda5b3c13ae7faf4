namespace EventTracking.Tests.Reliability;

/// <summary>How a destination misbehaves.</summary>
internal enum Mood
{
    /// <summary>It takes everything.</summary>
    Fine,

    /// <summary>It throws now and then.</summary>
    Throwing,

    /// <summary>It throws at everything for a while, then takes everything.</summary>
    Recovering,

    /// <summary>It takes its time.</summary>
    Slow,

    /// <summary>It hangs until it is let go.</summary>
    Hanging,

    /// <summary>It says that it has flushed, or has not, as it pleases; and fails at its end.</summary>
    Lying,
}

/// <summary>A destination that misbehaves by chance, and remembers what really became of each event that it was handed.</summary>
internal sealed class ChaoticBackend(Mood mood, int seed) : IFlushableBackend, IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private long _handed;
    private long _taken;
    private long _refused;

    public long Taken => Interlocked.Read(ref _taken);

    public long Refused => Interlocked.Read(ref _refused);

    public void Release() => _released.Set();

    public void Send(in EventEnvelope envelope)
    {
        var number = Interlocked.Increment(ref _handed);
        var chance = Chance.Of(seed, number);
        var refuses = mood switch
        {
            Mood.Throwing => chance < 20,
            Mood.Recovering => number is > 1_000 and < 5_000,
            _ => false,
        };
        if (mood is Mood.Slow && chance < 50)
            Thread.SpinWait(1_000);
        if (mood is Mood.Hanging && number == 100)
            _released.WaitInTime();

        if (refuses)
        {
            Interlocked.Increment(ref _refused);
            throw new IOException("not now");
        }

        Interlocked.Increment(ref _taken);
    }

    public bool Flush(TimeSpan timeout) => mood is not Mood.Lying || Chance.Of(seed, Taken) % 2 == 0;

    public void Dispose()
    {
        _released.Set();
        if (mood is Mood.Lying)
            throw new IOException("no end");
    }
}
