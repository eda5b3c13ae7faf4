using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

/// <summary>A group in one or more pieces, as the writer of a spool appends it.</summary>
internal sealed class SimulatedGroup : IFrameGroup
{
    private readonly List<FrameGroup> _pieces = [];

    public int Count => _pieces.Sum(static piece => piece.Count);

    public int Bytes => _pieces.Sum(static piece => piece.Bytes);

    public int Pieces => _pieces.Count;

    public Span<byte> Piece(int index) => _pieces[index].Piece(0);

    public void Add(int number, int maxLineBytes)
    {
        if (_pieces.Count is 0 || number % 3 is 0)
            _pieces.Add(new FrameGroup());
        SimulatedEvent.AddTo(_pieces[^1], number, maxLineBytes);
    }
}
