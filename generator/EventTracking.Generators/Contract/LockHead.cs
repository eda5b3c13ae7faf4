using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>The first line of a block: the event name, the version and perhaps the mark of a retired event.</summary>
internal readonly record struct LockHead(string EventName, int Version, LockState State)
{
    private const string RetiredMark = "retired";

    /// <summary>Reads a line.</summary>
    /// <exception cref="ShapeTextException">The line is not the first line of a block.</exception>
    public static LockHead Read(string line)
    {
        var scanner = new TextScanner(line);
        var name = scanner.ReadEventName();
        scanner.Read(" ");
        var version = scanner.ReadInteger();
        var state = scanner.TryRead($" {RetiredMark}") ? LockState.Retired : LockState.Emitted;
        return scanner.IsAtEnd && version is >= 1 and <= int.MaxValue
            ? new LockHead(name, (int)version, state)
            : throw new ShapeTextException($"expected 'name version' and perhaps '{RetiredMark}' but found '{line}'");
    }

    /// <summary>Returns a negative number if this block belongs before the other, a positive one if it belongs after it.</summary>
    public int OrderAgainst(LockHead other)
    {
        var order = string.CompareOrdinal(ShapeName.QuoteEvent(EventName), ShapeName.QuoteEvent(other.EventName));
        return order == 0 ? Version.CompareTo(other.Version) : order;
    }

    public override string ToString() =>
        ShapeHeader.Text(EventName, Version) + (State is LockState.Retired ? $" {RetiredMark}" : "");
}
