using System.Globalization;
using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The types that a string can be proposed as.</summary>
[Flags]
internal enum TextFormats
{
    None = 0,

    /// <summary><see cref="System.Guid"/>, in lowercase with hyphens.</summary>
    Guid = 1,

    /// <summary><see cref="System.DateTimeOffset"/>.</summary>
    DateTimeOffset = 2,

    /// <summary><see cref="System.DateTime"/>: in UTC with <c>Z</c>, or without an offset.</summary>
    DateTime = 4,

    /// <summary><see cref="DateOnly"/>.</summary>
    Date = 8,

    /// <summary><see cref="System.TimeSpan"/>, which also writes every time of day.</summary>
    TimeSpan = 16,

    /// <summary>An absolute <see cref="System.Uri"/> with <c>http</c> or <c>https</c>.</summary>
    Uri = 32,

    All = Guid | DateTimeOffset | DateTime | Date | TimeSpan | Uri,
}

/// <summary>Recognizes the format of a string. A string has a format only if the type writes exactly the same characters again.</summary>
internal static class TextFormat
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    private const string Day = "yyyy-MM-dd";

    /// <summary>Returns the formats that a string has.</summary>
    /// <param name="text">The string.</param>
    /// <param name="json">The same string as JSON, for the parsers of System.Text.Json.</param>
    /// <param name="candidates">The formats of interest.</param>
    public static TextFormats Of(string text, JsonElement json, TextFormats candidates)
    {
        // The first characters decide which parsers are worth a try: most strings are plain text.
        var possible = text switch
        {
            ['h', 't', 't', 'p', ..] => TextFormats.Uri,
            { Length: 36 } when text[8] == '-' => TextFormats.Guid,
            { Length: Length.Date } when text[4] == '-' => TextFormats.Date,
            { Length: >= Length.Instant and <= Length.LongestInstant } when text[4] == '-' =>
                TextFormats.DateTimeOffset | TextFormats.DateTime,
            { Length: >= Length.Clock and <= Length.LongestTimeSpan } when text.Contains(':', StringComparison.Ordinal) =>
                TextFormats.TimeSpan,
            _ => TextFormats.None,
        };
        return (possible & candidates) switch
        {
            TextFormats.None => TextFormats.None,
            var format when format.HasFlag(TextFormats.Uri) && IsUri(text) => TextFormats.Uri,
            var format when format.HasFlag(TextFormats.Guid) && IsGuid(text) => TextFormats.Guid,
            var format when format.HasFlag(TextFormats.Date) && IsDate(text) => TextFormats.Date,
            var format when format.HasFlag(TextFormats.TimeSpan) && IsTimeSpan(text) => TextFormats.TimeSpan,
            var format when format.HasFlag(TextFormats.DateTimeOffset) && IsDateTimeOffset(text, json) => TextFormats.DateTimeOffset,
            var format when format.HasFlag(TextFormats.DateTime) && IsDateTime(text, json) => TextFormats.DateTime,
            _ => TextFormats.None,
        };
    }

    private static bool IsGuid(string text) =>
        Guid.TryParseExact(text, "D", out var id) && string.Equals(id.ToString("D"), text, StringComparison.Ordinal);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTimeSpan(string text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration)
        && string.Equals(duration.ToString("c", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static bool IsDateTimeOffset(string text, JsonElement json) =>
        json.TryGetDateTimeOffset(out var instant)
        && string.Equals(instant.ToString(Instant + "zzz", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    /// <summary>With an offset, the value would depend on the time zone of the machine.</summary>
    private static bool IsDateTime(string text, JsonElement json) =>
        json.TryGetDateTime(out var instant)
        && instant.Kind is not DateTimeKind.Local
        && string.Equals(instant.ToString(Instant + "K", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static bool IsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static class Length
    {
        public const int Date = 10;
        public const int Clock = 8;
        public const int Instant = 19;
        public const int LongestInstant = 33;
        public const int LongestTimeSpan = 26;
    }
}
