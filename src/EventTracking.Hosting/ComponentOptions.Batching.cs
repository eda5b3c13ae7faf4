using EventTracking.Hosting.Types;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    /// <summary>
    /// Reads the options of a <see cref="BatchingBackend"/>: a section with the properties of <see cref="BatchingOptions"/>, where
    /// <c>DeadLetter</c> is a section with the <c>Type</c> and options of a backend, and <c>Spool</c> one with the properties of
    /// <see cref="SpoolOptions"/>. A relative <c>Path</c> of a spool starts at the content root; <c>WhenFull</c> is <c>DropNewest</c>,
    /// <c>DropOldest</c> or <c>Wait</c>, which waits for <c>WaitTimeout</c> (default: 1 second).
    /// </summary>
    /// <param name="key">The name of the section.</param>
    /// <returns>
    /// The options, with defaults for those that are not set. If an option is invalid, the error is reported and default options are
    /// returned.
    /// </returns>
    public BatchingOptions GetBatchingOptions(string key = "Batching")
    {
        if (IsSingleValue(key, "a section of batching options"))
            return new BatchingOptions();

        var options = new ComponentOptions(Section(key), _reader);
        var batching = BatchingOptionsReader.Read(options);
        options.ReportUnknown();
        return batching;
    }

    /// <summary>Reads the options of a spool.</summary>
    /// <returns><see langword="null"/> if there are none, or if one is invalid, which is reported.</returns>
    internal SpoolOptions? ReadSpool()
    {
        const string key = nameof(BatchingOptions.Spool);
        if (IsSingleValue(key, "a section with the Path of a spool") || !Section(key).GetChildren().Any())
            return null;

        var options = new ComponentOptions(Section(key), _reader);
        var spool = SpoolOptionsReader.Read(options);
        options.ReportUnknown();
        return spool;
    }

    /// <summary>Creates the backend that an option describes.</summary>
    /// <returns><see langword="null"/> if the option is not set, or if the backend cannot be created, which is reported.</returns>
    internal IEventBackend? GetBackend(string key) =>
        IsSingleValue(key, "a section with the Type of a backend") || !Section(key).GetChildren().Any()
            ? null
            : _reader.ReadBackend(Section(key));

    /// <summary>The services that components are created from.</summary>
    internal IServiceProvider Services => _reader.Services;

    private bool IsSingleValue(string key, string expected)
    {
        var isSingle = !string.IsNullOrEmpty(Section(key).Value);
        if (isSingle)
            AddError(key, $"expected {expected}, but found a single value.");
        return isSingle;
    }
}
