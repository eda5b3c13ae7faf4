using System.Text;
using EventTracking.Json;

namespace EventTracking.Line;

/// <summary>The position of a <see cref="JsonOutline"/> in a line as the names of its fields, for example <c>data.video_id</c>.</summary>
internal struct FieldPath
{
    /// <summary>The number of levels around a field of the line itself.</summary>
    private const int LineDepth = 1;

    /// <summary>The number of levels around a field of the data or of the context.</summary>
    public const int FieldDepth = 2;

    private string _part = LineFormat.Name;
    private string? _field;

    public FieldPath()
    {
    }

    /// <summary>Returns the path of the field that a line was cut off in.</summary>
    public static string AtEnd(ReadOnlySpan<byte> partOfLine)
    {
        var path = new FieldPath();

        // A colon turns a string at the end into a name if one is expected there. After a value it has no effect.
        byte[] ended = [.. partOfLine, (byte)':'];
        var outline = new JsonOutline(ended);
        while (outline.Read())
            path.Follow(in outline);
        return path.ToString();
    }

    /// <summary>Moves to the token that the outline has just read.</summary>
    public void Follow(in JsonOutline outline)
    {
        if (outline.TokenType is not JsonOutline.Token.Name)
            return;

        if (outline.Depth == LineDepth)
            (_part, _field) = (Encoding.UTF8.GetString(outline.Name), null);
        else if (outline.Depth == FieldDepth)
            _field = Encoding.UTF8.GetString(outline.Name);
    }

    public override readonly string ToString() => _field is null ? _part : $"{_part}.{_field}";
}
