using System.Runtime.CompilerServices;
using System.Text;
using EventTracking.Json;

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
        return line.Length > limits.MaxEventBytes
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
        var outline = new JsonOutline(ended);
        while (outline.Read())
            place.Follow(in outline);
        return place.ToString();
    }

    /// <summary>What there is to say of an event that is too large.</summary>
    public static string DescribeOversize(string field, int limit) => Describe(field, $"is larger than the {limit} bytes that are allowed");

    private static LimitViolation? Read(ReadOnlySpan<byte> line, EventLimits limits)
    {
        var isOversize = line.Length > limits.MaxEventBytes;
        var place = new Place();
        var fields = 0;
        var outline = new JsonOutline(isOversize ? line[..limits.MaxEventBytes] : line);
        while (outline.Read())
        {
            place.Follow(in outline);
            if (outline.TokenType is JsonOutline.Token.Name && outline.Depth >= LevelOfAField && ++fields > limits.MaxFields)
                return new LimitViolation(DropReason.TooManyFields, Describe(place.ToString(), $"has more than the {limits.MaxFields} fields that are allowed"));
            if (outline.TokenType is JsonOutline.Token.Start && outline.Depth >= limits.MaxDepth)
                return new LimitViolation(DropReason.TooDeep, Describe(place.ToString(), $"is nested deeper than the {limits.MaxDepth} levels that are allowed"));
        }

        return isOversize ? new LimitViolation(DropReason.Oversize, DescribeOversize(place.ToString(), limits.MaxEventBytes)) : null;
    }

    private static string Describe(string field, DefaultInterpolatedStringHandler problem) =>
        $"with the field \"{field}\" it {problem.ToStringAndClear()}";

    /// <summary>Where in a line an outline is: the part and the field within it.</summary>
    private ref struct Place
    {
        private string _part = "name";
        private string? _field;

        public Place()
        {
        }

        public void Follow(in JsonOutline outline)
        {
            if (outline.TokenType is not JsonOutline.Token.Name)
                return;

            if (outline.Depth == LevelOfAPart)
                (_part, _field) = (Encoding.UTF8.GetString(outline.Name), null);
            else if (outline.Depth == LevelOfAField)
                _field = Encoding.UTF8.GetString(outline.Name);
        }

        public override readonly string ToString() => _field is null ? _part : $"{_part}.{_field}";
    }
}

/// <summary>An event that is beyond a limit.</summary>
/// <param name="Reason">Which limit.</param>
/// <param name="Detail">What is to be said about it.</param>
internal readonly record struct LimitViolation(DropReason Reason, string Detail);
