namespace EventTracking.Tests.Reliability;

/// <summary>How a backend misbehaves.</summary>
internal enum Mood
{
    /// <summary>Accepts everything.</summary>
    Fine,

    /// <summary>Throws occasionally.</summary>
    Throwing,

    /// <summary>Throws on every event for a while, then accepts everything.</summary>
    Recovering,

    /// <summary>Is slow.</summary>
    Slow,

    /// <summary>Hangs until released.</summary>
    Hanging,

    /// <summary>Returns random flush results, and fails on disposal.</summary>
    Lying,
}

/// <summary>A backend that misbehaves at random, and records the true outcome of each event.</summary>
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

    public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new(mood is not Mood.Lying || Chance.Of(seed, Taken) % 2 == 0);

    public void Dispose()
    {
        _released.Set();
        if (mood is Mood.Lying)
            throw new IOException("no end");
    }
}
