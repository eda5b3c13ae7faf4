namespace EventTracking.Hosting.Types;

/// <summary>The processors that every configuration can name.</summary>
internal static class ProcessorTypes
{
    public static readonly IReadOnlyDictionary<string, Func<ComponentOptions, IServiceProvider, IEventProcessor>> All =
        new Dictionary<string, Func<ComponentOptions, IServiceProvider, IEventProcessor>>
        {
            ["NameAllowlist"] = static (options, _) => new NameAllowlistProcessor(options.GetStrings("Names")),
            ["RegexFilter"] = static (options, _) => new RegexFilterProcessor(
                options.GetEnum("FilterType", FilterType.Allowlist), options.GetStrings("Patterns")),
            ["Sampling"] = static (options, _) => new SamplingProcessor(
                options.GetDoubles("Shares", minimum: 0, maximum: 1), options.GetDouble("Otherwise", defaultValue: 1, minimum: 0, maximum: 1)),
        };
}
