using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EventTracking.Routing;

/// <summary>Finds out whether a line is beyond a limit, and at which field.</summary>
internal static class LimitCheck
{
    /// <summary>Within the line's own object, and within data or context.</summary>
    private const int LevelOfAPart = 1;
    private const int LevelOfAField = 2;

    /// <returns>What the line is beyond, or <see langword="null"/> where it keeps all limits.</returns>
    public static LimitViolation? Find(ReadOnlySpan<byte> line, EventLimits limits)
    {
        // Colons and brackets also stand in texts: few of them prove that a line keeps the limits, and many prove nothing.
        return line.Length > limits.MaxEventSize
            || line.Count((byte)':') > limits.MaxFields
            || (limits.MaxDepth < EventDataWriter.MaxDepth && line.Count((byte)'{') + line.Count((byte)'[') > limits.MaxDepth)
            ? Read(line, limits)
            : null;
    }

    /// <summary>The field in the middle of which a line was left off.</summary>
    public static string FieldAtEnd(ReadOnlySpan<byte> partOfALine)
    {
        var place = new Place();

        // With a colon behind it, a text at the end is a name if it stands where one may; behind a value it says nothing.
        byte[] ended = [.. partOfALine, (byte)':'];
        var reader = new Utf8JsonReader(ended, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
                place.Follow(in reader);
        }
        catch (Exception exception) when (IsOfTheLine(exception))
        {
            // The last field that made sense is named.
        }

        return place.ToString();
    }

    /// <summary>What there is to say of an event that is too large.</summary>
    public static string TellSize(string field, int limit) => Tell(field, $"is larger than the {limit} bytes that are allowed");

    private static LimitViolation? Read(ReadOnlySpan<byte> line, EventLimits limits)
    {
        var isOversize = line.Length > limits.MaxEventSize;
        var place = new Place();
        var fields = 0;
        var reader = new Utf8JsonReader(isOversize ? line[..limits.MaxEventSize] : line, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                place.Follow(in reader);
                if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth >= LevelOfAField && ++fields > limits.MaxFields)
                    return new LimitViolation(DropReason.TooManyFields, Tell(place.ToString(), $"has more than the {limits.MaxFields} fields that are allowed"));
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= limits.MaxDepth)
                    return new LimitViolation(DropReason.TooDeep, Tell(place.ToString(), $"is nested deeper than the {limits.MaxDepth} levels that are allowed"));
            }
        }
        catch (Exception exception) when (IsOfTheLine(exception))
        {
            // Only its size can then be held against it.
        }

        return isOversize ? new LimitViolation(DropReason.Oversize, TellSize(place.ToString(), limits.MaxEventSize)) : null;
    }

    /// <summary>A hand-written event may have written anything: what is no JSON, and names that are no UTF-8.</summary>
    private static bool IsOfTheLine(Exception exception) => exception is JsonException or InvalidOperationException;

    private static string Tell(string field, DefaultInterpolatedStringHandler problem) =>
        $"with the field \"{field}\" it {problem.ToStringAndClear()}";

    /// <summary>Where in a line a reader is: the part and the field within it.</summary>
    private ref struct Place
    {
        private string _part = "name";
        private string? _field;

        public Place()
        {
        }

        public void Follow(in Utf8JsonReader reader)
        {
            if (reader.TokenType is not JsonTokenType.PropertyName)
                return;

            if (reader.CurrentDepth == LevelOfAPart)
                (_part, _field) = (reader.GetString()!, null);
            else if (reader.CurrentDepth == LevelOfAField)
                _field = reader.GetString();
        }

        public override readonly string ToString() => _field is null ? _part : $"{_part}.{_field}";
    }
}

/// <summary>An event that is beyond a limit.</summary>
/// <param name="Reason">Which limit.</param>
/// <param name="Detail">What is to be said about it.</param>
internal sealed record LimitViolation(DropReason Reason, string Detail);
