using EventTracking.Hosting.Types;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    /// <summary>
    /// Reads the options of a <see cref="BatchingBackend"/>, which every destination of batches has in common: a section with the
    /// properties of <see cref="BatchingOptions"/>, in which <c>DeadLetter</c> is a backend with a <c>Type</c>.
    /// </summary>
    /// <param name="key">The option that holds the section; <c>Batching</c> unless given.</param>
    /// <returns>
    /// The options that are set, and the defaults for the others. An option that is invalid is reported, and then valid options are
    /// returned in place of those in the section.
    /// </returns>
    public BatchingOptions GetBatchingOptions(string key = "Batching")
    {
        if (IsSingleValue(key, "a section of options for batches"))
            return new BatchingOptions();

        var options = new ComponentOptions(Section(key), _reader);
        var batching = BatchingOptionsReader.Read(options);
        options.ReportUnknown();
        return batching;
    }

    /// <summary>Reads an option that is a backend; <see langword="null"/> if it is not set, or cannot be created, which is reported.</summary>
    internal IEventBackend? GetBackend(string key) =>
        IsSingleValue(key, "a section with the Type of a backend") || !Section(key).GetChildren().Any() ? null : _reader.ReadBackend(Section(key));

    /// <summary>The services that components are created from.</summary>
    internal IServiceProvider Services => _reader.Services;

    /// <summary>Reports an option that is out of range, unless the option has an error already.</summary>
    internal void AddRangeError(string key, string allowed)
    {
        if (!_reader.Errors.Contains(PathOf(key)))
            AddError(key, $"is out of range. Allowed is {allowed}.");
    }

    private bool IsSingleValue(string key, string allowed)
    {
        var isSingle = !string.IsNullOrEmpty(Section(key).Value);
        if (isSingle)
            AddError(key, $"found a single value. Allowed is {allowed}.");
        return isSingle;
    }
}
