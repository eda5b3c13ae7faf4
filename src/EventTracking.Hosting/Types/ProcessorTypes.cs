namespace EventTracking.Hosting.Types;

/// <summary>The built-in processor types.</summary>
internal static class ProcessorTypes
{
    private const string NothingPasses = "is empty, so no event passes";

    public static readonly IReadOnlyDictionary<string, Func<ComponentOptions, IServiceProvider, IEventProcessor>> All =
        new Dictionary<string, Func<ComponentOptions, IServiceProvider, IEventProcessor>>(StringComparer.Ordinal)
        {
            ["NameAllowlist"] = static (options, _) => NameAllowlist(options),
            ["RegexFilter"] = static (options, _) => RegexFilter(options),
            ["Enrich"] = static (options, _) => Enrich.With(options.GetRequiredString("Key"), options.GetRequiredString("Value")),
            ["EnrichWithTrace"] = static (_, _) => Enrich.WithTrace(),
            ["Sampling"] = static (options, _) => new SamplingProcessor(
                options.GetDoubles("Ratios", minimum: 0, maximum: 1),
                options.GetDouble("DefaultRatio", defaultValue: 1, minimum: 0, maximum: 1)),
        };

    private static NameAllowlistProcessor NameAllowlist(ComponentOptions options)
    {
        const string key = "Names";
        var names = options.GetStrings(key);
        if (names.Count == 0)
            options.AddWarning(key, NothingPasses);
        return new NameAllowlistProcessor(names);
    }

    private static RegexFilterProcessor RegexFilter(ComponentOptions options)
    {
        const string key = "Patterns";
        var filterType = options.GetEnum("FilterType", FilterType.Allowlist);
        var patterns = options.GetStrings(key, PatternError.Of);
        if (patterns.Count == 0 && filterType is FilterType.Allowlist)
            options.AddWarning(key, NothingPasses);
        return new RegexFilterProcessor(filterType, patterns);
    }
}
