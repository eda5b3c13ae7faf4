using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Limit;

/// <summary>Copies a line that is finished already: what the bytes alone cost.</summary>
/// <param name="line">The line.</param>
internal sealed class FinishedLine(byte[] line) : LineVariant("copy of the finished line")
{
    private readonly byte[] _buffer = new byte[line.Length];

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            line.CopyTo(_buffer, 0);
            Sink.Take(_buffer);
        }
    }
}
