namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of a spool.</summary>
internal static class SpoolOptionsReader
{
    /// <returns>The options, or <see langword="null"/> if one is invalid, which is reported.</returns>
    public static SpoolOptions? Read(ComponentOptions options)
    {
        var path = options.GetRequiredString("Path");
        var defaults = new SpoolOptions(path);
        var read = new SpoolOptions(path.Length == 0 ? path : ContentRoot.FullPath(path, options.Services))
        {
            MaxBytes = options.GetByteSize(nameof(defaults.MaxBytes), defaults.MaxBytes),
            Durability = options.GetEnum(nameof(defaults.Durability), defaults.Durability),
            WhenFull = QueueFullReader.Read(options),
            MaxAge = options.GetTimeSpan(nameof(defaults.MaxAge), TimeSpan.MaxValue) is var age && age < TimeSpan.MaxValue ? age : null,
        };

        var invalid = read.Validate();
        options.AddErrors(invalid);
        return invalid.Count == 0 ? read : null;
    }
}
