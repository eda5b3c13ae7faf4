namespace EventTracking.Generators.Shape;

/// <summary>A string.</summary>
public sealed class StringType : ShapeType
{
    /// <summary>Any string.</summary>
    public static readonly StringType Plain = new(StringFormat.None);

    private static readonly Dictionary<StringFormat, string> Names = new()
    {
        [StringFormat.DateTime] = "date-time",
        [StringFormat.Date] = "date",
        [StringFormat.Time] = "time",
        [StringFormat.TimeSpan] = "timespan",
        [StringFormat.Uuid] = "uuid",
        [StringFormat.Uri] = "uri",
        [StringFormat.Base64] = "base64",
        [StringFormat.Version] = "version",
        [StringFormat.Char] = "char",
        [StringFormat.Number] = "number",
    };

    /// <summary>A string of a format.</summary>
    public StringType(StringFormat format) => Format = format;

    /// <summary>Gets the format.</summary>
    public StringFormat Format { get; }

    /// <inheritdoc/>
    public override string ToString() => Format is StringFormat.None ? "string" : $"string({Names[Format]})";

    /// <summary>The format with that name, or <see langword="null"/>.</summary>
    internal static StringFormat? FormatOf(string name)
    {
        foreach (var format in Names)
        {
            if (format.Value == name)
                return format.Key;
        }

        return null;
    }
}

/// <summary>The format of the text in a string.</summary>
public enum StringFormat
{
    /// <summary>Any text.</summary>
    None,

    /// <summary>
    /// An ISO 8601 instant with up to seven fraction digits. A <c>DateTime</c> of unspecified kind is written without an offset.
    /// </summary>
    DateTime,

    /// <summary><c>yyyy-MM-dd</c></summary>
    Date,

    /// <summary><c>HH:mm:ss[.fffffff]</c></summary>
    Time,

    /// <summary><c>[-][d.]hh:mm:ss[.fffffff]</c></summary>
    TimeSpan,

    /// <summary>32 hexadecimal digits with dashes.</summary>
    Uuid,

    /// <summary>The original string of a <c>System.Uri</c>, absolute or relative.</summary>
    Uri,

    /// <summary>Bytes.</summary>
    Base64,

    /// <summary>Two to four numbers with dots.</summary>
    Version,

    /// <summary>One UTF-16 code unit.</summary>
    Char,

    /// <summary>A number, as <c>JsonNumberHandling.WriteAsString</c> selects.</summary>
    Number,
}

/// <summary>The name of an enum member. A value without a name is written as an integer.</summary>
public sealed class EnumType(IEnumerable<string> names) : ShapeType
{
    /// <summary>Gets the names in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; } = ShapeName.Sorted(names);

    /// <inheritdoc/>
    public override string ToString() => $"enum({ShapeName.List(Names)})";
}

/// <summary>
/// The names of enum members, separated by a comma and a space. A value that the members cannot represent is written as an integer.
/// </summary>
public sealed class FlagsType(IEnumerable<string> names) : ShapeType
{
    /// <summary>Gets the names in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; } = ShapeName.Sorted(names);

    /// <inheritdoc/>
    public override string ToString() => $"flags({ShapeName.List(Names)})";
}
