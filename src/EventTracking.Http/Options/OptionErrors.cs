namespace EventTracking.Http.Options;

/// <summary>Throws for the errors that the <c>Validate</c> method of a destination's options returns.</summary>
internal static class OptionErrors
{
    /// <exception cref="ArgumentException">There are errors; the message names every option with the allowed values.</exception>
    public static void ThrowIfAny(IReadOnlyList<KeyValuePair<string, string>> errors, string parameter)
    {
        if (errors.Count == 0)
            return;

        var text = string.Join(' ', errors.Select(static error => $"{error.Key}: expected {error.Value}."));
        throw new ArgumentException(text, parameter);
    }
}
