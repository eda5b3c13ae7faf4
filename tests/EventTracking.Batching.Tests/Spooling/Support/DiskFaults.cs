namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>The errors that a simulated disk returns, and the point at which it loses power.</summary>
internal sealed class DiskFaults
{
    public const int NoSuchFile = 2;
    public const int InputOutput = 5;
    public const int FileExists = 17;
    public const int NoSpace = 28;

    private readonly Dictionary<(DiskOperation Operation, int Call), int> _errors = [];
    private readonly int[] _calls = new int[Enum.GetValues<DiskOperation>().Length];
    private readonly int[] _permanentErrors = new int[Enum.GetValues<DiskOperation>().Length];
    private int _totalCalls;
    private int _powerLossAt = int.MaxValue;

    /// <summary>If set, about half of the reads and writes transfer only a part, at random.</summary>
    public Random? ShortTransfers { get; set; }

    /// <summary>
    /// The number of operations so far that can change the disk: all but <see cref="DiskOperation.List"/>, opening and reading.
    /// </summary>
    public int TotalCalls => _totalCalls;

    public int CallsOf(DiskOperation operation) => _calls[(int)operation];

    /// <summary>Lets one future call of an operation fail.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The number of the call, from now on: 1 is the next one.</param>
    /// <param name="error">The error number.</param>
    public void FailAt(DiskOperation operation, int call, int error) => _errors[(operation, CallsOf(operation) + call)] = error;

    /// <summary>Lets every call of an operation fail.</summary>
    public void FailAlways(DiskOperation operation, int error) => _permanentErrors[(int)operation] = error;

    /// <summary>Ends all failures.</summary>
    public void Heal()
    {
        _errors.Clear();
        Array.Clear(_permanentErrors);
    }

    /// <summary>
    /// Lets the disk lose power in a future call, counted like <see cref="TotalCalls"/>. The call has reached the disk's cache then, and
    /// nothing more than that: a sync has no effect. The call and all that follow it throw <see cref="PowerLossException"/> until the
    /// crash.
    /// </summary>
    /// <param name="call">The number of the call, from now on: 1 is the next one.</param>
    public void LosePowerAt(int call) => _powerLossAt = _totalCalls + call;

    /// <summary>Counts a call.</summary>
    /// <returns>The error number of the call, or 0.</returns>
    internal int Enter(DiskOperation operation)
    {
        if (_totalCalls >= _powerLossAt)
            throw new PowerLossException();

        if (operation is not (DiskOperation.List or DiskOperation.Open or DiskOperation.Read))
            _totalCalls++;
        var call = ++_calls[(int)operation];
        return _errors.Remove((operation, call), out var error) ? error : _permanentErrors[(int)operation];
    }

    /// <summary>Ends a call that has reached the cache of the disk.</summary>
    internal void Leave()
    {
        if (_totalCalls >= _powerLossAt)
            throw new PowerLossException();
    }

    internal void RestorePower() => _powerLossAt = int.MaxValue;

    internal int Transferred(int length) => ShortTransfers is { } random && length > 1 && random.Next(2) == 0
        ? random.Next(1, length)
        : length;
}
