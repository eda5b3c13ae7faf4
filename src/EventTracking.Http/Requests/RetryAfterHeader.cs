using System.Globalization;

namespace EventTracking.Http.Requests;

/// <summary>Reads <c>Retry-After</c>: seconds or a date.</summary>
internal static class RetryAfterHeader
{
    /// <summary>No server can stop the delivery for longer.</summary>
    public static TimeSpan Maximum { get; } = TimeSpan.FromMinutes(5);

    /// <returns>The time to wait, from above zero to <see cref="Maximum"/>; <see langword="null"/> for any other value.</returns>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (string.IsNullOrEmpty(value))
            return null;
        if (!value.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return Within(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue);
        return DateTimeOffset.TryParseExact(
            value, ["R", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) ? Within((date - now).TotalSeconds) : null;
    }

    private static TimeSpan? Within(double seconds) =>
        seconds <= 0 ? null : seconds >= Maximum.TotalSeconds ? Maximum : TimeSpan.FromSeconds(seconds);
}
